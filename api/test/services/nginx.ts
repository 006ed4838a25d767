import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../until.ts";

const EXAMPLE = fileURLToPath(new URL("../../deploy/nginx.conf", import.meta.url));
const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** A real nginx with the example as it is given away, but for its ports and its certificate. */
export async function startNginx(port: number, upstreams: readonly number[]): Promise<AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-nginx-"));
  await chmod(folder, 0o755);
  const file = join(folder, "nginx.conf");
  const temporary = TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  writeFileSync(
    file,
    `pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
     events { worker_connections 1024; }
     http { access_log off; ${temporary} ${example(port, upstreams)} }`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", file], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answers(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { [Symbol.asyncDispose]: stop };
}

function example(port: number, upstreams: readonly number[]): string {
  const [first, second] = upstreams;
  return readFileSync(EXAMPLE, "utf8")
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_certificate.*$/gm, "")
    .replace("127.0.0.1:4001", `127.0.0.1:${first}`)
    .replace("127.0.0.1:4002", `127.0.0.1:${second}`);
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const answer = async () => {
    if (child.exitCode !== null) throw new Error("nginx ended");
    return (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)) !== null;
  };
  await until(answer, 10_000, "nginx answers");
}

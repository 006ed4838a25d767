import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../../src/kernel/embedded/postmaster.ts";
import { until } from "../until.ts";

export type RedisServer = AsyncDisposable & {
  readonly url: string;
  /** As when its power is cut. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

/** A real server, empty, on a port of its own. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const launch = () =>
    spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  let child = launch();
  const kill = async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  await until(() => answers(url), 10_000, "redis answers");
  return {
    url,
    kill,
    start: async () => {
      child = launch();
      await until(() => answers(url), 10_000, "redis answers");
    },
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../api/src/main.ts", import.meta.url));
const PATIENCE_MS = 60_000;

/** The product as its users have it: one process, started by its own entry point, at an address of its own. */
export type Product = AsyncDisposable & {
  readonly url: string;
  /** The power is cut: nothing is said, nothing is put away. */
  kill(): Promise<void>;
  /** Again, on the same data and at the same address. */
  start(): Promise<void>;
};

/** With the demo company on an embedded database of its own, or on the database named. */
export async function startProduct(
  settings: {
    readonly databaseUrl?: string;
    /** Gateways may lie on this machine. */ readonly privateGateways?: boolean;
    /** Its clock runs so far ahead of ours. */ readonly aheadMs?: number;
  } = {},
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-e2e-"));
  // As root the embedded server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    NODE_ENV: "production",
    PORT: String(port),
    HEYI_DATA: folder,
    HEYI_DEMO: String(settings.databaseUrl === undefined),
    LOG_LEVEL: "warn",
    ...(settings.databaseUrl !== undefined && { DATABASE_URL: settings.databaseUrl }),
    ...(settings.privateGateways && { HEYI_ALLOW_PRIVATE_WEBHOOKS: "true" }),
    ...(settings.aheadMs !== undefined && {
      E2E_AHEAD_MS: String(settings.aheadMs),
      NODE_OPTIONS: `--import ${new URL("ahead.mjs", import.meta.url).href}`,
    }),
  };
  let running: Running | null = null;

  const product: Product = {
    url,
    async start() {
      running = launch(env);
      await running.untilSaid(url);
    },
    async kill() {
      await running?.end("SIGKILL");
    },
    async [Symbol.asyncDispose]() {
      await running?.end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await product.start();
    return product;
  } catch (error) {
    await product[Symbol.asyncDispose]();
    throw error;
  }
}

type Running = {
  untilSaid(words: string): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
};

function launch(env: NodeJS.ProcessEnv): Running {
  const child: ChildProcess = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let said = "";
  let tell = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      said += data.toString();
      tell();
    });
  }
  return {
    async untilSaid(words) {
      const { promise, resolve } = Promise.withResolvers<void>();
      tell = () => said.includes(words) && resolve();
      tell();
      const timeout = AbortSignal.timeout(PATIENCE_MS);
      const tooLate = once(timeout, "abort").then(() => "nothing for too long");
      const outcome = await Promise.race([promise, ended.then(() => "it ended"), tooLate]);
      if (typeof outcome === "string") throw new Error(`the product did not start, ${outcome}:\n${said}`);
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

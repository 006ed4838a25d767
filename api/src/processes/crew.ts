import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import { WORKER, type ToLeader } from "./messages.ts";
import type { Switchboard } from "./switchboard.ts";

/** Who ends sooner after it was ready is started again later and later. */
const YOUNG_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** A worker drains within five seconds; one that does not has hung. */
const PATIENCE_MS = 6000;
const READY_WITHIN_MS = 60_000;

export type CrewOptions = {
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly size: number;
  readonly board: Switchboard;
  readonly log: Log;
};

/** Keeps so many workers at work: one that dies is replaced, all can be renewed without a gap. */
export class Crew implements AsyncDisposable {
  readonly #options: CrewOptions;
  /** Whose end is not expected. */
  readonly #workers = new Set<ChildProcess>();
  /** With those that are starting or on their way home. */
  readonly #alive = new Set<ChildProcess>();
  readonly #stop = new AbortController();
  #diedYoung = 0;
  #renewing: Promise<void> = Promise.resolve();

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  /** Resolves when all have begun to work. */
  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.#options.size }, () => this.#fill()));
  }

  /** One after another: the new one is ready before the old one is sent home. Asked twice, it is done twice. */
  renew(): Promise<void> {
    this.#renewing = this.#renewing.then(() => this.#renewAll());
    return this.#renewing;
  }

  async #renewAll(): Promise<void> {
    // Those who work now, not those who come meanwhile.
    const present = [...this.#workers];
    for (const old of present) {
      if (this.#stop.signal.aborted) return;
      const fresh = await this.#launch();
      if (fresh === null) {
        if (!this.#stop.signal.aborted)
          this.#options.log.error({}, "a new worker does not come up, the old ones stay");
        return;
      }
      this.#watch(fresh);
      // No longer one of ours: its end is no death.
      this.#workers.delete(old);
      await this.#sendHome(old);
    }
  }

  /** Tries until one works, or all is to end. */
  async #fill(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const worker = await this.#launch();
      if (worker !== null) return this.#watch(worker);
      await this.#backOff();
    }
  }

  /** A worker that is ready and has its share, or null when it ended before. */
  async #launch(): Promise<ChildProcess | null> {
    const { program, environment, board, log } = this.#options;
    const worker = fork(program, [WORKER], { env: environment });
    this.#alive.add(worker);
    worker.once("exit", () => this.#alive.delete(worker));
    worker.on("error", (error) => log.error({ code: errorCode(error) }, "worker process"));
    if (!(await isReady(worker))) {
      worker.kill("SIGKILL");
      return null;
    }
    board.plugIn(worker);
    log.info({ worker: worker.pid }, "worker ready");
    return worker;
  }

  #watch(worker: ChildProcess): void {
    const since = performance.now();
    this.#workers.add(worker);
    const replace = async (): Promise<void> => {
      this.#options.board.unplug(worker);
      if (!this.#workers.delete(worker) || this.#stop.signal.aborted) return;
      const { exitCode, signalCode } = worker;
      this.#options.log.error(
        { worker: worker.pid, exitCode, signalCode },
        "worker ended, another one is started",
      );
      if (performance.now() - since < YOUNG_MS) await this.#backOff();
      else this.#diedYoung = 0;
      await this.#fill();
    };
    const ended = () => void replace().catch((failure: unknown) => this.#failed(failure));
    if (hasEnded(worker)) ended();
    else worker.once("exit", ended);
  }

  /** The first one to die young is replaced at once. */
  async #backOff(): Promise<void> {
    const wait = this.#diedYoung === 0 ? 0 : FIRST_WAIT_MS * 2 ** (this.#diedYoung - 1);
    this.#diedYoung += 1;
    await Promise.race([
      sleep(Math.min(wait, LONGEST_WAIT_MS), undefined, { ref: false }),
      aborted(this.#stop.signal),
    ]);
  }

  #failed(failure: unknown): void {
    this.#options.log.error({ code: errorCode(toError(failure)) }, "worker not replaced");
  }

  async #sendHome(worker: ChildProcess): Promise<void> {
    if (hasEnded(worker)) return;
    this.#options.board.unplug(worker);
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    const late = setTimeout(() => worker.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(late);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.all([...this.#alive].map((worker) => this.#sendHome(worker)));
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(worker: ChildProcess): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const heard = (message: ToLeader) => message.kind === "READY" && resolve(true);
  const ended = () => resolve(false);
  const late = setTimeout(ended, READY_WITHIN_MS);
  worker.on("message", heard).once("exit", ended).once("error", ended);
  const ready = await promise;
  clearTimeout(late);
  worker.off("message", heard).off("exit", ended).off("error", ended);
  return ready;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { decodeGlobalId } from "../../api/src/graphql/global-id.ts";
import type { ComplaintId } from "../../api/src/kernel/ids.ts";
import { call, type Outcome } from "./call.ts";
import { oneOf } from "./chance.ts";
import { type Command, type Course, type Desk, nextCommand, registration, type Seen } from "./course.ts";
import type { Acknowledged } from "./judge-commands.ts";

export type LoadOptions = {
  readonly ports: readonly number[];
  readonly desks: readonly Desk[];
  readonly courses: readonly Course[];
  readonly perSecond: number;
  /** How often one command is tried, each time at another process. */
  readonly attempts: number;
};

/** What was sent and what was answered to it. */
export type Sent = {
  readonly acknowledged: Acknowledged[];
  /** Never answered with the complaint, however often tried; what came of them is not known. */
  readonly unanswered: string[];
  /** Answered with an error of the domain. */
  readonly refused: string[];
  /** The same command sent twice and answered differently. */
  readonly differing: string[];
  readonly retried: { commands: number; reasons: Map<string, number> };
  doubles: number;
};

type Answer = { readonly answer: Complaint | { readonly __typename: string; readonly code: string } };
type Complaint = { readonly __typename: "Complaint"; readonly id: string; readonly version: number };
type Work = {
  readonly desk: Desk;
  readonly course: Course;
  readonly nth: number;
  done: number;
  seen: Seen | null;
};

/** Complaints under way at a time. */
const BREADTH = 60;
/** Commands not yet answered beyond which nobody sends more: people wait, too. */
const PATIENT = 100;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1000;

/**
 * People at work at a steady rate. A command that was not answered is sent again with its key; one in ten is sent twice
 * on purpose, at once or later. One person works on a complaint at a time, so nothing is a conflict.
 */
export class Load implements Disposable {
  readonly sent: Sent = {
    acknowledged: [],
    unanswered: [],
    refused: [],
    differing: [],
    retried: { commands: 0, reasons: new Map() },
    doubles: 0,
  };
  readonly #options: LoadOptions;
  readonly #idle: Work[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #begun = 0;
  #turn = 0;
  #stopped = false;
  #abandoned = false;
  readonly #running: Promise<void>;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** No further commands; resolves when every one sent is answered. */
  async stop(): Promise<Sent> {
    this.#stopped = true;
    await this.#running;
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    return this.sent;
  }

  /** Everybody goes home, whatever is still unanswered. */
  [Symbol.dispose](): void {
    this.#stopped = true;
    this.#abandoned = true;
  }

  async #run(): Promise<void> {
    const begun = performance.now();
    for (let n = 0; !this.#stopped; n += 1) {
      await sleep(Math.max(0, begun + (n * 1000) / this.#options.perSecond - performance.now()));
      if (this.#underWay.size < PATIENT) this.#track(this.#step());
    }
  }

  #track(task: Promise<void>): void {
    const tracked = task.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  async #step(): Promise<void> {
    const work = this.#nextWork();
    const { desk, course, nth, done, seen } = work;
    const command = seen === null ? registration(desk, nth) : nextCommand(desk, course, done, seen);
    if (command === null) return;
    const saw = await this.#perform(command, seen);
    if (saw === null) return;
    work.done += seen === null ? 0 : 1;
    work.seen = saw;
    if (nextCommand(desk, course, work.done, saw) !== null) this.#idle.push(work);
  }

  #nextWork(): Work {
    const idle = this.#idle.length + this.#underWay.size < BREADTH ? undefined : this.#idle.shift();
    if (idle !== undefined) return idle;
    const nth = (this.#begun += 1);
    const { desks, courses } = this.#options;
    return { desk: oneOf(desks), course: oneOf(courses), nth, done: 0, seen: null };
  }

  /** Null when it was not acknowledged. */
  async #perform(command: Command, seen: Seen | null): Promise<Seen | null> {
    const key = randomUUID();
    const send = () => this.#untilAnswered(command, key);
    const double = maySendTwice(command) && Math.random() < 0.1 ? oneOf(["AT_ONCE", "LATER"] as const) : null;
    const twin = double === "AT_ONCE" ? this.#double(send) : null;
    const saw = await send();
    if (saw === null) return null;
    this.sent.acknowledged.push({
      key,
      tells: command.tells,
      staffId: command.by.actor.staffId,
      complaintId: saw.id,
      seen: seen?.version ?? 0,
      version: saw.version,
    });
    if (twin !== null) this.#track(this.#compare(key, saw.id, twin));
    if (double === "LATER")
      this.#track(
        this.#compare(
          key,
          saw.id,
          sleep(2000).then(() => this.#double(send)),
        ),
      );
    return saw;
  }

  #double(send: () => Promise<Seen | null>): Promise<Seen | null> {
    this.sent.doubles += 1;
    return send();
  }

  async #compare(key: string, id: ComplaintId, twin: Promise<Seen | null>): Promise<void> {
    const other = await twin;
    if (other !== null && other.id !== id) this.sent.differing.push(`${key}: ${id} and ${other.id}`);
  }

  async #untilAnswered(command: Command, key: string): Promise<Seen | null> {
    const { ports, attempts } = this.#options;
    const query = `mutation ($input: Complaint${command.verb}Input!) { answer: complaint${command.verb}(input: $input) { __typename ... on Complaint { id version } ... on Error { code } } }`;
    const variables = { input: { ...command.input, idempotencyKey: key } };
    const first = (this.#turn += 1);
    let why = "";
    for (let attempt = 0; attempt < attempts && !this.#abandoned; attempt += 1) {
      const port = ports[(first + attempt) % ports.length] ?? 0;
      const outcome = await call<Answer>(port, command.by.cookie, query, variables);
      if (outcome.answered) return this.#note(command, outcome);
      why = outcome.why;
      this.#noteRetry(attempt, why);
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
    }
    this.sent.unanswered.push(`${command.verb} ${key}: ${why}`);
    return null;
  }

  #note(command: Command, { data: { answer } }: Extract<Outcome<Answer>, { answered: true }>): Seen | null {
    if ("version" in answer)
      return { id: decodeGlobalId(answer.id).id as ComplaintId, version: answer.version };
    this.sent.refused.push(`${command.verb}: ${answer.code}`);
    return null;
  }

  #noteRetry(attempt: number, why: string): void {
    const { retried } = this.sent;
    if (attempt === 0) retried.commands += 1;
    retried.reasons.set(why, (retried.reasons.get(why) ?? 0) + 1);
  }
}

/** AUD-2: whoever declines loses sight, and once others have gone on is not told again what came of it. */
function maySendTwice({ verb }: Command): boolean {
  return verb !== "Decline";
}

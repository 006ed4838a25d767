import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { EVENTS_CHANNEL } from "../../src/events/append.ts";
import { encodeGlobalId } from "../../src/graphql/global-id.ts";
import type { CompanyId } from "../../src/kernel/ids.ts";
import { type Program, startProduct } from "../program.ts";
import { dataOf, postOf, Wire } from "../wire.ts";
import type { Heard, Word } from "./crowd.ts";
import { gather, type Gathered, subscriptionOf } from "./people.ts";
import { now } from "./raw-socket.ts";

const CROWD = fileURLToPath(new URL("crowd.ts", import.meta.url));
const CONTACT = `mutation ($input: ComplaintContactInput!) { answer: complaintContact(input: $input) { __typename ... on Complaint { version } } }`;
const QUIET_MS = 100;
const PATIENCE_MS = 60_000;

type Answer = { readonly answer: { readonly __typename: string; readonly version?: number } };

/**
 * One of the two that are compared: a server that pushes, and on the same database another process of the product that
 * takes the commands, so that the measured one does nothing but tell of them. The crowd sits in a process of its own.
 */
export class Side implements AsyncDisposable {
  readonly program: Program;
  readonly people: Gathered;
  readonly #client: pg.Client;
  readonly #stack: AsyncDisposableStack;
  readonly #crowd: ChildProcess;
  readonly #wires: readonly Wire[];
  #commits: { readonly seq: number; readonly at: number }[] = [];
  #turn = 0;

  private constructor(
    client: pg.Client,
    program: Program,
    people: Gathered,
    crowd: ChildProcess,
    wires: readonly Wire[],
    stack: AsyncDisposableStack,
  ) {
    this.#client = client;
    this.program = program;
    this.people = people;
    this.#crowd = crowd;
    this.#wires = wires;
    this.#stack = stack;
  }

  static async start(
    databaseUrl: string,
    startProgram: (databaseUrl: string) => Promise<Program>,
    most: number,
    atOnce: number,
  ): Promise<Side> {
    await using stack = new AsyncDisposableStack();
    const client = stack.adopt(new pg.Client({ connectionString: databaseUrl }), (one) => one.end());
    await client.connect();
    const people = await gather(client, most);
    const program = stack.use(await startProgram(databaseUrl));
    const committer = stack.use(await startProduct(databaseUrl));
    const crowd = stack.adopt(fork(CROWD), (child) => void child.kill());
    const wires = Array.from({ length: atOnce }, () => stack.use(new Wire(committer.port)));
    const side = new Side(client, program, people, crowd, wires, stack.move());
    client.on("notification", ({ payload = "" }) =>
      side.#commits.push({ seq: Number(payload.split(":")[1]), at: now() }),
    );
    await client.query(`listen ${EVENTS_CHANNEL}`);
    return side;
  }

  /** The product's sockets subscribe to the queue; the limit's take whatever is written to them. */
  async open(subscribers: number, path: string, subscribes: boolean): Promise<void> {
    const subscription = await subscriptionOf(this.#client, this.people.companyId);
    const openings = this.people.subscribers.slice(0, subscribers).map(({ cookie, filter }) => ({
      port: this.program.port,
      path,
      cookie,
      subscribe: subscribes ? subscription(filter) : null,
    }));
    await this.#tell({ type: "open", openings });
  }

  async close(): Promise<void> {
    await this.#tell({ type: "close" });
  }

  async begin(): Promise<void> {
    await this.#tell({ type: "begin" });
    this.#commits = [];
  }

  /** So many events at once, each a command of its own on a complaint of its own. */
  async commit(events: number): Promise<void> {
    await Promise.all(this.#wires.slice(0, events).map((wire) => this.#contact(wire)));
  }

  async #contact(wire: Wire): Promise<void> {
    const { complaints, dispatcher } = this.people;
    const complaint = complaints[(this.#turn += 1) % complaints.length];
    if (complaint === undefined) throw new Error("nothing to work on");
    const input = {
      complaintId: encodeGlobalId("Complaint", complaint.id),
      expectedVersion: complaint.version,
      idempotencyKey: randomUUID(),
      how: "PHONE",
      text: "已电话告知业主处理进度。",
    };
    const answer = await wire.ask(postOf("/graphql", dispatcher, { query: CONTACT, variables: { input } }));
    const { version } = (dataOf(answer) as Answer).answer;
    if (version === undefined) throw new Error(`refused: ${answer.body.toString("utf8")}`);
    complaint.version = version;
  }

  /** Waits until the crowd has gone quiet, and asks what it has heard. */
  async heard(hasCursors: boolean): Promise<Heard> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      await sleep(QUIET_MS);
      const seq = hasCursors ? (this.#commits.at(-1)?.seq ?? 0) : null;
      const commits = this.#commits.map(({ at }) => at);
      const companyId: CompanyId = this.people.companyId;
      const heard = (await this.#tell({ type: "judge", commits, companyId, seq })) as Heard;
      if (heard.behind === 0 && heard.quietFor >= QUIET_MS) return heard;
      if (performance.now() > deadline)
        throw new Error(`${heard.behind} subscribers have missed the last event`);
    }
  }

  async #tell(word: Word): Promise<unknown> {
    this.#crowd.send(word);
    const [answer] = (await once(this.#crowd, "message")) as [unknown];
    return answer;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}

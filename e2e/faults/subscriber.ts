import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { QUEUE_CHANGED } from "../../api/bench/documents.ts";
import type { QueueFilter } from "../../api/src/complaint/queue/filter.ts";
import { decodeGlobalId } from "../../api/src/graphql/global-id.ts";
import type { ComplaintId } from "../../api/src/kernel/ids.ts";
import { sightOf, type Sight } from "../../api/src/org/access.ts";
import { waitBeforeRetry } from "../../console/src/graphql/back-off.ts";
import { resumable } from "../../console/src/graphql/resume.ts";
import { doorOf } from "./door.ts";
import type { Change, Reading, Step } from "./judge-reader.ts";
import type { Person } from "./people.ts";
import { filterInput, type Pages, positionOf, readPages } from "./queue-pages.ts";

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

type Message =
  | { readonly __typename: "QueueReload"; readonly reason: string }
  | {
      readonly __typename: "QueueChanges";
      readonly cursor: string;
      readonly changes: readonly GivenChange[];
    };
type GivenChange = {
  readonly kind: Change["kind"];
  readonly id: string;
  readonly entry: { readonly version: number } | null;
};

/**
 * A live reader on the standard client with the console's settings, its waits and its way of resuming; each connection
 * goes to any of the processes. Keeps what it was given for the judge, and the picture it would show.
 */
export class Subscriber implements Reading, Disposable {
  readonly name: string;
  readonly filter: QueueFilter;
  readonly sight: Sight;
  readonly steps: Step[] = [];
  readonly picture = new Map<ComplaintId, number>();
  /** Why it had to load anew or subscribe anew, and how often. */
  readonly troubles = new Map<string, number>();
  readonly person: Person;
  readonly #ports: readonly number[];
  #client: Client;
  #socket: WebSocket | null = null;
  #position = 0;
  #stop: () => void = () => undefined;
  #closed = false;
  #connectedAt = 0;

  constructor(name: string, person: Person, filter: QueueFilter, ports: readonly number[]) {
    this.name = name;
    this.filter = filter;
    this.sight = sightOf(person.actor);
    this.person = person;
    this.#ports = ports;
    this.#client = this.#build();
  }

  /** Resolves with the first picture; from then on it follows. */
  async open(): Promise<void> {
    const pages = await readPages(this.#ports, this.person, this.filter, this.#position, () => !this.#closed);
    if (pages !== null) this.resume(pages);
  }

  /** Goes on from a picture it has already. */
  resume({ cursor, from, upTo, rows }: Pages): void {
    this.picture.clear();
    for (const { id, version } of rows) this.picture.set(id, version);
    this.steps.push({ kind: "PAGE", from, upTo, rows });
    this.#position = from;
    this.#listen(cursor);
  }

  /** How far in the log it has been told. */
  get position(): number {
    return this.#position;
  }

  /** When the socket in use was accepted by its server, by performance.now(); 0 when there is none. */
  get connectedAt(): number {
    return this.#connectedAt;
  }

  /** The connection breaks off without a word. */
  cut(): void {
    this.#connectedAt = 0;
    this.#socket?.terminate();
  }

  #build(): Client {
    let watchdog: NodeJS.Timeout | undefined;
    const { cookie } = this.person;
    const keep = (socket: WebSocket) => (this.#socket = socket);
    class SocketWithCookie extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers: { cookie } });
        keep(this);
      }
    }
    const client = createClient({
      url: async () => `ws://127.0.0.1:${await doorOf(this.#ports)}/graphql`,
      webSocketImpl: SocketWithCookie,
      keepAlive: PING_EVERY_MS,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: async (attempt) => {
        await sleep(waitBeforeRetry(attempt, Math.random()), undefined, { ref: false });
      },
      on: {
        connected: () => (this.#connectedAt = performance.now()),
        closed: () => {
          this.#connectedAt = 0;
          clearTimeout(watchdog);
        },
        ping: (received) => {
          if (!received) watchdog = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
        },
        pong: () => clearTimeout(watchdog),
      },
    });
    return client;
  }

  #listen(after: string): void {
    if (this.#closed) return;
    let current = true;
    const reader = resumable({
      query: QUEUE_CHANGED,
      variables: { filter: filterInput(this.filter), after },
    });
    const leave = (trouble: string, next: () => Promise<void>) => {
      if (!current || this.#closed) return;
      current = false;
      this.#stop();
      this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
      void next();
    };
    const again = async () => {
      await sleep(waitBeforeRetry(0, Math.random()));
      this.#listen(String(reader.payload.variables?.["after"]));
    };
    let ending: Parameters<typeof leave> = ["completed", again];
    // Not within the message: the server's own word that this is the end, in the same breath, would make the library
    // count one subscription down twice, and it would open no socket for the next one.
    const leaveSoon = (...how: typeof ending) => {
      ending = how;
      setImmediate(() => leave(...how));
    };
    this.#stop = this.#client.subscribe<{ queueChanged: Message }>(reader.payload, {
      next: (result) => {
        const message = result.data?.queueChanged;
        if (!current) return;
        if (message === undefined || result.errors !== undefined)
          return leaveSoon("error in a message", again);
        if (message.__typename === "QueueReload") return leaveSoon(message.reason, () => this.open());
        reader.note(result);
        this.#take(message);
      },
      error: (error) => {
        if (Array.isArray(error)) return leave("refused to subscribe", again);
        // A close code that the library holds for final: a new client takes its place, as in the console.
        leave(`closed with ${closeCode(error)}`, async () => {
          this.#client = this.#build();
          await again();
        });
      },
      complete: () => leave(...ending),
    });
  }

  #take({ cursor, changes }: Extract<Message, { __typename: "QueueChanges" }>): void {
    const upTo = positionOf(cursor, this.person.actor.companyId);
    const given = changes.map(({ kind, id, entry }) => ({
      kind,
      id: decodeGlobalId(id).id as ComplaintId,
      version: entry?.version ?? null,
    }));
    for (const { kind, id, version } of given) {
      if (kind === "REMOVED") this.picture.delete(id);
      else this.picture.set(id, version ?? 0);
    }
    this.steps.push({ kind: "CHANGES", after: this.#position, upTo, changes: given });
    this.#position = upTo;
  }

  /** The library closes the socket with its last subscription, also one that it is just opening. */
  [Symbol.dispose](): void {
    this.#closed = true;
    this.#stop();
  }
}

function closeCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : String(error);
}

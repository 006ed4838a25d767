import { decodeCursor } from "../../src/events/cursor.ts";
import type { CompanyId } from "../../src/kernel/ids.ts";
import { now, type Opening, RawSocket } from "./raw-socket.ts";

// The subscribers, in a process of their own: its work must not be measured with the server's.

export type Word =
  | { readonly type: "open"; readonly openings: readonly Opening[] }
  /** Forgets what has come so far. */
  | { readonly type: "begin" }
  /** When each event was committed; `seq`: what everybody must have heard of, null where there are no cursors. */
  | {
      readonly type: "judge";
      readonly commits: readonly number[];
      readonly companyId: CompanyId;
      readonly seq: number | null;
    }
  | { readonly type: "close" };

export type Heard = {
  readonly frames: number;
  readonly bytes: number;
  /** From an event's commit to each socket, where every socket got one frame for each event; else to the last frame. */
  readonly latencies: readonly number[];
  /** Sockets that have not heard of the last event. */
  readonly behind: number;
  /** How long nothing has come any more. */
  readonly quietFor: number;
};

/** As many at once as a browser farm would; more would only wait in the server's queue. */
const AT_ONCE = 64;

let sockets: RawSocket[] = [];

process.on("message", (word: Word) => {
  answer(word).then(
    (heard) => process.send?.(heard),
    (error: unknown) => {
      throw error;
    },
  );
});

async function answer(word: Word): Promise<Heard | "done"> {
  switch (word.type) {
    case "open":
      await open(word.openings);
      return "done";
    case "begin":
      for (const socket of sockets) {
        socket.frames = 0;
        socket.arrivals.length = 0;
      }
      return "done";
    case "judge":
      return judge(word.commits, word.companyId, word.seq);
    case "close":
      for (const socket of sockets) socket.close();
      sockets = [];
      return "done";
    default:
      return word satisfies never;
  }
}

async function open(openings: readonly Opening[]): Promise<void> {
  const left = openings.values();
  const worker = async () => {
    for (const opening of left) {
      const socket = new RawSocket(opening);
      await socket.open;
      sockets.push(socket);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function judge(commits: readonly number[], companyId: CompanyId, seq: number | null): Heard {
  const last = commits.at(-1) ?? Number.NaN;
  const latest = sockets.reduce((most, { arrivals }) => Math.max(most, arrivals.at(-1) ?? 0), 0);
  return {
    frames: sockets.reduce((sum, socket) => sum + socket.frames, 0),
    bytes: sockets[0]?.length ?? 0,
    latencies: sockets.flatMap(({ arrivals }) =>
      arrivals.length === commits.length
        ? arrivals.map((at, index) => at - (commits[index] ?? Number.NaN))
        : [(arrivals.at(-1) ?? Number.NaN) - last],
    ),
    behind: sockets.filter((socket) =>
      seq === null ? socket.frames < commits.length : !hasHeard(socket, companyId, seq),
    ).length,
    quietFor: now() - latest,
  };
}

function hasHeard(socket: RawSocket, companyId: CompanyId, seq: number): boolean {
  const cursor = /"cursor":"([^"]+)"/.exec(socket.lastText())?.[1];
  return cursor !== undefined && (decodeCursor(cursor, companyId) ?? 0) >= seq;
}

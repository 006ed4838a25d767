import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { QUEUE_CHANGED } from "../../api/bench/documents.ts";
import { encodeCursor } from "../../api/src/events/cursor.ts";
import { headOf } from "./ledger.ts";
import type { Person } from "./people.ts";
import { filterInput, NO_FILTER } from "./queue-pages.ts";
import type { Town } from "./town.ts";

/** Live readers who subscribe and then never read again. */
export type Sleepers = AsyncDisposable & {
  /** They read what was kept for them. Returns how many sockets the server had closed, by code. */
  wake(): Promise<ReadonlyMap<string, number>>;
};

const AT_A_TIME = 20;
const WAKING_MS = 1_000;

export async function openSleepers(
  port: number,
  people: readonly Person[],
  { pool, companyId }: Town,
): Promise<Sleepers> {
  const sockets: WebSocket[] = [];
  for (let start = 0; start < people.length; start += AT_A_TIME) {
    const after = encodeCursor({ companyId, seq: await headOf(pool, companyId) });
    const some = people.slice(start, start + AT_A_TIME);
    sockets.push(...(await Promise.all(some.map((person) => fallAsleep(port, person, after)))));
  }
  return {
    async wake() {
      const closed = new Map<string, number>();
      for (const socket of sockets) {
        socket.on("close", (code) => closed.set(`${code}`, (closed.get(`${code}`) ?? 0) + 1));
        socket.resume();
      }
      await sleep(WAKING_MS);
      return closed;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

async function fallAsleep(port: number, { cookie }: Person, after: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", {
    headers: { cookie },
    perMessageDeflate: false,
  });
  await once(socket, "open");
  socket.on("error", () => socket.terminate());
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message");
  const payload = { query: QUEUE_CHANGED, variables: { filter: filterInput(NO_FILTER), after } };
  socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
  socket.pause();
  return socket;
}

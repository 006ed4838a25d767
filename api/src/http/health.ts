import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Listener } from "../events/listener.ts";
import { sendJson } from "./message.ts";

const PATIENCE_MS = 2000;

/** `/healthz`: the process answers. Nothing more, or a slow database would have it killed. */
export function sendHealth(response: ServerResponse): void {
  sendJson(response, 200, { healthy: true });
}

/** `/readyz`: send it people, or rather send them elsewhere for now, and why. */
export async function sendReadiness(
  response: ServerResponse,
  { pool, listener, draining }: { pool: Pool; listener: Listener; draining: boolean },
): Promise<void> {
  const database = !draining && (await answersQueries(pool));
  const ready = !draining && database;
  // Who does not hear the others reads the log and the rights every second all the same.
  sendJson(response, ready ? 200 : 503, { ready, draining, database, listening: listener.isListening });
}

/** A database that hangs is as far away as one that refuses. */
async function answersQueries(pool: Pool): Promise<boolean> {
  try {
    const answer = pool.query("select 1").then(() => true);
    return await Promise.race([answer, sleep(PATIENCE_MS, false, { ref: false })]);
  } catch {
    return false;
  }
}

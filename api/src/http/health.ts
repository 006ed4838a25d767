import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { sendJson } from "./message.ts";

const PATIENCE_MS = 2000;

/** `/healthz`: the process answers. Nothing more, or a slow database would have it killed. */
export function sendHealth(response: ServerResponse): void {
  sendJson(response, 200, { healthy: true });
}

/** `/readyz`: send it people, or rather send them elsewhere for now. */
export async function sendReadiness(response: ServerResponse, pool: Pool, draining: boolean): Promise<void> {
  const ready = !draining && (await answersQueries(pool));
  sendJson(response, ready ? 200 : 503, { ready });
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

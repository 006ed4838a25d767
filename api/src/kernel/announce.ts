import type { Pool, PoolClient } from "pg";

/** Tells other processes what has been committed; a hint only, which may be lost. */
export type Announce = (channel: string, payload: string) => void;

/** Instead of NOTIFY, the database hands what is to be told to whoever writes; see `announce` in functions.sql. */
export const HANDED_OVER = "-c heyi.announce=notice -c client_min_messages=notice";
const CODE = "HEYI1";

/**
 * What a connection's transaction announced is told when the connection is given back, which is after its commit. Of a
 * transaction that was undone it is told as well: whoever is woken finds nothing new.
 */
export function announceFrom(pool: Pool, announce: Announce): void {
  const pending = new WeakMap<PoolClient, Map<string, readonly [channel: string, payload: string]>>();
  pool.on("connect", (client) => {
    client.on("notice", ({ code, message, detail }) => {
      if (code !== CODE || message === undefined || detail === undefined) return;
      const mine = pending.get(client) ?? new Map();
      pending.set(client, mine.set(`${message} ${detail}`, [message, detail]));
    });
  });
  pool.on("release", (_error, client) => {
    for (const [channel, payload] of pending.get(client)?.values() ?? []) announce(channel, payload);
    pending.delete(client);
  });
}

import type { Pool } from "pg";
import { read } from "../kernel/sql.ts";

/** Whose attempts are counted together, and how many of them are free. */
type Counted = { readonly key: string; readonly free: number };

/** One name from one address: who guesses there does not keep the person out who signs in elsewhere. */
export function guessKey(username: string, address: string): Counted {
  return { key: `guess:${address} ${username.toLowerCase()}`, free: 5 };
}

/** One name from anywhere, against guessing from many addresses. */
export function nameKey(username: string): Counted {
  return { key: `name:${username.toLowerCase()}`, free: 30 };
}

/** One address, which a whole office may share. */

export function addressKey(address: string): Counted {
  return { key: `address:${address}`, free: 50 };
}

/**
 * Counts an attempt before its password is looked at, so that a hundred at once are a hundred. Past the free ones each
 * further attempt waits twice as long as the one before, up to a quarter of an hour.
 * @returns null when it may go on, otherwise the time from which it may be tried again
 */
export async function countAttempt(pool: Pool, { key, free }: Counted, now: Date): Promise<Date | null> {
  const counted = await read(pool, COUNT, [key, now, free], "sign_in_count");
  if (counted.length > 0) return null;
  const [row] = await read<{ blocked_till: Date }>(pool, BLOCKED_TILL, [key], "sign_in_blocked_till");
  return row?.blocked_till ?? null;
}

// Not blocked is 'epoch', not now: of two attempts at one instant one is a moment the earlier.
// A row that is blocked is left alone, and then nothing is returned: trying on does not make it longer.
const COUNT = `
  insert into sign_in_throttle as t (key, failures, last_at, blocked_till)
  values ($1, 1, $2, 'epoch')
      on conflict (key) do update
     set failures = case when t.last_at < $2::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
         last_at = $2,
         blocked_till = case
           when t.last_at < $2::timestamptz - interval '1 hour' or t.failures + 1 < $3 then 'epoch'::timestamptz
           else $2::timestamptz + least(900, 15 * 2 ^ least(t.failures + 1 - $3, 10)) * interval '1 second'
         end
   where t.blocked_till <= $2
   returning key`;

const BLOCKED_TILL = `select blocked_till from sign_in_throttle where key = $1`;

/** The password was right: the name starts afresh, the address gets its attempt back. */
export async function forgiveAttempt(pool: Pool, names: readonly Counted[], address: Counted): Promise<void> {
  const keys = names.map(({ key }) => key);
  await read(pool, "delete from sign_in_throttle where key = any($1)", [keys], "sign_in_forgive_name");
  await read(pool, FORGIVE, [address.key, address.free], "sign_in_forgive_address");
}

const FORGIVE = `
  update sign_in_throttle
     set failures = greatest(failures - 1, 0),
         blocked_till = case when failures - 1 < $2 then 'epoch'::timestamptz else blocked_till end
   where key = $1`;

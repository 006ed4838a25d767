import { hashPassword } from "better-auth/crypto";
import { newId, type UserId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";

export type NewAccount = {
  readonly username: string;
  readonly name: string;
  /** By `hashed`: computed outside the transaction, for it takes its time on purpose. */
  readonly passwordHash: string;
};

export function hashed(password: string): Promise<string> {
  return hashPassword(password);
}

/** Sign-up is closed: this is the one way in, called by whoever makes a staff member. */
export async function createAccount(tx: Tx, account: NewAccount, now: Date): Promise<UserId> {
  const id = newId<"User">(now);
  // The library wants an address; this one can receive nothing (RFC 2606).
  const email = `${id}@heyi.invalid`;
  await tx.query(INSERT_USER, [
    id,
    account.name,
    email,
    account.username.toLowerCase(),
    account.username,
    now,
  ]);
  await tx.query(INSERT_PASSWORD, [newId<"Account">(now), id, account.passwordHash, now]);
  return id;
}

/** A new password; every session under the old one ends. */
export async function setPassword(tx: Tx, userId: UserId, passwordHash: string, now: Date): Promise<void> {
  await tx.query(UPDATE_PASSWORD, [userId, passwordHash, now]);
  await tx.query("delete from auth_session where user_id = $1", [userId]);
}

const INSERT_USER = `
  insert into auth_user (id, name, email, email_verified, username, display_username, created_at, updated_at)
  values ($1, $2, $3, true, $4, $5, $6, $6)`;

const INSERT_PASSWORD = `
  insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
  values ($1, $2::text, 'credential', $2::uuid, $3, $4, $4)`;

const UPDATE_PASSWORD = `
  update auth_account set password = $2, updated_at = $3 where user_id = $1 and provider_id = 'credential'`;

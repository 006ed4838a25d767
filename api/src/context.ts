import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { LOCALES } from "@heyi/schema/vocabulary/label.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Database } from "./kernel/db.ts";
import type { EvidenceRoom } from "./evidence/take-in.ts";
import type { Outlet } from "./events/outlet.ts";
import type { Live } from "./live.ts";
import type { Log } from "./kernel/log.ts";
import type { Vault } from "./mediation/vault.ts";
import type { MessageRoom } from "./message/room.ts";
import type { Actor } from "./org/actor.ts";
import type { Partner } from "./partner/partner.ts";
import type { Visitors } from "./resident/visitors.ts";

/** What every process part shares: made once in main.ts, in a test by the world. */
export type Services = {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly live: Live;
  /** The database holds the demo company, and its password may be shown. */
  readonly demo: boolean;
  readonly visitors: Visitors;
  readonly evidence: EvidenceRoom;
  readonly messages: MessageRoom;
  /** MED-5 */
  readonly vault: Vault;
};

/** What a resolver knows about the request, the same over HTTP and over a socket. */
export type Context = Services & {
  /** Null when signed out. */
  readonly actor: Actor | null;
  /** PAR-1: the app whose key the request bears; nobody is signed in then. */
  readonly partner: Partner | null;
  readonly locale: Locale;
  /** A day's name for where it comes from, against floods; empty over sockets, which only the signed-in have. */
  readonly from: string;
  /** Null over HTTP: subscriptions go over sockets only, which can be closed when rights end. */
  readonly socket: LiveSocket | null;
};

/** The open socket behind a subscription, as one operation has it. */
export type LiveSocket = Outlet & {
  /** The person as last loaded: changes while the socket is open when rights are given or taken. */
  readonly actor: Actor;
  /** Runs when the person's rights have changed; returns how to stop listening. */
  onRightsChanged(listener: () => void): () => void;
  /** Sends one more result of this operation: JSON text, ready made and shared with others. */
  next(text: Uint8Array): void;
  /** The reader wants no more of this operation: nothing of it is sent from here on, also if it was said before. */
  end(): void;
};

/** The first language of an Accept-Language list that the product speaks; Chinese when there is none. */
export function localeOf(header: string | null | undefined): Locale {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    wanted.map((tag) => LOCALES.find((locale) => locale === tag)).find((locale) => locale !== undefined) ??
    "zh"
  );
}

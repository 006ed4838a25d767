import type { PartnerAppId } from "../kernel/ids.ts";
import type { NewEvent } from "../events/append.ts";
import { isConfidential } from "./confidential.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate, Facts } from "./facts.ts";
import { queueFactsOf, type QueueFacts } from "./queue-facts.ts";
import { evolve } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";

/** What a new complaint has besides its facts: written once, at intake. */
export type Birth = {
  /** Null: the next of its project and month is given while it is written (INT-3). */
  readonly number: string | null;
  readonly trackingCode: string;
  readonly externalId: string | null;
  /** PAR-1 */
  readonly partnerAppId: PartnerAppId | null;
  readonly occurredAt: Date | null;
  readonly complainantId: string;
  readonly roomId: string | null;
  readonly content: string;
  readonly demand: string | null;
  readonly mood: string | null;
  readonly seeks: string | null;
  readonly repeatOfId: string | null;
  readonly searchTerms: readonly string[];
  /** SLA-6: the version of the company's rules it comes in under. */
  readonly rulesVersion: number;
};

/** One complaint and what happens to it in this transaction. `birth` is there exactly when it is new. */
export type Change = {
  readonly before: Aggregate;
  readonly birth: Birth | null;
  readonly events: readonly ComplaintEvent[];
  readonly ground: Ground;
};

/** One event as it goes into the log, with the complaint after it. */
export type Line = { readonly event: ComplaintEvent; readonly facts: Facts; readonly logged: NewEvent };
/** A change with what came of it, ready to be written. */
export type Folded = Change & { readonly after: Aggregate; readonly lines: readonly Line[] };

/** Folds a change's events into its complaint, and each of them into a line of the log. */
export function fold(change: Change): Folded {
  // Nothing happened: rows and timers are only derived anew. What is confidential must not be seen by a version either.
  const version =
    change.before.facts.version + (change.events.some(({ kind }) => !isConfidential(kind)) ? 1 : 0);
  let current: Aggregate = { ...change.before, facts: { ...change.before.facts, version } };
  let before: QueueFacts | null = change.birth === null ? queueFactsOf(change.before) : null;
  const lines = change.events.map((event) => {
    current = evolve(current, event);
    const after = queueFactsOf(current);
    const line = lineOf(event, current.facts, before, after);
    before = after;
    return line;
  });
  return { ...change, after: current, lines };
}

export function lineOf(
  event: ComplaintEvent,
  facts: Facts,
  before: QueueFacts | null,
  after: QueueFacts,
): Line {
  return { event, facts, logged: toLog(event, facts, before, after) };
}

function toLog(event: ComplaintEvent, facts: Facts, before: QueueFacts | null, after: QueueFacts): NewEvent {
  // The explanation stands with the clock; in the log the deadline itself is enough.
  const clocks = (event.clocks ?? []).map((change) =>
    change.op === "START"
      ? { ...change, deadline: { dueAt: change.deadline.dueAt, provisional: change.deadline.provisional } }
      : change,
  );
  return {
    at: event.at,
    kind: event.kind,
    actorId: event.actorId,
    complaintId: facts.id,
    version: facts.version,
    data: clocks.length === 0 ? event.data : { ...event.data, clocks },
    before,
    after,
    words: event.words === undefined || Object.keys(event.words).length === 0 ? null : event.words,
    public: event.public ?? false,
  };
}

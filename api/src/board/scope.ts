import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { asksOf, asksOnBoard } from "./rules/asks.ts";
import { toAsking, type WorkItem, type WorkRow } from "./work-row.ts";

/** MINE: what is the reader's own to answer. BOARD: what waits or is late in the projects that the reader leads. */
export type Scope = "MINE" | "BOARD";

/** ORG-1: what a complaint asks of this reader as it stands now; nothing where it is out of sight. */
export function itemsOf(row: WorkRow, actor: Actor, scope: Scope): readonly WorkItem[] {
  if (!sees(sightOf(actor), row)) return [];
  const ask = scope === "MINE" ? asksOf : asksOnBoard;
  return ask(toAsking(row), actor).map((each) => ({ ...each, complaint: row }));
}

/** What runs out first; of two the one that waits longer. */
export function byUrgency(one: WorkItem, other: WorkItem): number {
  return momentOf(one) - momentOf(other) || (one.complaint.id < other.complaint.id ? -1 : 1);
}

function momentOf({ dueAt, since }: WorkItem): number {
  return (dueAt ?? since)?.getTime() ?? 0;
}

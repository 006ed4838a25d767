import { NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import {
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  STATE_LABELS,
  SUSPEND_REASON_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { EVENT_KIND_LABELS } from "@heyi/schema/vocabulary/event.ts";
import type { Words } from "../i18n/use-words.ts";
import { clockTime } from "../time/spoken.ts";
import type { Row } from "./queue-documents.ts";
import type { Leaving } from "./queue-state.ts";

/** Who has it: the handler once accepted, else what it waits for. */
export function whoHasIt({ t }: Words, row: Row): string {
  const taker = row.handler?.name ?? row.department?.name;
  if (taker === undefined)
    return row.owner ? t("desk.ownedBy", { name: row.owner.name }) : t("desk.unassigned");
  return row.accepted || row.state !== "ASSIGNED" ? taker : `${taker} · ${t("desk.notAccepted")}`;
}

/** The second line: where, what kind, how it came in. */
export function facts({ t, label }: Words, row: Row): readonly string[] {
  return [
    row.room === null ? row.project.name : `${row.project.name} ${row.room}`,
    row.category === null ? t("desk.untriaged") : label(CATEGORY_LABELS, row.category),
    label(CHANNEL_LABELS, row.channel),
    ...(row.suspendReason === null
      ? []
      : [t("desk.suspended", { reason: label(SUSPEND_REASON_LABELS, row.suspendReason) })]),
  ];
}

/** What runs out, in a word; what ended says how. */
export function dueWord({ label }: Words, row: Row): string {
  return row.due === null ? label(STATE_LABELS, row.state) : label(NEXT_ACTION_LABELS, row.due.kind);
}

/** Why a grey row leaves: 王敏 10:32 派给 工程部. */
export function leavingWords(words: Words, left: Leaving): string {
  const { t, label } = words;
  const time = clockTime(Date.parse(left.at));
  const taker = left.entry?.handler?.name ?? left.entry?.department?.name;
  if (left.entry === undefined) return t("desk.leftSight");
  if (
    (left.event === "ASSIGNED" || left.event === "ACCEPTED") &&
    taker !== undefined &&
    left.by !== undefined
  ) {
    return t("desk.leftTo", { by: left.by, time, to: taker });
  }
  const event = label(EVENT_KIND_LABELS, left.event);
  return left.by === undefined
    ? t("desk.leftSystem", { time, event })
    : t("desk.left", { by: left.by, time, event });
}

import { RESIDENT_STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";

import { refusalOf } from "../complaint/rules/permission.ts";
import type { Tracked } from "../resident/tracked.ts";

export type Happening = { readonly kind: EventKind; readonly at: Date; readonly cursor: string };

/**
 * What an endpoint is sent: what happened, and the complaint as it stands now, by the names of SubmittedComplaint. The
 * tracking code is left out: it is a key, and what is posted ends in logs.
 */
export function bodyOf({ kind, at, cursor }: Happening, tracked: Tracked): string {
  const { number } = tracked;
  const timestamp = at.toISOString();
  return JSON.stringify({
    type: "complaint.changed",
    timestamp,
    data: { number, kind, at: timestamp, cursor, complaint: complaintOf(tracked) },
  });
}

function complaintOf(tracked: Tracked) {
  const { aggregate, ground, number, state, content, demand, department, handler } = tracked;
  const { facts } = aggregate;
  const may = (action: Action) => refusalOf(action, aggregate, "COMPLAINANT", ground) === null;
  return {
    number,
    state,
    stateText: RESIDENT_STATE_LABELS[state].zh,
    project: tracked.projectName,
    content,
    demand,
    receivedAt: facts.receivedAt,
    department,
    handler,
    promisedAt: facts.promisedAt,
    promiseMoved: facts.promiseMoves > 0,
    quietUntil: facts.quietUntil,
    outcome: facts.outcome,
    confirmed: facts.confirmedAt !== null,
    rated: facts.lastResult !== null,
    canRemark: may("REMARK"),
    canAddEvidence: may("ADD_EVIDENCE"),
    canConfirm: may("CONFIRM_RESULT"),
    canRefuse: may("REFUSE_RESULT"),
    canRate: may("VISIT"),
  };
}

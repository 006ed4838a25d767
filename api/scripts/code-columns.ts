import * as agreement from "@heyi/schema/vocabulary/agreement.ts";
import { CASE_EVENT_KINDS, CASE_NOTICE_KINDS } from "@heyi/schema/vocabulary/case-event.ts";
import * as clock from "@heyi/schema/vocabulary/clock.ts";
import * as complaint from "@heyi/schema/vocabulary/complaint.ts";
import { EVIDENCE_COPIES } from "@heyi/schema/vocabulary/evidence.ts";
import { EVENT_KINDS } from "@heyi/schema/vocabulary/event.ts";
import * as mediation from "@heyi/schema/vocabulary/mediation.ts";
import * as message from "@heyi/schema/vocabulary/message.ts";
import { ROLES } from "@heyi/schema/vocabulary/org.ts";
import { WEBHOOK_FAILURES, WEBHOOK_STATES } from "@heyi/schema/vocabulary/webhook.ts";

/** Every column that holds a code, and the words it may hold: the source of the check constraints. */
export const CODE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  "handling_tip.complainant_kind": complaint.COMPLAINANT_KINDS,
  "handling_tip.mood": complaint.MOODS,
  "handling_tip.category": complaint.CATEGORIES,
  "sub_category.category": complaint.CATEGORIES,
  "complainant.kind": complaint.COMPLAINANT_KINDS,
  "complaint.channel": complaint.CHANNELS,
  "complaint.mood": complaint.MOODS,
  "complaint.seeks": complaint.SEEKS,
  "complaint.state": complaint.STATES,
  "complaint.category": complaint.CATEGORIES,
  "complaint.validity": complaint.VALIDITIES,
  "complaint.severity": complaint.SEVERITIES,
  "complaint.urgency": complaint.URGENCIES,
  "complaint.impact": complaint.IMPACTS,
  "complaint.priority": complaint.PRIORITIES,
  "complaint.suspended_from": complaint.STATES,
  "complaint.suspend_reason": complaint.SUSPEND_REASONS,
  "complaint.root_cause": complaint.ROOT_CAUSES,
  "complaint.outcome": complaint.OUTCOMES,
  "complaint.visit_exemption": complaint.VISIT_EXEMPTIONS,
  "complaint.plan_consent": complaint.CONSENTS,
  "task.state": complaint.TASK_STATES,
  "complaint.next_action": clock.NEXT_ACTIONS,
  "complaint.due_kind": clock.NEXT_ACTIONS,
  "complaint.urge": clock.URGES,
  "clock.kind": clock.CLOCK_KINDS,
  "clock.state": clock.CLOCK_STATES,
  "suspension.reason": complaint.SUSPEND_REASONS,
  "event.kind": [...EVENT_KINDS, ...CASE_EVENT_KINDS],
  "notice.kind": [...EVENT_KINDS, ...CASE_NOTICE_KINDS],
  "evidence_access.copy": EVIDENCE_COPIES,
  "staff_role.role": ROLES,
  "message_template.kind": message.MESSAGE_KINDS,
  "message_channel.kind": message.MESSAGE_CHANNELS,
  "outgoing_message.kind": message.MESSAGE_KINDS,
  "outgoing_message.state": message.MESSAGE_STATES,
  "outgoing_message.failure": message.MESSAGE_FAILURES,
  "mediation_organisation.kind": mediation.ORGANISATION_KINDS,
  "mediation_case.state": mediation.CASE_STATES,
  "mediation_case.kind": mediation.DISPUTE_KINDS,
  "case_statement.level": mediation.RECORD_LEVELS,
  "party_identity.id_type": mediation.IDENTITY_TYPES,
  "case_timer.kind": agreement.CASE_TIMERS,
  "agreement.kind": agreement.AGREEMENT_KINDS,
  "agreement.form": agreement.AGREEMENT_FORMS,
  "agreement.confirmation": agreement.CONFIRMATION_STATES,
  "agreement_signature.means": agreement.SIGNING_MEANS,
  "obligation.state": agreement.OBLIGATION_STATES,
  "obligation.kind": agreement.TERM_KINDS,
  "obligation_move.state": agreement.OBLIGATION_STATES,
  "webhook_delivery.kind": EVENT_KINDS,
  "webhook_delivery.state": WEBHOOK_STATES,
  "webhook_attempt.failure": WEBHOOK_FAILURES,
};

export function checkName(column: string): string {
  return `${column.replace(".", "_")}_known`;
}

/** A null passes a check, so a column that may be empty needs no word for it. */
export function addCheck(column: string, codes: readonly string[]): string {
  const [table, name] = column.split(".");
  const words = codes.map((code) => `'${code}'`).join(", ");
  return `alter table ${table} add constraint ${checkName(column)} check (${name} in (${words}));`;
}

export function dropCheck(column: string): string {
  return `alter table ${column.split(".")[0]} drop constraint ${checkName(column)};`;
}

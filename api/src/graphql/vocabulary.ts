import {
  EVIDENCE_COPIES,
  EVIDENCE_COPY_LABELS,
  EVIDENCE_FORM_LABELS,
  EVIDENCE_FORMS,
} from "@heyi/schema/vocabulary/evidence.ts";
import * as action from "@heyi/schema/vocabulary/action.ts";
import { AGREEMENT_CHECK_CODES, AGREEMENT_CHECKS } from "@heyi/schema/vocabulary/agreement-check.ts";
import * as agreement from "@heyi/schema/vocabulary/agreement.ts";
import * as board from "@heyi/schema/vocabulary/board.ts";
import * as clock from "@heyi/schema/vocabulary/clock.ts";
import * as complaint from "@heyi/schema/vocabulary/complaint.ts";
import * as error from "@heyi/schema/vocabulary/error.ts";
import * as event from "@heyi/schema/vocabulary/event.ts";
import * as caseClock from "@heyi/schema/vocabulary/case-clock.ts";
import * as caseEvent from "@heyi/schema/vocabulary/case-event.ts";
import * as mediation from "@heyi/schema/vocabulary/mediation.ts";
import * as message from "@heyi/schema/vocabulary/message.ts";
import * as partner from "@heyi/schema/vocabulary/partner.ts";
import * as org from "@heyi/schema/vocabulary/org.ts";
import * as webhook from "@heyi/schema/vocabulary/webhook.ts";
import { builder } from "./builder.ts";
import { codeEnum } from "./code-enum.ts";

export const ErrorCode = codeEnum(
  "ErrorCode",
  error.ERROR_CODES,
  error.ERROR_CODE_LABELS,
  "How a command can fail.",
);
export const IssueCode = codeEnum(
  "IssueCode",
  error.ISSUE_CODES,
  error.ISSUE_CODE_LABELS,
  "Why a field is refused.",
);

export const Role = codeEnum("Role", org.ROLES, org.ROLE_LABELS, "What a person may do in a project (角色).");

export const Action = codeEnum(
  "Action",
  action.ACTIONS,
  action.ACTION_LABELS,
  "A move on a complaint (动作).",
);
export const Refusal = codeEnum(
  "Refusal",
  action.REFUSALS,
  action.REFUSAL_LABELS,
  "Why a move is not open to the reader just now.",
);
export const Demand = builder.enumType("Demand", {
  description: "What a move asks for beside the right to make it.",
  values: action.DEMANDS,
});

export const Channel = codeEnum(
  "Channel",
  complaint.CHANNELS,
  complaint.CHANNEL_LABELS,
  "How it came in (渠道).",
);
export const ComplainantKind = codeEnum(
  "ComplainantKind",
  complaint.COMPLAINANT_KINDS,
  complaint.COMPLAINANT_KIND_LABELS,
  "Who complains (投诉人类别); it changes neither priority nor deadlines.",
);
export const Mood = codeEnum(
  "Mood",
  complaint.MOODS,
  complaint.MOOD_LABELS,
  "How the complainant felt (情绪).",
);
export const Seeks = codeEnum(
  "Seeks",
  complaint.SEEKS,
  complaint.SEEKS_LABELS,
  "What the complainant seeks (诉求).",
);
export const Category = codeEnum(
  "Category",
  complaint.CATEGORIES,
  complaint.CATEGORY_LABELS,
  "The eleven service contents, in report order (类别).",
);
export const Validity = codeEnum(
  "Validity",
  complaint.VALIDITIES,
  complaint.VALIDITY_LABELS,
  "Whether the company answers for it (有效性).",
);
export const Severity = codeEnum(
  "Severity",
  complaint.SEVERITIES,
  complaint.SEVERITY_LABELS,
  "How grave it is (等级).",
);
export const Urgency = codeEnum(
  "Urgency",
  complaint.URGENCIES,
  complaint.URGENCY_LABELS,
  "How urgent it is (紧急程度).",
);
export const Impact = codeEnum(
  "Impact",
  complaint.IMPACTS,
  complaint.IMPACT_LABELS,
  "How many it touches (影响范围).",
);
export const Priority = codeEnum(
  "Priority",
  complaint.PRIORITIES,
  complaint.PRIORITY_LABELS,
  "From urgency and impact, P1 first (优先级).",
);
export const State = codeEnum(
  "State",
  complaint.STATES,
  complaint.STATE_LABELS,
  "Where a complaint stands (状态).",
);
export const SuspendReason = codeEnum(
  "SuspendReason",
  complaint.SUSPEND_REASONS,
  complaint.SUSPEND_REASON_LABELS,
  "What a suspended complaint waits for (挂起原因).",
);
export const ContactHow = codeEnum(
  "ContactHow",
  complaint.CONTACT_HOWS,
  complaint.CONTACT_HOW_LABELS,
  "How the complainant was reached (联系方式).",
);
export const RootCause = codeEnum(
  "RootCause",
  complaint.ROOT_CAUSES,
  complaint.ROOT_CAUSE_LABELS,
  "Why it came to it (原因).",
);
export const EvidenceForm = codeEnum(
  "EvidenceForm",
  EVIDENCE_FORMS,
  EVIDENCE_FORM_LABELS,
  "What a file is (EVD-1).",
);
export const EvidenceCopy = codeEnum(
  "EvidenceCopy",
  EVIDENCE_COPIES,
  EVIDENCE_COPY_LABELS,
  "What of a file somebody fetched (EVD-1).",
);
export const EscalationCause = codeEnum(
  "EscalationCause",
  complaint.ESCALATION_CAUSES,
  complaint.ESCALATION_CAUSE_LABELS,
  "Why it went a level up (服务上移原因).",
);

export const InvestigationMethod = codeEnum(
  "InvestigationMethod",
  complaint.INVESTIGATION_METHODS,
  complaint.INVESTIGATION_METHOD_LABELS,
  "How the facts were verified (核实方式).",
);
export const Consent = codeEnum(
  "Consent",
  complaint.CONSENTS,
  complaint.CONSENT_LABELS,
  "What the complainant says to the plan (是否同意方案).",
);
export const VisitMethod = codeEnum(
  "VisitMethod",
  complaint.VISIT_METHODS,
  complaint.VISIT_METHOD_LABELS,
  "How a visit was made (回访方式).",
);
export const VisitExemption = codeEnum(
  "VisitExemption",
  complaint.VISIT_EXEMPTIONS,
  complaint.VISIT_EXEMPTION_LABELS,
  "Why no visit is due (免回访原因).",
);
export const Outcome = codeEnum(
  "Outcome",
  complaint.OUTCOMES,
  complaint.OUTCOME_LABELS,
  "How a complaint was closed (关闭方式).",
);
export const FurtherWay = codeEnum(
  "FurtherWay",
  complaint.FURTHER_WAYS,
  complaint.FURTHER_WAY_LABELS,
  "What is open to a complainant whose complaint could not be resolved (其他途径).",
);
export const MajorCause = codeEnum(
  "MajorCause",
  complaint.MAJOR_CAUSES,
  complaint.MAJOR_CAUSE_LABELS,
  "Why a complaint is proposed as major (重大投诉建议原因).",
);
export const TaskState = codeEnum(
  "TaskState",
  complaint.TASK_STATES,
  complaint.TASK_STATE_LABELS,
  "How far a task of another department has come (协办状态).",
);
export const MissingToClose = codeEnum(
  "MissingToClose",
  complaint.MISSING_TO_CLOSE,
  complaint.MISSING_TO_CLOSE_LABELS,
  "What still stands in the way of closing (关闭前还缺什么).",
);

export const ClockKind = codeEnum(
  "ClockKind",
  clock.CLOCK_KINDS,
  clock.CLOCK_KIND_LABELS,
  "Which deadline (时限).",
);
export const ClockState = codeEnum(
  "ClockState",
  clock.CLOCK_STATES,
  clock.CLOCK_STATE_LABELS,
  "How a deadline stands.",
);
export const Urge = codeEnum(
  "Urge",
  clock.URGES,
  clock.URGE_LABELS,
  "How near a deadline is, as the server says.",
);
export const NextAction = codeEnum(
  "NextAction",
  clock.NEXT_ACTIONS,
  clock.NEXT_ACTION_LABELS,
  "What an open complaint waits for next (下一步).",
);
export const DayGround = codeEnum(
  "DayGround",
  clock.DAY_GROUNDS,
  clock.DAY_GROUND_LABELS,
  "Why a day counts towards a deadline or not.",
);

export const EventKind = codeEnum(
  "EventKind",
  event.EVENT_KINDS,
  event.EVENT_KIND_LABELS,
  "What happened (事件).",
);

export const WorkKind = codeEnum(
  "WorkKind",
  board.WORK_KINDS,
  board.WORK_KIND_LABELS,
  "What can wait for somebody (待办).",
);
export const Figure = codeEnum(
  "Figure",
  board.FIGURES,
  board.FIGURE_LABELS,
  "What a project manager counts (指标).",
);

export const MessageKind = codeEnum(
  "MessageKind",
  message.MESSAGE_KINDS,
  message.MESSAGE_KIND_LABELS,
  "What an outgoing message is for (消息种类).",
);
export const MessageChannelKind = codeEnum(
  "MessageChannelKind",
  message.MESSAGE_CHANNELS,
  message.MESSAGE_CHANNEL_LABELS,
  "By which way messages leave the house (通道).",
);
export const MessageState = codeEnum(
  "MessageState",
  message.MESSAGE_STATES,
  message.MESSAGE_STATE_LABELS,
  "What became of an outgoing message so far.",
);
export const MessageFailure = codeEnum(
  "MessageFailure",
  message.MESSAGE_FAILURES,
  message.MESSAGE_FAILURE_LABELS,
  "Why an outgoing message could not be sent.",
);

export const DeadlinePoint = codeEnum(
  "DeadlinePoint",
  clock.DEADLINE_POINTS,
  clock.DEADLINE_POINT_LABELS,
  "What of a deadline moves.",
);
export const SpanKind = codeEnum(
  "SpanKind",
  clock.SPAN_KINDS,
  clock.SPAN_KIND_LABELS,
  "How a time is counted (计时方式).",
);

export const CaseState = codeEnum(
  "CaseState",
  mediation.CASE_STATES,
  mediation.CASE_STATE_LABELS,
  "Where a mediation case stands (MED-2).",
);
export const DisputeKind = codeEnum(
  "DisputeKind",
  mediation.DISPUTE_KINDS,
  mediation.DISPUTE_KIND_LABELS,
  "What a dispute is about (纠纷类型).",
);
export const PartyRole = codeEnum(
  "PartyRole",
  mediation.PARTY_ROLES,
  mediation.PARTY_ROLE_LABELS,
  "What a party is to the matter (MED-1).",
);
export const PartyType = codeEnum(
  "PartyType",
  mediation.PARTY_TYPES,
  mediation.PARTY_TYPE_LABELS,
  "A natural or a legal person (AGR-1).",
);
export const LadderStep = codeEnum(
  "LadderStep",
  mediation.LADDER_STEPS,
  mediation.LADDER_STEP_LABELS,
  "A way to settle a dispute (MED-1).",
);
export const SessionMode = codeEnum(
  "SessionMode",
  mediation.SESSION_MODES,
  mediation.SESSION_MODE_LABELS,
  "How people meet (MED-4).",
);
export const IdentityType = codeEnum(
  "IdentityType",
  mediation.IDENTITY_TYPES,
  mediation.IDENTITY_TYPE_LABELS,
  "What proves who a party is (AGR-1).",
);
export const BodyKind = codeEnum(
  "BodyKind",
  mediation.BODY_KINDS,
  mediation.BODY_KIND_LABELS,
  "To whom a case's data may be given (AUD-2).",
);
export const CaseData = codeEnum(
  "CaseData",
  mediation.CASE_DATA,
  mediation.CASE_DATA_LABELS,
  "What of a case is given to another body (AUD-2).",
);
export const CourtGround = codeEnum(
  "CourtGround",
  agreement.COURT_GROUNDS,
  agreement.COURT_GROUND_LABELS,
  "Why a court has jurisdiction (AGR-7).",
);
export const RecordLevel = codeEnum(
  "RecordLevel",
  mediation.RECORD_LEVELS,
  mediation.RECORD_LEVEL_LABELS,
  "Who may read a record (MED-5).",
);
export const OfferAnswer = codeEnum(
  "OfferAnswer",
  mediation.OFFER_ANSWERS,
  mediation.OFFER_ANSWER_LABELS,
  "A party's word on a term (MED-4).",
);
export const OrganisationKind = codeEnum(
  "OrganisationKind",
  mediation.ORGANISATION_KINDS,
  mediation.ORGANISATION_KIND_LABELS,
  "Before whom a case comes (MED-3).",
);
export const RecusalGround = codeEnum(
  "RecusalGround",
  mediation.RECUSAL_GROUNDS,
  mediation.RECUSAL_GROUND_LABELS,
  "Why somebody may not mediate (MED-3).",
);
export const TermKind = codeEnum(
  "TermKind",
  agreement.TERM_KINDS,
  agreement.TERM_KIND_LABELS,
  "What is owed (AGR-2).",
);
export const NoticeKind = codeEnum(
  "NoticeKind",
  [...event.EVENT_KINDS, ...caseEvent.CASE_NOTICE_KINDS],
  { ...event.EVENT_KIND_LABELS, ...caseEvent.CASE_EVENT_LABELS },
  "What a notice tells of (通知).",
);
export const CaseClockKind = codeEnum(
  "CaseClockKind",
  caseClock.CASE_CLOCK_KINDS,
  caseClock.CASE_CLOCK_KIND_LABELS,
  "What runs out in a case (MED-6, AGR-6, AGR-7).",
);
export const CaseUrge = codeEnum(
  "CaseUrge",
  caseClock.CASE_URGES,
  caseClock.CASE_URGE_LABELS,
  "How much it presses (AGR-6).",
);
export const CaseEventKind = codeEnum(
  "CaseEventKind",
  caseEvent.CASE_EVENT_KINDS,
  caseEvent.CASE_EVENT_LABELS,
  "What can happen to a case (AUD-1).",
);
export const AgreementKind = codeEnum(
  "AgreementKind",
  agreement.AGREEMENT_KINDS,
  agreement.AGREEMENT_KIND_LABELS,
  "What an agreement is in law (AGR-0).",
);
export const AgreementForm = codeEnum(
  "AgreementForm",
  agreement.AGREEMENT_FORMS,
  agreement.AGREEMENT_FORM_LABELS,
  "Written or oral (AGR-4).",
);
export const ObligationState = codeEnum(
  "ObligationState",
  agreement.OBLIGATION_STATES,
  agreement.OBLIGATION_STATE_LABELS,
  "Where an obligation stands (AGR-6).",
);
export const SigningMeans = codeEnum(
  "SigningMeans",
  agreement.SIGNING_MEANS,
  agreement.SIGNING_MEANS_LABELS,
  "How a hand was put to a text (AGR-4).",
);
export const ConfirmationState = codeEnum(
  "ConfirmationState",
  agreement.CONFIRMATION_STATES,
  agreement.CONFIRMATION_STATE_LABELS,
  "Judicial confirmation (AGR-7).",
);
export const FindingSeverity = codeEnum(
  "FindingSeverity",
  agreement.SEVERITIES,
  agreement.SEVERITY_LABELS,
  "What a finding does (AGR-3).",
);
export const AgreementCheckCode = codeEnum(
  "AgreementCheck",
  AGREEMENT_CHECK_CODES,
  AGREEMENT_CHECKS,
  "The checks of an agreement (AGR-3).",
);

export const PartnerScope = codeEnum(
  "PartnerScope",
  partner.PARTNER_SCOPES,
  partner.PARTNER_SCOPE_LABELS,
  "What an app that others write may do (PAR-1).",
);
export const WebhookState = codeEnum(
  "WebhookState",
  webhook.WEBHOOK_STATES,
  webhook.WEBHOOK_STATE_LABELS,
  "What became of a change on its way to an app.",
);
export const WebhookFailure = codeEnum(
  "WebhookFailure",
  webhook.WEBHOOK_FAILURES,
  webhook.WEBHOOK_FAILURE_LABELS,
  "Why an attempt to deliver did not succeed.",
);

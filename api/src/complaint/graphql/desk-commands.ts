import { builder } from "../../graphql/builder.ts";
import { Category, ContactHow, Impact, Severity, Urgency, Validity } from "../../graphql/vocabulary.ts";
import type { DepartmentId, StaffId } from "../../kernel/ids.ts";
import { Department, Staff } from "../../org/graphql.ts";
import {
  assign,
  escalate,
  flagMalicious,
  reassign,
  respond,
  triageComplaint,
  withdraw,
} from "../commands.ts";
import { commandContext, commandFields, commandInput, outcome } from "./command-input.ts";
import { Complaint } from "./complaint.ts";

const RespondInput = builder.inputType("ComplaintRespondInput", {
  description: "See complaintRespond.",
  fields: (t) => ({
    ...commandFields(t),
    how: t.field({ type: ContactHow, description: "How." }),
    text: t.string({ required: false, description: "What was said." }),
  }),
});

builder.mutationField("complaintRespond", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Tells that the complainant has heard from us (响应, SLA-1).",
    args: { input: t.arg({ type: RespondInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        respond(commandContext(context), {
          ...commandInput(input),
          how: input.how,
          text: input.text ?? null,
        }),
      ),
  }),
);

const TriageInput = builder.inputType("ComplaintTriageInput", {
  description: "See complaintTriage.",
  fields: (t) => ({
    ...commandFields(t),
    category: t.field({ type: Category, description: "One of eleven." }),
    subCategory: t.string({ required: false, description: "The company's own sub-category." }),
    urgency: t.field({ type: Urgency, description: "Urgency." }),
    impact: t.field({ type: Impact, description: "Impact." }),
    validity: t.field({ type: Validity, required: false, description: "Left out: as it is." }),
    severity: t.field({ type: Severity, required: false, description: "Left out: as it is." }),
    injury: t.boolean({ required: false, description: "Somebody was hurt (MAJ-1). Left out: as it is." }),
    reason: t.string({ required: false, description: "Needed when something set before changes." }),
  }),
});

builder.mutationField("complaintTriage", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Sets category, priority, validity and severity (定性与分级, TRI-1 to TRI-4).",
    args: { input: t.arg({ type: TriageInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        triageComplaint(commandContext(context), {
          ...commandInput(input),
          category: input.category,
          subCategory: input.subCategory ?? null,
          urgency: input.urgency,
          impact: input.impact,
          validity: input.validity ?? null,
          severity: input.severity ?? null,
          injury: input.injury ?? null,
          reason: input.reason ?? null,
        }),
      ),
  }),
);

const AssignInput = builder.inputType("ComplaintAssignInput", {
  description: "See complaintAssign.",
  fields: (t) => ({
    ...commandFields(t),
    departmentId: t.globalID({ for: Department, description: "A department of the complaint's project." }),
    handlerId: t.globalID({
      for: Staff,
      required: false,
      description: "One of its handlers; left out: whoever of the department accepts it first.",
    }),
    note: t.string({ required: false, description: "A word to whoever takes it." }),
  }),
});

builder.mutationField("complaintAssign", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Assigns to a department, or to one of its handlers (派单, HND-2).",
    args: { input: t.arg({ type: AssignInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        assign(commandContext(context), {
          ...commandInput(input),
          departmentId: input.departmentId.id as DepartmentId,
          handlerId: (input.handlerId?.id ?? null) as StaffId | null,
          note: input.note ?? null,
        }),
      ),
  }),
);

const ReassignInput = builder.inputType("ComplaintReassignInput", {
  description: "See complaintReassign.",
  fields: (t) => ({
    ...commandFields(t),
    departmentId: t.globalID({ for: Department, description: "A department of the complaint's project." }),
    handlerId: t.globalID({ for: Staff, required: false, description: "One of its handlers." }),
    note: t.string({ required: false, description: "A word to whoever takes it." }),
    reason: t.string({ description: "Why." }),
  }),
});

builder.mutationField("complaintReassign", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Assigns to someone else, with a reason (改派, HND-2).",
    args: { input: t.arg({ type: ReassignInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        reassign(commandContext(context), {
          ...commandInput(input),
          departmentId: input.departmentId.id as DepartmentId,
          handlerId: (input.handlerId?.id ?? null) as StaffId | null,
          note: input.note ?? null,
          reason: input.reason,
        }),
      ),
  }),
);

const EscalateInput = builder.inputType("ComplaintEscalateInput", {
  description: "See complaintEscalate.",
  fields: (t) => ({
    ...commandFields(t),
    reason: t.string({ description: "Why." }),
  }),
});

builder.mutationField("complaintEscalate", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Takes it one level up by hand (上移, ESC-2).",
    args: { input: t.arg({ type: EscalateInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        escalate(commandContext(context), { ...commandInput(input), reason: input.reason }),
      ),
  }),
);

const FlagMaliciousInput = builder.inputType("ComplaintFlagMaliciousInput", {
  description: "See complaintFlagMalicious.",
  fields: (t) => ({
    ...commandFields(t),
    malicious: t.boolean({ description: "Set or taken away." }),
    reason: t.string({ description: "Why." }),
  }),
});

builder.mutationField("complaintFlagMalicious", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Sets or takes away the confidential flag (恶意, TRI-2).",
    args: { input: t.arg({ type: FlagMaliciousInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        flagMalicious(commandContext(context), {
          ...commandInput(input),
          malicious: input.malicious,
          reason: input.reason,
        }),
      ),
  }),
);

const WithdrawInput = builder.inputType("ComplaintWithdrawInput", {
  description: "See complaintWithdraw.",
  fields: (t) => ({
    ...commandFields(t),
    reason: t.string({ description: "In whose words, and why." }),
  }),
});

builder.mutationField("complaintWithdraw", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "The complainant takes it back (撤回).",
    args: { input: t.arg({ type: WithdrawInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        withdraw(commandContext(context), { ...commandInput(input), reason: input.reason }),
      ),
  }),
);

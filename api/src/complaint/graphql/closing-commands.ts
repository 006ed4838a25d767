import { builder } from "../../graphql/builder.ts";
import { FurtherWay, VisitMethod } from "../../graphql/vocabulary.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { Staff } from "../../org/graphql.ts";
import * as commands from "../case-commands.ts";
import { complaintCommand, staffIdOf } from "./complaint-command.ts";
import { Complaint } from "./complaint.ts";

const SatisfactionInput = builder.inputType("SatisfactionInput", {
  description: "Satisfaction (满意度), 1 to 5 each (VIS-1).",
  fields: (t) => ({
    handling: t.int({ description: "With how it was handled." }),
    measures: t.int({ description: "With the measures." }),
    result: t.int({ description: "With the result; 3 or more is satisfied." }),
  }),
});

const VisitResult = builder.enumType("VisitResult", {
  description: "What came of a visit (VIS-3).",
  values: {
    HEARD: { description: "The complainant has judged (已回访)." },
    DECLINED: { description: "Reached, and wants no visit (拒绝回访)." },
    UNREACHED: { description: "Did not answer (未接通)." },
  } as const,
});

complaintCommand("Visit", {
  description:
    "The visit (回访): satisfied it may close at once, dissatisfied it is handled again one level up, in vain on three days or declined a quiet period of 7 days begins (VIS-1 to VIS-4, ESC-3).",
  fields: (t) => ({
    method: t.field({ type: VisitMethod, description: "How." }),
    result: t.field({ type: VisitResult, description: "What came of it." }),
    satisfaction: t.field({
      type: SatisfactionInput,
      required: false,
      description: "Needed with HEARD, and only then.",
    }),
    words: t.string({ required: false, description: "What was said; needed when dissatisfied." }),
    close: t.boolean({
      defaultValue: true,
      description: "Close it at once where nothing is missing any more.",
    }),
  }),
  run: (context, input, { method, result, satisfaction, words, close }) =>
    commands.visitComplainant(context, {
      ...input,
      method,
      result,
      satisfaction: satisfaction ?? null,
      words: words ?? null,
      close: close ?? true,
    }),
});

complaintCommand("ExemptVisit", {
  description: "No visit is due, for it would do harm (免回访, VIS-2).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.exemptVisit(context, { ...input, reason }),
});

complaintCommand("Close", {
  description: "Closes a complaint of which nothing is missing (关闭, VIS-4).",
  fields: () => ({}),
  run: (context, input) => commands.close(context, input),
});

complaintCommand("CloseUnresolved", {
  description:
    "Closes a complaint that cannot be resolved: the truth told, the reasons and the further ways on record (未解决关闭, VIS-4).",
  fields: (t) => ({
    reason: t.string({ description: "Why it cannot be resolved." }),
    complainantTold: t.boolean({ description: "The complainant was told the truth." }),
    ways: t.field({ type: [FurtherWay], description: "What is open to the complainant; at least one." }),
  }),
  run: (context, input, { reason, complainantTold, ways }) =>
    commands.closeUnresolved(context, { ...input, reason, complainantTold, ways }),
});

complaintCommand("Reopen", {
  description: "Handled again at the complainant's word, within 30 days of closing (重启, VIS-5).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.reopen(context, { ...input, reason }),
});

complaintCommand("BeginMediation", {
  description: "Goes to mediation; it is followed up meanwhile (转调解, HND-1).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.beginMediation(context, { ...input, reason }),
});

complaintCommand("Refer", {
  description: "Referred to another body; it is followed up meanwhile (移交, HND-1).",
  fields: (t) => ({
    to: t.string({ description: "To whom: court, authority, committee." }),
    reason: t.string({ description: "Why." }),
  }),
  run: (context, input, { to, reason }) => commands.refer(context, { ...input, to, reason }),
});

complaintCommand("TakeBack", {
  description: "Back from mediation or referral: it is handled here again (收回办理).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.takeBack(context, { ...input, reason }),
});

complaintCommand("Merge", {
  description: "Goes on in another open complaint of the same complainant (并案).",
  fields: (t) => ({
    intoId: t.globalID({ for: Complaint, description: "The one that goes on." }),
    reason: t.string({ description: "Why." }),
  }),
  run: (context, input, { intoId, reason }) =>
    commands.merge(context, { ...input, intoId: intoId.id as ComplaintId, reason }),
});

complaintCommand("HandOver", {
  description: "Hands it over to another by name, who owns it from now on (交班, ORG-5).",
  fields: (t) => ({
    toStaffId: t.globalID({ for: Staff, description: "Who owns it from now on." }),
    note: t.string({ required: false, description: "What the other should know." }),
  }),
  run: (context, input, { toStaffId, note }) =>
    commands.handOver(context, { ...input, toStaffId: staffIdOf(toStaffId), note: note ?? null }),
});

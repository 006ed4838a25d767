import { Staff } from "../../org/graphql.ts";
import * as commands from "../case-commands.ts";
import { complaintCommand, staffIdOf } from "./complaint-command.ts";

complaintCommand("AcknowledgeEscalation", {
  description: "The level it was escalated to knows of it and is told no more (知悉上移, ESC-3).",
  fields: (t) => ({ text: t.string({ required: false, description: "A word on it." }) }),
  run: (context, input, { text }) =>
    commands.acknowledgeEscalation(context, { ...input, text: text ?? null }),
});

complaintCommand("ConfirmMajor", {
  description:
    "Confirms the proposal: major from now on, a response meeting is due in 24 hours (列为重大, MAJ-1, MAJ-2).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.confirmMajor(context, { ...input, reason }),
});

complaintCommand("DismissMajor", {
  description: "Dismisses the proposal (不列重大, MAJ-1).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => commands.dismissMajor(context, { ...input, reason }),
});

complaintCommand("HoldResponseMeeting", {
  description:
    "The record of the response meeting: measures, person responsible, deadline (应对会议, MAJ-2).",
  fields: (t) => ({
    measures: t.string({ description: "What was decided." }),
    responsibleStaffId: t.globalID({ for: Staff, description: "Who is responsible." }),
    dueAt: t.field({ type: "DateTime", description: "Until when." }),
  }),
  run: (context, input, { measures, responsibleStaffId, dueAt }) =>
    commands.holdResponseMeeting(context, {
      ...input,
      measures,
      responsibleStaffId: staffIdOf(responsibleStaffId),
      dueAt,
    }),
});

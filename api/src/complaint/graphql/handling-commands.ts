import { Consent, InvestigationMethod, RootCause, Validity } from "../../graphql/vocabulary.ts";
import type { DepartmentId, MeasureId, TaskId } from "../../kernel/ids.ts";
import { Department, Staff } from "../../org/graphql.ts";
import * as commands from "../case-commands.ts";
import { complaintCommand, staffIdOf } from "./complaint-command.ts";

complaintCommand("ChangeValidity", {
  description: "Sets the validity anew, with a reason, until closure (改定性, TRI-2).",
  fields: (t) => ({
    validity: t.field({ type: Validity, description: "What it is now." }),
    reason: t.string({ description: "Why." }),
  }),
  run: (context, input, { validity, reason }) =>
    commands.changeValidity(context, { ...input, validity, reason }),
});

complaintCommand("NoteProgress", {
  description: "An entry without a contact: how far it is (记进展, HND-5).",
  fields: (t) => ({
    text: t.string({ description: "How far it is." }),
    public: t.boolean({
      defaultValue: false,
      description: "The complainant sees it under the tracking code.",
    }),
  }),
  run: (context, input, { text, public: isPublic }) =>
    commands.noteProgress(context, { ...input, text, public: isPublic ?? false }),
});

complaintCommand("Investigate", {
  description:
    "Verified facts, how they were verified, the root cause and who is responsible (调查核实, HND-3).",
  fields: (t) => ({
    method: t.field({ type: InvestigationMethod, description: "How the facts were verified." }),
    finding: t.string({ description: "What was found." }),
    rootCause: t.field({ type: RootCause, description: "Root cause." }),
    responsibleParty: t.string({ description: "Who is responsible, in words." }),
    aboutStaffId: t.globalID({
      for: Staff,
      required: false,
      description: "The person of the company complained about, who may not make the visit (VIS-1).",
    }),
  }),
  run: (context, input, { method, finding, rootCause, responsibleParty, aboutStaffId }) =>
    commands.investigate(context, {
      ...input,
      method,
      finding,
      rootCause,
      responsibleParty,
      aboutStaffId: aboutStaffId ? staffIdOf(aboutStaffId) : null,
    }),
});

complaintCommand("Plan", {
  description:
    "What is done, by whom and by when, with the complainant's consent or objection; the date is promised (定方案, HND-4).",
  fields: (t) => ({
    what: t.string({ description: "What is done." }),
    byStaffId: t.globalID({ for: Staff, description: "By whom." }),
    promisedAt: t.field({
      type: "DateTime",
      required: false,
      description:
        "By when; left out where a date is promised already, which only complaintMovePromise moves.",
    }),
    consent: t.field({ type: Consent, description: "What the complainant says to it." }),
    objection: t.string({
      required: false,
      description: "What the complainant objects; needed with OBJECTED.",
    }),
  }),
  run: (context, input, { what, byStaffId, promisedAt, consent, objection }) =>
    commands.planComplaint(context, {
      ...input,
      what,
      byStaffId: staffIdOf(byStaffId),
      promisedAt: promisedAt ?? null,
      consent,
      objection: objection ?? null,
    }),
});

complaintCommand("AddTask", {
  description:
    "Asks another department to help, inside what was promised; the complaint stays where it is (派协办, HND-8).",
  fields: (t) => ({
    departmentId: t.globalID({ for: Department, description: "Another department of the same project." }),
    handlerId: t.globalID({
      for: Staff,
      required: false,
      description: "One of its handlers; left out: the department.",
    }),
    what: t.string({ description: "What is to be done." }),
    dueAt: t.field({ type: "DateTime", description: "By when; no later than the resolve clock." }),
  }),
  run: (context, input, { departmentId, handlerId, what, dueAt }) =>
    commands.addTask(context, {
      ...input,
      departmentId: departmentId.id as DepartmentId,
      handlerId: handlerId ? staffIdOf(handlerId) : null,
      what,
      dueAt,
    }),
});

complaintCommand("AcceptTask", {
  description: "Takes a task over (接协办, HND-8).",
  fields: (t) => ({ taskId: t.globalID({ description: "The task." }) }),
  run: (context, input, { taskId }) =>
    commands.acceptTask(context, { ...input, taskId: taskId.id as TaskId }),
});

complaintCommand("DeclineTask", {
  description: "Gives a task back, with a reason (退协办, HND-8).",
  fields: (t) => ({
    taskId: t.globalID({ description: "The task." }),
    reason: t.string({ description: "Why." }),
  }),
  run: (context, input, { taskId, reason }) =>
    commands.declineTask(context, { ...input, taskId: taskId.id as TaskId, reason }),
});

complaintCommand("CompleteTask", {
  description: "A task is done (协办完成, HND-8).",
  fields: (t) => ({
    taskId: t.globalID({ description: "The task." }),
    text: t.string({ description: "What was done." }),
  }),
  run: (context, input, { taskId, text }) =>
    commands.completeTask(context, { ...input, taskId: taskId.id as TaskId, text }),
});

complaintCommand("DropTask", {
  description: "Takes a task back, with a reason; an open one holds up the resolving (撤协办, HND-8).",
  fields: (t) => ({
    taskId: t.globalID({ description: "The task." }),
    reason: t.string({ description: "Why." }),
  }),
  run: (context, input, { taskId, reason }) =>
    commands.dropTask(context, { ...input, taskId: taskId.id as TaskId, reason }),
});

complaintCommand("SetMeasure", {
  description: "What keeps it from happening again, by whom and until which day (定整改, HND-7).",
  fields: (t) => ({
    what: t.string({ description: "What is done." }),
    ownerId: t.globalID({ for: Staff, description: "Who answers for it and is reminded." }),
    dueDate: t.field({ type: "LocalDate", description: "The day by which it is done." }),
  }),
  run: (context, input, { what, ownerId, dueDate }) =>
    commands.setMeasure(context, { ...input, what, ownerId: staffIdOf(ownerId), dueDate }),
});

complaintCommand("CompleteMeasure", {
  description: "A preventive measure is done; its reminder ends (整改完成, HND-7).",
  fields: (t) => ({
    measureId: t.globalID({ description: "The measure." }),
    text: t.string({ description: "What was done." }),
  }),
  run: (context, input, { measureId, text }) =>
    commands.completeMeasure(context, { ...input, measureId: measureId.id as MeasureId, text }),
});

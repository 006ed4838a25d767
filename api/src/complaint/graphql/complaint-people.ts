import { builder } from "../../graphql/builder.ts";
import { Department, Project, Staff } from "../../org/graphql.ts";
import { acceptBy } from "../rules/standing.ts";
import { Complaint } from "./complaint.ts";

// Who has to do with a complaint (ORG-5).
builder.objectFields(Complaint, (t) => ({
  project: t.field({ type: Project, description: "Project.", resolve: (c) => c.project }),
  intakeStaff: t.field({
    type: Staff,
    description: "Who took it in (首问责任人).",
    resolve: (c) => c.intakeStaff,
  }),
  owner: t.field({
    type: Staff,
    nullable: true,
    description: "Who answers for it now; never null while it is open (ORG-5).",
    resolve: (c) => c.owner,
  }),
  handler: t.field({
    type: Staff,
    nullable: true,
    description: "Whom it is assigned to (经办人).",
    resolve: (c) => c.handler,
  }),
  department: t.field({
    type: Department,
    nullable: true,
    description: "Department it is assigned to (责任部门).",
    resolve: (c) => c.department,
  }),
  assignedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When it was assigned.",
    resolve: (c) => c.aggregate.facts.assignedAt,
  }),
  acceptedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When it was accepted.",
    resolve: (c) => c.aggregate.facts.acceptedAt,
  }),
  acceptBy: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Unless it is accepted by then it goes back to the dispatcher (HND-2); null when nothing waits to be accepted.",
    resolve: ({ aggregate: { facts }, ground }) =>
      facts.state === "ASSIGNED" && facts.assignedAt !== null ? acceptBy(facts.assignedAt, ground) : null,
  }),
  declines: t.int({
    description: "Declines, lapses and reassignments so far (推诿 at three, ESC-3).",
    resolve: (c) => c.aggregate.facts.declines,
  }),
}));

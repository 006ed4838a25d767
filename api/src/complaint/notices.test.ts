import { EVENT_KINDS } from "@heyi/schema/vocabulary/event.ts";
import { describe, expect, it } from "vitest";

import type { ComplaintEvent } from "./events.ts";
import { recipientsOf } from "./notices.ts";
import {
  agent,
  at,
  BAY,
  CLEANING,
  complaint,
  Course,
  dispatcher,
  handler,
  supervisor,
} from "./rules/rules.fixture.ts";

const NOW = at("03-02 12:00");
const system = { at: NOW, actorId: null };
const data = { clock: "REPLY", generation: 1, dueAt: NOW } as const;
const people = [{ staffId: agent.staffId }, { staffId: handler.staffId }];
const assigned = complaint({ state: "ASSIGNED" }).facts;
const everyone = (role: string) => ({ role, projectId: BAY });

const TOLD: readonly [string, ComplaintEvent, readonly object[]][] = [
  ["SLA-3 due soon: owner and handler", { ...system, kind: "CLOCK_DUE_SOON", data }, people],
  ["SLA-3 overdue: owner and handler", { ...system, kind: "CLOCK_OVERDUE", data }, people],
  [
    "SLA-1 past the hard limit: the supervisor too",
    { ...system, kind: "CLOCK_LIMIT_PASSED", data },
    [...people, everyone("SUPERVISOR")],
  ],
  [
    "HND-5 silence warns handler and supervisor",
    { ...system, kind: "SILENCE_NOTICED", data: { since: NOW } },
    [...people, everyone("SUPERVISOR")],
  ],
  [
    "HND-2 a decline calls the dispatchers",
    {
      at: NOW,
      actorId: handler.staffId,
      kind: "DECLINED",
      data: { department: null, handler: handler.staffId },
    },
    [everyone("DISPATCHER")],
  ],
  [
    "HND-2 a lapse calls the dispatchers",
    { ...system, kind: "ASSIGNMENT_LAPSED", data: { department: null, handler: null } },
    [everyone("DISPATCHER")],
  ],
  [
    "SLA-5 back at the review date: the dispatchers too",
    { ...system, kind: "RESUMED", data: { cause: "REVIEW_DATE" } },
    [...people, everyone("DISPATCHER")],
  ],
  [
    "SLA-5 resumed by hand: nobody",
    { at: NOW, actorId: handler.staffId, kind: "RESUMED", data: { cause: "BY_HAND" } },
    [],
  ],
];

describe("whom an event is told to", () => {
  it.each(TOLD)("%s", (_name, event, recipients) => {
    expect(recipientsOf(event, assigned)).toEqual(recipients);
  });

  it.each([
    [1, everyone("SUPERVISOR")],
    [2, everyone("PROJECT_MANAGER")],
    [3, { role: "COMPANY_QA", projectId: null }],
  ])("ESC-1 a step to level %i notifies its level beside owner and handler", (level, called) => {
    const event: ComplaintEvent = {
      ...system,
      kind: "ESCALATED",
      data: { level, from: level - 1, cause: "MANUAL", clock: null },
    };
    expect(recipientsOf(event, assigned)).toEqual([...people, called]);
  });

  it("ESC-1 an unassigned complaint has its first responder told", () => {
    expect(recipientsOf({ ...system, kind: "CLOCK_OVERDUE", data }, complaint().facts)).toEqual([
      { staffId: agent.staffId },
    ]);
  });

  it.each([
    [handler.staffId, { staffId: handler.staffId }],
    [null, { departmentId: CLEANING }],
  ])("HND-2 an assignment tells the handler, or the department where none is named: %s", (named, told) => {
    const event: ComplaintEvent = {
      at: NOW,
      actorId: dispatcher.staffId,
      kind: "ASSIGNED",
      data: {
        department: CLEANING,
        handler: named,
        reassigned: false,
        fromDepartment: null,
        fromHandler: null,
      },
    };
    expect(recipientsOf(event, assigned)).toEqual([told]);
  });

  it("TRI-2 the malicious mark is told to nobody, nor is a look at the contact details", () => {
    const course = new Course("03-02 10:00")
      .does("FLAG_MALICIOUS", supervisor, "03-02 10:05")
      .does("REVEAL_CONTACT", agent, "03-02 10:06");
    expect(course.log.flatMap((event) => recipientsOf(event, course.facts))).toEqual([]);
  });

  it("LIV-1 what people do on the desk's own work is seen there and told to nobody", () => {
    const quiet = new Course("03-02 10:00")
      .does("RESPOND", agent, "03-02 10:01")
      .does("TRIAGE", dispatcher, "03-02 10:02")
      .does("CONTACT", agent, "03-02 10:03");
    expect(quiet.log.flatMap((event) => recipientsOf(event, quiet.facts))).toEqual([]);
    expect(EVENT_KINDS).toEqual(expect.arrayContaining([...quiet.kinds]));
  });
});

import { STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { URGES, type Urge } from "@heyi/schema/vocabulary/clock.ts";
import { describe, expect, it } from "vitest";

import { sightOf } from "../../org/access.ts";
import { countsOf, queueFactsOf, type QueueFacts } from "../queue-facts.ts";
import { isOpen } from "../rules/state.ts";
import {
  agent,
  BAY,
  CLEANING,
  complaint,
  Course,
  dispatcher,
  ENGINEERING,
  handler,
  HILL,
  hillDispatcher,
  qa,
} from "../rules/rules.fixture.ts";
import { isCounted, matches, QUEUE_VIEWS, type QueueFilter, type QueueView } from "./filter.ts";

const ALL: QueueFilter = {
  view: "ALL",
  projectIds: null,
  categories: null,
  states: null,
  priorities: null,
  channels: null,
  staffId: null,
  departmentId: null,
  text: null,
};
const facts = (change: Partial<QueueFacts> = {}): QueueFacts => ({
  ...queueFactsOf(complaint({ state: "INVESTIGATING", category: "FIRE", priority: "P2" })),
  ...change,
});
const sight = sightOf(dispatcher);
const found = (filter: Partial<QueueFilter>, change: Partial<QueueFacts> = {}, by = sight) =>
  matches({ ...ALL, ...filter }, by, facts(change));

describe("LIV-2 the views", () => {
  const CASES = QUEUE_VIEWS.flatMap((view) =>
    STATES.flatMap((state) => URGES.flatMap((urge) => [0, 1].map((level) => ({ view, state, urge, level })))),
  );
  const stands: Record<QueueView, (state: State, urge: Urge, level: number) => boolean> = {
    ALL: () => true,
    ENDED: (state) => ["CLOSED", "MERGED", "WITHDRAWN"].includes(state),
    OPEN: (state) => !["CLOSED", "MERGED", "WITHDRAWN"].includes(state),
    UNASSIGNED: (state) => state === "REGISTERED",
    MINE: () => false,
    DUE_SOON: (state, urge) => isOpen(state) && urge === "DUE_SOON",
    OVERDUE: (state, urge) => isOpen(state) && urge === "OVERDUE",
    ESCALATED: (state, _urge, level) => isOpen(state) && level > 0,
  };
  it.each(CASES)(
    "LIV-2 $view holds a complaint in $state, $urge, level $level, or does not",
    ({ view, state, urge, level }) => {
      expect(found({ view }, { state, urge, level })).toBe(stands[view](state, urge, level));
    },
  );

  it("LIV-2 the counters count what the views show", () => {
    for (const state of STATES)
      for (const urge of URGES)
        for (const level of [0, 3]) {
          const counted = countsOf(facts({ state, urge, level }));
          const shown = (view: QueueView) => Number(found({ view }, { state, urge, level }));
          expect(counted).toEqual({
            open: shown("OPEN"),
            unassigned: shown("UNASSIGNED"),
            dueSoon: shown("DUE_SOON"),
            overdue: shown("OVERDUE"),
            escalated: shown("ESCALATED"),
          });
        }
    expect(countsOf(null)).toEqual({ open: 0, unassigned: 0, dueSoon: 0, overdue: 0, escalated: 0 });
  });

  it.each([
    ["owned", { ownerId: dispatcher.staffId, handlerId: null }, true],
    ["handled", { ownerId: agent.staffId, handlerId: dispatcher.staffId }, true],
    ["another's", { ownerId: agent.staffId, handlerId: handler.staffId }, false],
    ["owned and ended", { ownerId: dispatcher.staffId, state: "CLOSED" }, false],
  ] as const)("LIV-2 mine is what is mine and open: %s", (_name, change, mine) => {
    expect(found({ view: "MINE" }, change)).toBe(mine);
  });
});

describe("LIV-2 the filters", () => {
  it.each<[string, Partial<QueueFilter>, boolean]>([
    ["the project", { projectIds: [BAY] }, true],
    ["another project", { projectIds: [HILL] }, false],
    ["no project at all", { projectIds: [] }, false],
    ["one of several categories", { categories: ["CHARGES", "FIRE"] }, true],
    ["another category", { categories: ["CHARGES"] }, false],
    ["the state", { states: ["INVESTIGATING"] }, true],
    ["another state", { states: ["ASSIGNED", "CLOSED"] }, false],
    ["the priority", { priorities: ["P2"] }, true],
    ["another priority", { priorities: ["P1"] }, false],
    ["the channel", { channels: ["HOTLINE"] }, true],
    ["another channel", { channels: ["MEDIA"] }, false],
    ["its handler", { staffId: handler.staffId }, true],
    ["somebody else", { staffId: agent.staffId }, false],
    ["the department", { departmentId: ENGINEERING }, true],
    ["another department", { departmentId: CLEANING }, false],
    [
      "all at once",
      {
        view: "OPEN",
        projectIds: [BAY],
        categories: ["FIRE"],
        states: ["INVESTIGATING"],
        priorities: ["P2"],
        channels: ["HOTLINE"],
        staffId: handler.staffId,
        departmentId: ENGINEERING,
      },
      true,
    ],
    [
      "all but one",
      {
        view: "OPEN",
        projectIds: [BAY],
        categories: ["FIRE"],
        states: ["INVESTIGATING"],
        priorities: ["P3"],
        channels: ["HOTLINE"],
        staffId: handler.staffId,
      },
      false,
    ],
  ])("LIV-2 by %s", (_name, filter, is) => {
    expect(found(filter)).toBe(is);
  });

  it("TRI-1 what is not triaged is in no category and no priority", () => {
    expect(found({ categories: ["FIRE"] }, { category: null })).toBe(false);
    expect(found({ priorities: ["P2"] }, { priority: null })).toBe(false);
  });

  it("ORG-1 no filter shows what is out of sight", () => {
    for (const view of QUEUE_VIEWS)
      expect(found({ view, projectIds: [BAY], staffId: handler.staffId }, {}, sightOf(hillDispatcher))).toBe(
        false,
      );
    expect(found({ projectIds: [BAY] }, {}, sightOf(qa))).toBe(true);
  });

  it("LIV-2 counters stand under sight and project only", () => {
    const narrow: QueueFilter = { ...ALL, view: "OVERDUE", categories: ["CHARGES"], states: ["CLOSED"] };
    expect(isCounted(narrow, sight, facts())).toBe(true);
    expect(isCounted({ ...narrow, projectIds: [HILL] }, sight, facts())).toBe(false);
    expect(isCounted(narrow, sightOf(hillDispatcher), facts())).toBe(false);
  });
});

describe("SLA-3 what the queue knows of a complaint", () => {
  it("SLA-5 a suspended one is in time, an ended one too", () => {
    const overdue = new Course("03-02 10:00").wait("03-02 10:30");
    expect(queueFactsOf(overdue.complaint).urge).toBe("OVERDUE");
    expect(queueFactsOf({ ...overdue.complaint, facts: complaint({ state: "CLOSED" }).facts }).urge).toBe(
      "IN_TIME",
    );
    const late = new Course("03-02 10:00")
      .handled("03-02 10:05", "03-02 10:10")
      .wait("03-02 10:30")
      .does("SUSPEND", handler, "03-02 10:31");
    expect(queueFactsOf(late.complaint).urge).toBe("IN_TIME");
  });
});

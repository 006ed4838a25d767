import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueueFacts } from "../../api/src/complaint/queue-facts.ts";
import type { CompanyId, ComplaintId, ProjectId, StaffId } from "../../api/src/kernel/ids.ts";
import {
  type Acknowledged,
  appliedTwice,
  gapsInLog,
  gapsInNumbers,
  type Line,
  lost,
} from "./judge-commands.ts";
import { judge, type Move, Past, type Step } from "./judge-reader.ts";
import { rise } from "./memory.ts";
import { NO_FILTER } from "./queue-pages.ts";

// A judge that never finds anything would let every drill pass.

const COMPANY = "company" as CompanyId;
const [PROJECT, ELSEWHERE] = ["project", "elsewhere"] as ProjectId[];
const STAFF = "staff" as StaffId;
const [FIRST, SECOND] = ["first", "second"] as ComplaintId[];

const line = (seq: number, kind: string, complaintId = FIRST, version = seq): Line => ({
  seq,
  kind,
  actorId: STAFF,
  complaintId: complaintId ?? null,
  version,
});
const told = (tells: Acknowledged["tells"], seen: number, version: number): Acknowledged => ({
  key: `${tells}-${version}`,
  tells,
  staffId: STAFF,
  complaintId: FIRST as ComplaintId,
  seen,
  version,
});

await test("INT-4 a command that was acknowledged and is not in the log is found lost", () => {
  const acknowledged = [told("REGISTERED", 0, 1), told("TRIAGED", 1, 2)];
  assert.deepEqual(lost(acknowledged, [line(1, "REGISTERED"), line(2, "TRIAGED")]), []);
  assert.equal(lost(acknowledged, [line(1, "REGISTERED")]).length, 1);
  assert.equal(lost(acknowledged, [line(1, "REGISTERED"), line(2, "ASSIGNED")]).length, 1);
  assert.equal(lost(acknowledged, [line(1, "REGISTERED"), line(3, "TRIAGED")]).length, 1);
});

await test("INT-4 a command that was applied twice is found, and so is a complaint nobody was told of", () => {
  const acknowledged = [told("REGISTERED", 0, 1), told("CONTACTED", 1, 2)];
  const right = [line(1, "REGISTERED"), line(2, "CONTACTED")];
  assert.deepEqual(appliedTwice(acknowledged, right), []);
  assert.equal(appliedTwice(acknowledged, [...right, line(3, "CONTACTED")]).length, 1);
  assert.equal(appliedTwice(acknowledged, [...right, line(3, "REGISTERED", SECOND, 1)]).length, 1);
});

await test("INT-3 a number that is missing or given twice is found", () => {
  assert.deepEqual(gapsInNumbers(["A-202611-0002", "A-202611-0001", "B-202611-0001"]), []);
  assert.equal(gapsInNumbers(["A-202611-0001", "A-202611-0003"]).length, 1);
  assert.equal(gapsInNumbers(["A-202611-0001", "A-202611-0001"]).length, 1);
  assert.equal(gapsInLog([line(1, "REGISTERED"), line(3, "TRIAGED")]).length, 1);
});

const facts = (state: QueueFacts["state"], projectId = PROJECT): QueueFacts => ({
  companyId: COMPANY,
  projectId: projectId as ProjectId,
  departmentId: null,
  ownerId: STAFF,
  handlerId: null,
  state,
  category: null,
  priority: null,
  channel: "HOTLINE",
  level: 0,
  urge: "IN_TIME",
});
const move = (
  seq: number,
  complaintId: ComplaintId | undefined,
  version: number,
  after: QueueFacts,
): Move => ({
  seq,
  complaintId: complaintId as ComplaintId,
  version,
  after,
});
/** The first is taken in, graded and withdrawn; the second is taken in between, and a third in a project out of sight. */
const PAST = new Past([
  move(1, FIRST, 1, facts("REGISTERED")),
  move(2, FIRST, 2, facts("REGISTERED")),
  move(3, SECOND, 1, facts("REGISTERED")),
  move(4, "third" as ComplaintId, 1, facts("REGISTERED", ELSEWHERE)),
  move(5, FIRST, 3, facts("WITHDRAWN")),
]);
const change = (kind: "ADDED" | "CHANGED" | "REMOVED", id: ComplaintId | undefined, version: number) => ({
  kind,
  id: id as ComplaintId,
  version,
});
const EMPTY: Step = { kind: "PAGE", from: 0, upTo: 0, rows: [] };
const WHOLE: readonly Step[] = [
  EMPTY,
  { kind: "CHANGES", after: 0, upTo: 2, changes: [change("ADDED", FIRST, 2)] },
  { kind: "CHANGES", after: 2, upTo: 3, changes: [change("ADDED", SECOND, 1)] },
  { kind: "CHANGES", after: 3, upTo: 5, changes: [change("REMOVED", FIRST, 3)] },
];

function faultsOf(steps: readonly Step[]): string[] {
  const sight = {
    companyId: COMPANY,
    staffId: STAFF,
    wholeCompany: false,
    projectIds: [PROJECT as ProjectId],
    departmentIds: [],
    phoneProjectIds: [],
    personal: false,
  };
  return judge({ name: "screen", filter: NO_FILTER, sight, steps }, PAST);
}

await test("LIV-1 a reader who was told everything in order has missed nothing", () => {
  assert.deepEqual(faultsOf(WHOLE), []);
});

await test("LIV-1 a page of the last moment is as good as having been told everything", () => {
  const page: Step = { kind: "PAGE", from: 5, upTo: 5, rows: [{ id: SECOND as ComplaintId, version: 1 }] };
  assert.deepEqual(faultsOf([page]), []);
  assert.notDeepEqual(faultsOf([{ ...page, rows: [] }]), []);
});

await test("LIV-1 each message left out is found missing", () => {
  for (const left of [1, 2, 3]) assert.notDeepEqual(faultsOf(WHOLE.toSpliced(left, 1)), []);
});

await test("LIV-1 a change left out of a message is found missing, also when the end is right", () => {
  const late = WHOLE.toSpliced(
    2,
    2,
    { kind: "CHANGES", after: 2, upTo: 3, changes: [] },
    {
      kind: "CHANGES",
      after: 3,
      upTo: 5,
      changes: [change("ADDED", SECOND, 1), change("REMOVED", FIRST, 3)],
    },
  );
  assert.equal(faultsOf(late).length, 1);
});

await test("LIV-1 a complaint that goes back to an older version is found", () => {
  const back: Step = { kind: "CHANGES", after: 2, upTo: 2, changes: [change("CHANGED", FIRST, 1)] };
  assert.equal(faultsOf(WHOLE.toSpliced(2, 0, back)).length, 1);
});

await test("LIV-1 a complaint out of sight that is shown all the same is found", () => {
  const foreign: Step = {
    kind: "CHANGES",
    after: 5,
    upTo: 5,
    changes: [change("ADDED", "third" as ComplaintId, 1)],
  };
  assert.equal(faultsOf([...WHOLE, foreign]).length, 1);
});

await test("LIV-1 a reader who goes on from somewhere else than where it was is found", () => {
  const skipping = WHOLE.map((step) =>
    step.kind === "CHANGES" && step.after === 3 ? { ...step, after: 4 } : step,
  );
  assert.notDeepEqual(faultsOf(skipping), []);
});

await test("memory that rises is told from memory that swings", () => {
  const samples = (residentAt: (n: number) => number) =>
    Array.from({ length: 60 }, (_, n) => ({ second: n * 10, resident: residentAt(n), heap: 0 }));
  assert.ok(
    Math.abs(
      rise(
        samples((n) => 200 + 10 * (n % 2)),
        "resident",
      ),
    ) < 1,
  );
  assert.ok(
    Math.abs(
      rise(
        samples((n) => 200 + n),
        "resident",
      ) - 59,
    ) < 1,
  );
});

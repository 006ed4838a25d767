import { expect, test } from "vitest";

import { asFile, sampleRecords, stepOf, useCompany, type RawRecord } from "./sample.fixture.ts";

const company = useCompany();

/** HND-1, HND-2, SLA-4, SLA-5, TRI-3: what the rules ask of a step, on a line that is right otherwise. */
test.each<
  [rule: string, externalId: string, spoil: (record: RawRecord) => unknown, field: string, code: string]
>([
  [
    "HND-1 who may not triage",
    "JL-2023-0001",
    (r) => (stepOf(r, "triaged")["by"] = "hanhuimin"),
    "history[2].by",
    "NO_RIGHT",
  ],
  [
    "ORG-1 a dispatcher of another area",
    "JL-2023-0001",
    (r) => (stepOf(r, "assigned")["by"] = "zengjingyi"),
    "history[3].by",
    "NO_RIGHT",
  ],
  [
    "HND-2 a handler of another department",
    "JL-2023-0001",
    (r) => (stepOf(r, "assigned")["handler"] = "wangwenbin"),
    "history[3].handler",
    "UNKNOWN_REFERENCE",
  ],
  [
    "TRI-3 a priority beside the matrix",
    "JL-2023-0001",
    (r) => (stepOf(r, "triaged")["priority"] = "P1"),
    "history[2].priority",
    "MISMATCH",
  ],
  [
    "SLA-4 a promise moved from another date",
    "JL-2023-0014",
    (r) => (stepOf(r, "deadlineMoved")["from"] = "2023-01-11T10:33:00+08:00"),
    "history[9].from",
    "MISMATCH",
  ],
  [
    "SLA-5 a review date too far off",
    "JL-2023-0011",
    (r) => (stepOf(r, "suspended")["reviewAt"] = "2023-03-01T10:00:00+08:00"),
    "history[10].reviewAt",
    "OUT_OF_RANGE",
  ],
  [
    "INT-5 a name with an anonymous one",
    "JL-2023-0005",
    (r) => ((r["complainant"] as Record<string, unknown>)["name"] = "某人"),
    "complainant.name",
    "MUST_BE_ABSENT",
  ],
  [
    "INT-4 a repeat of what is not there",
    "JL-2023-0001",
    (r) => (r["repeatOf"] = "JL-2022-0001"),
    "repeatOf",
    "UNKNOWN_REFERENCE",
  ],
  [
    "ORG-1 a room of no project",
    "JL-2023-0001",
    (r) => ((r["complainant"] as Record<string, unknown>)["room"] = "99栋1单元101"),
    "complainant.room",
    "UNKNOWN_REFERENCE",
  ],
])("%s is refused", async (_, externalId, spoil, field, code) => {
  const record = sampleRecords().find((each) => each["externalId"] === externalId);
  if (record === undefined) throw new Error(`no ${externalId}`);
  spoil(record);
  const { faults } = await company().importFile(asFile([record]));
  expect(faults).toMatchObject([{ field, code }]);
});

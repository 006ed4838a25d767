import { expect, test } from "vitest";

import { faultText } from "./fault.ts";
import { asFile, sampleRecords, stepOf, useCompany, type RawRecord } from "./sample.fixture.ts";

const company = useCompany();

/** Ten lines of the sample, each spoilt in its own way: what is done to it, and how it must be named. */
const PLANTED: readonly [line: number, spoil: (record: RawRecord) => unknown, field: string, code: string][] =
  [
    [3, (record) => (record["mood"] = "ANGRY"), "mood", "UNKNOWN_CODE"],
    [7, (record) => (record["projectCode"] = "NOWHERE"), "projectCode", "UNKNOWN_REFERENCE"],
    [10, (record) => (stepOf(record, "accepted")["by"] = "nobody"), "history[4].by", "UNKNOWN_REFERENCE"],
    [
      12,
      (record) => (stepOf(record, "assigned")["at"] = "2023-01-02T08:00:00+08:00"),
      "history[3].at",
      "OUT_OF_ORDER",
    ],
    [16, (record) => (record["state"] = "RECTIFYING"), "state", "MISMATCH"],
    [21, (record) => record.history.splice(3, 1), "history[3].type", "WRONG_STATE"],
    [33, (record) => delete record["content"], "content", "REQUIRED"],
    [
      44,
      (record) => (stepOf(record, "acknowledged")["at"] = "2023-02-30T10:00:00+08:00"),
      "history[1].at",
      "NOT_A_DATE",
    ],
    [60, (record) => (record["externalId"] = "JL-2023-0002"), "externalId", "DUPLICATE"],
    [
      81,
      (record) => (record["validity"] = record["validity"] === "VALID" ? "INVALID" : "VALID"),
      "validity",
      "MISMATCH",
    ],
  ];

test("a file with ten planted faults imports nothing and names all ten by line and field", async () => {
  const records = sampleRecords();
  for (const [line, spoil] of PLANTED) {
    const record = records[line - 1];
    if (record === undefined) throw new Error(`no line ${line}`);
    spoil(record);
  }
  const report = await company().importFile(asFile(records));
  expect(report.faults.map(({ line, field, code }) => [line, field, code])).toEqual(
    PLANTED.map(([line, , field, code]) => [line, field, code]),
  );
  expect(report.imported).toBe(0);
  const { rows } = await company().db.pool.query(
    "select (select count(*) from complaint)::int as complaints, (select count(*) from event)::int as events, (select count(*) from complainant)::int as people",
  );
  expect(rows).toEqual([{ complaints: 0, events: 0, people: 0 }]);
});

test("a fault says its line, field, reason and what is allowed, in Chinese and English", async () => {
  const [record] = sampleRecords();
  if (record === undefined) throw new Error("no sample");
  const { faults } = await company().importFile(asFile([{ ...record, channel: "FAX" }]));
  const [fault] = faults;
  if (fault === undefined) throw new Error("no fault");
  expect(faultText(fault, "zh")).toMatch(/^第 1 行 channel:没有 FAX 这个代码,可用:HOTLINE FRONT_DESK /);
  expect(faultText(fault, "en")).toMatch(
    /^line 1, channel: FAX is no known code; allowed: HOTLINE FRONT_DESK /,
  );
});

test("several faults of one line are named together", async () => {
  const [record] = sampleRecords();
  if (record === undefined) throw new Error("no sample");
  const spoilt = { ...record, validity: "VALID", priority: "P1", occurredAt: "2023-01-02T00:00:00+08:00" };
  const { faults } = await company().importFile(asFile([spoilt]));
  expect(faults.map(({ field }) => field)).toEqual(["occurredAt", "validity", "priority"]);
});

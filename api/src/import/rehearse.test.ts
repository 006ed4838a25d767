import { beforeAll, describe, expect, test } from "vitest";

import type { ImportReport } from "./import.ts";
import { rehearsalText } from "./rehearsal-text.ts";
import type { SystemStep } from "./rehearse.ts";
import { asFile, sampleRecords, shipped, stepOf, useCompany } from "./sample.fixture.ts";

const company = useCompany();
const records = sampleRecords();
let report: ImportReport;

beforeAll(async () => {
  report = await company().importFile(shipped("complaints.jsonl"));
});

/** Local time, as the file has it. */
function line(externalId: string, { at, what }: SystemStep): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
  return `${externalId} ${local} ${what.replace(/ [0-9a-f- ]{36,}$/, "")}`;
}

test("HND-1 each of the 245 histories goes through the commands' rules without a refusal", () => {
  expect(report.rehearsals).toHaveLength(245);
  const refused = report.rehearsals.flatMap(({ record, refused: each }) =>
    each.map(({ step, why }) => `${record.head.externalId} ${step.type} ${why}`),
  );
  expect(refused).toEqual([]);
});

test("HND-1 each of them ends in the state of the file", () => {
  for (const { record, state } of report.rehearsals)
    expect(state, record.head.externalId).toBe(record.head.state);
});

describe("ESC-1 MAJ-1 SLA-5 VIS-3 what the system did comes out by itself, at the instants of the file", () => {
  test("100 escalations, proposals, resumptions and closings are alike", () => {
    expect(report.rehearsals.reduce((sum, { agreeing }) => sum + agreeing, 0)).toBe(100);
  });

  // The file proposes two before anybody had judged them valid, which no rule can know.
  test("MAJ-1 two proposals stand in the file before the validity they rest on", () => {
    const only = report.rehearsals.flatMap(({ record, onlyInFile }) =>
      onlyInFile.map((step) => line(record.head.externalId, step)),
    );
    expect(only).toEqual([
      "JL-2023-0045 2023-01-15T10:30 MAJOR_PROPOSED LEVEL_SKIPPING_AND_VALID",
      "JL-2023-0131 2023-01-30T11:46 MAJOR_PROPOSED LEVEL_SKIPPING_AND_VALID",
    ]);
    for (const externalId of ["JL-2023-0045", "JL-2023-0131"]) {
      const record = records.find((each) => each["externalId"] === externalId);
      const proposed = String(stepOf(record, "majorProposed")["at"]);
      expect(String(stepOf(record, "validityChanged")["at"]) > proposed).toBe(true);
      expect(stepOf(record, "triaged")["validity"]).toBeNull();
    }
  });

  // In the file no time to resolve runs any more once a complaint was reopened; here three working days do.
  test("ESC-1 one complaint reopened twice goes up once more by today's rules", () => {
    const only = report.rehearsals.flatMap(({ record, onlyByRules }) =>
      onlyByRules.map((step) => line(record.head.externalId, step)),
    );
    expect(only).toEqual(["JL-2023-0194 2023-02-24T18:00 ESCALATED 3 OVERDUE_RESOLVE"]);
  });

  test("MAJ-1 three by one household in 30 days are proposed, three in 52 days are not", () => {
    const proposed = report.rehearsals
      .filter(({ record: { history } }) => history.some(({ type }) => type === "majorProposed"))
      .map(({ record: { head } }) => `${head.projectCode} ${head.complainant.room}`);
    expect(proposed).toContain("GXC 18栋1单元902");
    expect(proposed).not.toContain("WHY 3栋2单元502");
    const household = report.rehearsals.filter(
      ({ record: { head } }) => head.projectCode === "WHY" && head.complainant.room === "3栋2单元502",
    );
    expect(household).toHaveLength(3);
    expect(household.flatMap(({ onlyByRules }) => onlyByRules)).toEqual([]);
  });
});

test("HND-1 what today's rules would refuse is named, and the history is imported as it is", async () => {
  const record = structuredClone(
    records.find((each) => each["state"] === "CLOSED" && each["validity"] === "VALID"),
  );
  if (record === undefined) throw new Error("no valid closed complaint in the sample");
  record["externalId"] = "WITHOUT-MEASURE";
  record.history = record.history.filter((step) => step["type"] !== "preventiveMeasure");
  const own = await company().importFile(asFile([record]));
  expect([own.imported, own.faults]).toEqual([1, []]);
  expect(own.rehearsals.flatMap(({ refused }) => refused.map(({ why }) => why))).toEqual([
    "CLOSE MISSING_TO_CLOSE",
  ]);
  expect(rehearsalText(own.rehearsals)).toContain("CLOSE MISSING_TO_CLOSE");
});

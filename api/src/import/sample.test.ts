import { beforeAll, describe, expect, test } from "vitest";

import { AS_OF, sampleRecords, shipped, useCompany } from "./sample.fixture.ts";

const company = useCompany();
const records = sampleRecords();

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await company().db.pool.query(sql, values)).rows as Row[];
}

beforeAll(async () => {
  await company().importFile(shipped("complaints.jsonl"));
});

const FIELDS = ["state", "validity", "category", "priority", "urgency", "impact", "severity"] as const;

test("all 245 stand with state, validity, category and priority as in the file", async () => {
  const stored = await rows<Record<string, unknown>>(
    `select external_id as "externalId", ${FIELDS.join(", ")} from complaint order by external_id`,
  );
  const given = records.map((record) =>
    Object.fromEntries(["externalId", ...FIELDS].map((name) => [name, record[name]])),
  );
  expect(stored).toEqual(
    given.toSorted((one, other) => (String(one["externalId"]) < String(other["externalId"]) ? -1 : 1)),
  );
});

test("the same file again changes nothing", async () => {
  const before = await rows(
    "select (select count(*) from event) as events, (select count(*) from complaint) as complaints",
  );
  expect(await company().importFile(shipped("complaints.jsonl"))).toMatchObject({
    imported: 0,
    skipped: 245,
    faults: [],
  });
  expect(
    await rows(
      "select (select count(*) from event) as events, (select count(*) from complaint) as complaints",
    ),
  ).toEqual(before);
});

test("a line that came before with other content is refused, and nothing of its file is taken", async () => {
  const [first, second] = records;
  const changed = { ...first, content: "改过的内容", externalId: "JL-2023-0001" };
  const report = await company().importFile(`${JSON.stringify(second)}\n${JSON.stringify(changed)}`);
  expect(report.faults).toMatchObject([{ line: 2, field: "externalId", code: "TAKEN" }]);
});

test("ORG-5 every open complaint has an owner, a next action and a time", async () => {
  const open = await rows<{ complete: boolean }>(
    `select owner_id is not null and next_action is not null and next_action_due_at is not null and due_at is not null as complete
       from complaint where state not in ('CLOSED', 'WITHDRAWN', 'MERGED')`,
  );
  expect(open).toHaveLength(35);
  expect(open.every(({ complete }) => complete)).toBe(true);
});

const LATE = {
  RESPOND: ["0005", "0017", "0070", "0088", "0157", "0214"],
  REPLY: ["0004", "0057", "0075", "0077", "0198", "0212"],
  VISIT: ["0036", "0044", "0087", "0125", "0127"],
};

/** Counted: met, or its deadline has passed. The last generation before the first meeting bears the pauses. */
const JUDGED = `
  select distinct on (c.id) right(c.external_id, 4) as id, k.state = 'MET' and k.ended_at <= k.due_at as in_time
    from complaint c join clock k on k.complaint_id = c.id
   where k.kind = $1 and (k.state = 'MET' or (k.state = 'RUNNING' and k.due_at <= $2))
   order by c.id, k.generation`;

describe("SLA-1 the month's rates come out of the stored clocks", () => {
  test.each([
    ["RESPOND", 239, 245],
    ["REPLY", 237, 243],
    ["VISIT", 177, 182],
  ] as const)("%s in time: %i of %i", async (kind, inTime, counted) => {
    const judged = await rows<{ id: string; in_time: boolean }>(JUDGED, [kind, AS_OF]);
    expect(judged.filter((each) => each.in_time)).toHaveLength(inTime);
    expect(judged).toHaveLength(counted);
    expect(judged.flatMap((each) => (each.in_time ? [] : [each.id])).toSorted()).toEqual(LATE[kind]);
  });
});

test("SLA-3 a breach of the past is on record at its own instant, once", async () => {
  const told = await rows<{ id: string; late: string }>(
    `select right(c.external_id, 4) as id, (e.at - k.due_at)::text as late
       from event e join complaint c on c.id = e.complaint_id
       join clock k on k.complaint_id = c.id and k.kind = e.data->>'clock' and k.generation = (e.data->>'generation')::int
      where e.kind = 'CLOCK_OVERDUE' and k.kind = 'RESPOND' order by 1`,
  );
  expect(told).toEqual(LATE.RESPOND.map((id) => ({ id, late: "00:00:00" })));
});

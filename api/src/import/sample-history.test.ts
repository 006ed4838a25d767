import { beforeAll, expect, test } from "vitest";

import { AS_OF, sampleRecords, shipped, useCompany } from "./sample.fixture.ts";

const company = useCompany();
const records = sampleRecords();

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await company().db.pool.query(sql, values)).rows as Row[];
}

beforeAll(async () => {
  await company().importFile(shipped("complaints.jsonl"));
});

test("ESC-1 the file's escalations are taken as they are and none is added", async () => {
  const [escalated] = await rows<{ count: string }>(
    "select count(*)::text as count from event where kind = 'ESCALATED'",
  );
  expect(escalated?.count).toBe("76");
  expect(await rows("select 1 from event where kind in ('SILENCE_NOTICED', 'ASSIGNMENT_LAPSED')")).toEqual(
    [],
  );
});

test("SLA-3 nothing is due at once after the import", async () => {
  expect(await rows("select kind, subject from timer where fire_at <= $1", [AS_OF])).toEqual([]);
  expect(await rows("select 1 from notice")).toEqual([]);
});

test("AUD-1 each step is an event at its own time, by its own person, in the order of time", async () => {
  const steps = records.flatMap(({ history }) =>
    history.map(({ at, by }) => `${new Date(String(at)).toISOString()} ${String(by)}`),
  );
  const events = await rows<{ at: Date; by: string | null; seq: string }>(
    `select e.at, s.username as by, e.seq::text from event e left join staff s on s.id = e.actor_id
      where e.kind not like 'CLOCK_%' order by e.seq`,
  );
  expect(events.map(({ at, by }) => `${at.toISOString()} ${String(by)}`).toSorted()).toEqual(
    steps.toSorted(),
  );
  const times = events.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});

test("HND-2 a complaint's version is the number of its steps", async () => {
  const stored = await rows<{ externalId: string; version: number }>(
    'select external_id as "externalId", version from complaint',
  );
  const steps = new Map(records.map(({ externalId, history }) => [externalId, history.length]));
  expect(stored.filter(({ externalId, version }) => steps.get(externalId) !== version)).toEqual([]);
});

test("AUD-2 no word, name or phone of a person stands in the log's facts", async () => {
  const facts = await rows<{ text: string }>(
    "select data::text || coalesce(before::text, '') || coalesce(after::text, '') as text from event",
  );
  // The sub-categories are the company's own codes, though they are Chinese.
  const kept = facts.map(({ text }) => text.replaceAll(/"subCategory": "[^"]*"/g, ""));
  expect(kept.filter((text) => /199-0000|[\u4e00-\u9fff]/.test(text))).toEqual([]);
});

test("INT-3 numbers follow the receipt in each project and month, without a gap", async () => {
  const stored = await rows<{ number: string; group: string }>(
    `select c.number, p.code || '-' || to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYYMM') as group
       from complaint c join project p on p.id = c.project_id order by c.received_at, c.number`,
  );
  for (const [group, members] of Map.groupBy(stored, (each) => each.group)) {
    expect(members.map(({ number }) => number)).toEqual(
      members.map((_, index) => `${group}-${String(index + 1).padStart(4, "0")}`),
    );
  }
});

test("INT-4 a repeat is linked to the complaint it repeats", async () => {
  const repeats = await rows<{ id: string; of: string }>(
    "select c.external_id as id, r.external_id as of from complaint c join complaint r on r.id = c.repeat_of_id order by 1",
  );
  const given = records.flatMap(({ externalId, repeatOf }) =>
    repeatOf === null ? [] : [{ id: externalId, of: repeatOf }],
  );
  expect(repeats).toEqual(given);
});

test("INT-5 of an anonymous complainant nothing is stored", async () => {
  const stored = await rows(
    "select name, phone, phone_digits, room_id from complainant where kind = 'ANONYMOUS'",
  );
  expect(stored).toEqual(
    Array.from({ length: 8 }, () => ({ name: null, phone: null, phone_digits: null, room_id: null })),
  );
});

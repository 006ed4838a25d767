import { beforeAll, describe, expect, test } from "vitest";
import { clockOf, look } from "../../test/complaints.ts";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";
import { follow, nextOf, until } from "../complaint/test/queue.fixture.ts";
import { DAY, kindsOf, registered, sql } from "../complaint/test/stage.fixture.ts";

/** Wednesday 30 December 2026, 10:00 in Shanghai. */
const world = useWorld({ start: "2026-12-30T02:00:00Z" });

const LOAD = `mutation ($input: CalendarYearLoadInput!) { loaded: calendarYearLoad(input: $input) { __typename
  ... on Viewer { calendarWarnings } ... on NotAllowedError { refusal } ... on InvalidError { issues { path code } } } }`;
type Loaded = {
  __typename: string;
  calendarWarnings?: number[];
  refusal?: string;
  issues?: { path: string; code: string }[];
};
const day = (date: string) => ({ date, name: "元旦" });
/** Not the notice of 2027, which is not out: three days off and a Sunday worked. */
const NOTICE = {
  year: 2027,
  source: "国办发明电〔2026〕测试",
  holidays: [day("2027-01-01"), day("2027-01-02"), day("2027-01-04")],
  makeUpDays: [day("2027-01-10")],
};

async function load(as: Person, change: object = {}): Promise<Loaded> {
  const { data, errors } = await world().gql<{ loaded: Loaded }>(as, LOAD, {
    input: { ...NOTICE, ...change },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.loaded;
}
const faults = ({ issues }: Loaded) => issues?.map(({ path, code }) => `${path} ${code}`);

beforeAll(() => world().clock.set("2026-12-30T02:00:00Z"));

describe("SLA-2 a year's notice that does not hold names each faulty day", () => {
  test.each<[string, object, string[]]>([
    ["no source, no holidays", { source: "", holidays: [] }, ["source REQUIRED", "holidays REQUIRED"]],
    [
      "a year of no use",
      { year: 1999, holidays: [day("1999-01-01")], makeUpDays: [] },
      ["year OUT_OF_RANGE"],
    ],
    [
      "days of another year",
      { holidays: [day("2027-01-01"), day("2026-06-01")], makeUpDays: [day("2028-06-04")] },
      ["holidays.1.date OUT_OF_RANGE", "makeUpDays.0.date OUT_OF_RANGE"],
    ],
    [
      "a day twice, and one both off and worked",
      { holidays: [day("2027-01-01"), day("2027-01-01"), day("2027-01-10")] },
      ["holidays.1.date TAKEN", "makeUpDays.0.date TAKEN"],
    ],
    ["a make-up day on a Monday", { makeUpDays: [day("2027-01-11")] }, ["makeUpDays.0.date OUT_OF_RANGE"]],
    ["a day without a name", { holidays: [{ date: "2027-01-01", name: " " }] }, ["holidays.0.name REQUIRED"]],
    [
      "sixty-one days",
      {
        holidays: Array.from({ length: 61 }, (_, n) =>
          day(new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10)),
        ),
        makeUpDays: [],
      },
      ["holidays TOO_MANY"],
    ],
  ])("%s", async (_name, change, expected) => {
    expect(faults(await load(world().cast.admin, change))).toEqual(expected);
  });

  test("and nobody but an administrator loads one", async () => {
    const { cast, gql } = world();
    for (const as of [cast.agent, cast.dispatcher, cast.handler, cast.supervisor, cast.manager, cast.qa])
      expect(await load(as)).toEqual({ __typename: "NotAllowedError", refusal: "NO_RIGHT" });
    const { errors } = await gql(null, LOAD, { input: NOTICE });
    expect(errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
    const years = await gql<{ calendarYears: { year: number }[] }>(cast.agent, "{ calendarYears { year } }");
    expect(years.data?.calendarYears.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
  });
});

test("SLA-2 SLA-6 a deadline in a year not loaded is provisional and says so; loading the year moves it with an event, live", async () => {
  const { cast, gql, clock } = world();
  const warned = await gql<{ viewer: { calendarWarnings: number[] } }>(
    cast.admin,
    "{ viewer { calendarWarnings } }",
  );
  expect(warned.data?.viewer.calendarWarnings).toEqual([2027]);
  const taken = await registered(world());
  const detail = async () =>
    (
      await gql<{
        complaint: {
          due: { provisional: boolean } | null;
          clocks: { kind: string; state: string; explanation: { text: string; provisional: boolean } }[];
        };
      }>(
        cast.agent,
        "query ($id: ID!) { complaint(id: $id) { due { provisional } clocks { kind state explanation { text provisional } } } }",
        { id: taken.id },
      )
    ).data?.complaint;
  expect((await detail())?.due?.provisional).toBe(true);
  const before = clockOf(taken, "RESOLVE");
  // 31 December, 4 and 5 January: without a notice only the law's own 1 January is off.
  expect(before).toMatchObject({ dueAt: "2027-01-05T10:00:00.000Z", provisional: true });
  expect(clockOf(taken, "REPLY")).toMatchObject({ dueAt: "2026-12-31T10:00:00.000Z", provisional: false });
  expect((await detail())?.clocks.find(({ kind }) => kind === "RESOLVE")?.explanation).toMatchObject({
    provisional: true,
    text: expect.stringContaining("暂定"),
  });

  const live = await follow(world(), cast.dispatcher);
  clock.advance(1000);
  expect(await load(cast.admin)).toEqual({ __typename: "Viewer", calendarWarnings: [] });
  const messages = await until(live, ({ changes }) => changes.some(({ id }) => id === taken.id));
  expect(messages.at(-1)?.changes).toMatchObject([
    { kind: "CHANGED", id: taken.id, event: "DEADLINES_RECOMPUTED", by: null },
  ]);
  const after = await look(world(), cast.agent, taken.id);
  expect(
    after?.clocks
      .filter(({ kind }) => kind === "RESOLVE")
      .map(({ generation, state, dueAt, provisional }) => ({ generation, state, dueAt, provisional }))
      .toSorted((one, other) => one.generation - other.generation),
  ).toEqual([
    { generation: 1, state: "SUPERSEDED", dueAt: "2027-01-05T10:00:00.000Z", provisional: true },
    { generation: 2, state: "RUNNING", dueAt: "2027-01-06T10:00:00.000Z", provisional: false },
  ]);
  expect((await detail())?.due?.provisional).toBe(false);
  expect(await kindsOf(world(), cast.agent, taken.id)).toEqual(["REGISTERED", "DEADLINES_RECOMPUTED"]);

  // The same notice again is the same again: no event, no job.
  clock.advance(1000);
  const head = () =>
    sql<{ seq: string }>(world(), "select seq::text from log_head where company_id = $1", [cast.companyId]);
  const unchanged = await head();
  await load(cast.admin);
  expect(await head()).toEqual(unchanged);

  // Corrected, it moves once more.
  clock.advance(1000);
  await load(cast.admin, { source: "更正通知", holidays: [day("2027-01-01"), day("2027-01-02")] });
  const corrected = await until(live, ({ changes }) => changes.some(({ id }) => id === taken.id));
  expect(corrected.at(-1)?.changes).toMatchObject([{ event: "DEADLINES_RECOMPUTED" }]);
  expect(
    (await look(world(), cast.agent, taken.id))?.clocks.find(
      ({ kind, state }) => kind === "RESOLVE" && state === "RUNNING",
    )?.dueAt,
  ).toBe("2027-01-05T10:00:00.000Z");
  await live.close();
});

test("SLA-2 another company's calendar is its own", async () => {
  const { cast, gql } = world();
  const theirs = await gql<{ calendarYears: { year: number }[] }>(
    cast.stranger,
    "{ calendarYears { year } }",
  );
  expect(theirs.data?.calendarYears.map(({ year }) => year)).not.toContain(2027);
});

test("SLA-4 what was breached before the year was loaded stays breached, and its deadline where it was", async () => {
  const { cast, clock, pass } = world();
  clock.set("2028-01-03T02:00:00Z");
  await sql(world(), "delete from timer");
  const taken = await registered(world());
  await pass(20 * DAY);
  const late = await look(world(), cast.agent, taken.id);
  const live = await follow(world(), cast.dispatcher);
  const fresh = await registered(world());
  await nextOf(live);
  await load(cast.admin, {
    year: 2028,
    holidays: [day("2028-01-01"), day("2028-01-24"), day("2028-01-25"), day("2028-01-26")],
    makeUpDays: [],
  });
  await until(live, ({ changes }) =>
    changes.some(({ id, event }) => id === fresh.id && event === "DEADLINES_RECOMPUTED"),
  );
  await live.close();
  const after = await look(world(), cast.agent, taken.id);
  expect(clockOf(after, "REPLY")).toEqual(clockOf(late, "REPLY"));
  expect(clockOf(after, "REPLY")).toMatchObject({ urge: "OVERDUE", state: "RUNNING" });
});

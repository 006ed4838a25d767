import { describe, expect, test } from "vitest";
import { type Answer, clockOf, look } from "../../../test/complaints.ts";
import { openDatabase } from "../../kernel/db.ts";
import { createLog } from "../../kernel/log.ts";
import { Listener } from "../../events/listener.ts";
import { Timekeeper } from "../../events/timekeeper.ts";
import { complaintKeeper } from "../timekeeper.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  HOUR,
  kindsOf,
  MINUTE,
  registered,
  sql,
  suspension,
  timelineOf,
  toEngineering,
} from "./stage.fixture.ts";

const world = useWorld();

const at = (text: string) => world().clock.set(text);
/** Every test begins on the same Wednesday; the timers of those before it are told first, so that none disturbs. */
const begin = async (input: Record<string, unknown> = {}): Promise<Answer> => {
  await sql(world(), "delete from timer");
  at("2026-02-11T02:00:00Z");
  return registered(world(), input);
};
const seen = async (answer: Answer): Promise<Answer> => {
  const found = await look(world(), world().cast.qa, answer.id);
  if (found === null) throw new Error("out of sight");
  return found;
};
const told = async (answer: Answer) =>
  (await timelineOf(world(), world().cast.manager, answer.id))
    .filter(({ actor }) => actor === null)
    .map(({ kind, clock, level }) => [kind, clock, level].filter((part) => part !== null).join(" "));

describe("SLA-3 the response clock", () => {
  test("is due soon at 24 of 30 minutes and overdue at 30, each told once, and no sooner", async () => {
    const taken = await begin();
    await world().pass(24 * MINUTE - 1);
    expect(await told(taken)).toEqual([]);
    await world().pass(1);
    expect(await told(taken)).toEqual(["CLOCK_DUE_SOON RESPOND"]);
    expect((await seen(taken)).urgeNow).toMatchObject({ kind: "RESPOND", urge: "DUE_SOON" });
    await world().pass(6 * MINUTE - 1);
    expect(await told(taken)).toEqual(["CLOCK_DUE_SOON RESPOND"]);
    await world().pass(1);
    expect(await told(taken)).toEqual([
      "CLOCK_DUE_SOON RESPOND",
      "CLOCK_OVERDUE RESPOND",
      "ESCALATED RESPOND 1",
    ]);
    await world().pass(HOUR);
    await world().pass(HOUR);
    expect(await told(taken)).toHaveLength(3);
    expect(await seen(taken)).toMatchObject({ level: 1, urgeNow: { urge: "OVERDUE" } });
  });

  test("ESC-1 calls level 1 at once, level 2 after 24 hours, level 3 after 72, and never removes the handler", async () => {
    const { cast } = world();
    let taken = await begin();
    await world().pass(30 * MINUTE);
    taken = await done(world(), cast.dispatcher, "Assign", await seen(taken), toEngineering(world()));
    taken = await done(world(), cast.handler, "Accept", taken);
    await world().pass(24 * HOUR - 1);
    expect((await seen(taken)).level).toBe(1);
    await world().pass(1);
    expect(await seen(taken)).toMatchObject({ level: 2, owner: { name: "赵工" }, handler: { name: "赵工" } });
    await world().pass(48 * HOUR - 1);
    expect((await seen(taken)).level).toBe(2);
    await world().pass(1);
    expect(await seen(taken)).toMatchObject({ level: 3, owner: { name: "赵工" } });
  });

  test("met in time says nothing; answered late keeps its breach (SLA-4)", async () => {
    const { cast } = world();
    const early = await done(world(), cast.agent, "Respond", await begin(), { how: "PHONE" });
    await world().pass(2 * HOUR);
    expect(await told(early)).toEqual([]);
    const late = await begin();
    world().clock.advance(31 * MINUTE);
    // No timer has been told yet: the command itself finds the breach first.
    const answered = await done(world(), cast.agent, "Respond", late, { how: "PHONE" });
    expect(clockOf(answered, "RESPOND")).toMatchObject({
      state: "MET",
      urge: "OVERDUE",
      overdueAt: "2026-02-11T02:30:00.000Z",
    });
    expect(await kindsOf(world(), cast.agent, late.id)).toEqual([
      "REGISTERED",
      "CLOCK_DUE_SOON",
      "CLOCK_OVERDUE",
      "ESCALATED",
      "RESPONDED",
    ]);
    await world().pass(30 * DAY);
    expect((await told(late)).filter((line) => line.includes("RESPOND"))).toEqual([
      "CLOCK_DUE_SOON RESPOND",
      "CLOCK_OVERDUE RESPOND",
      "ESCALATED RESPOND 1",
    ]);
  });
});

test("SLA-3 after a long downtime everything is told once, in its order, and so much is due as with a clock that never stopped", async () => {
  const jumped = await begin();
  await world().pass(20 * DAY);
  // Told again after a while, counted from when it was told last: fewer after a downtime.
  const once = (lines: readonly string[]) =>
    lines.filter((line) => !/^(SILENCE|ESCALATION_REMINDED)/.test(line));
  const expected = once(await told(jumped));
  expect(expected.slice(0, 3)).toEqual([
    "CLOCK_DUE_SOON RESPOND",
    "CLOCK_OVERDUE RESPOND",
    "ESCALATED RESPOND 1",
  ]);
  expect(expected).toEqual([...new Set(expected)]);
  const lines = new Set(expected);
  for (const clock of ["RESPOND", "REPLY", "RESOLVE"]) expect(lines).toContain(`CLOCK_OVERDUE ${clock}`);
  expect(lines).toContain("CLOCK_LIMIT_PASSED REPLY");
  expect(await seen(jumped)).toMatchObject({ level: 3, urgeNow: { urge: "OVERDUE" } });
  const steady = await begin();
  for (let day = 0; day < 20 * 24; day += 6) await world().pass(6 * HOUR);
  expect(once(await told(steady)).toSorted()).toEqual(expected.toSorted());
  const counts = await sql<{ n: number }>(
    world(),
    "select count(*)::int as n from event where kind like 'CLOCK%' group by complaint_id, kind, data->>'clock', data->>'generation' having count(*) > 1",
  );
  expect(counts).toEqual([]);
});

test("HND-2 an assignment nobody accepts within 30 minutes returns to the dispatcher, once", async () => {
  const { cast } = world();
  const taken = await done(world(), cast.agent, "Respond", await begin(), { how: "PHONE" });
  const assigned = await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  await world().pass(30 * MINUTE - 1);
  expect((await seen(assigned)).state).toBe("ASSIGNED");
  await world().pass(1);
  expect(await seen(assigned)).toMatchObject({
    state: "REGISTERED",
    department: null,
    handler: null,
    owner: { name: "林小雨" },
    nextAction: "TRIAGE",
  });
  expect(await told(assigned)).toEqual(["ASSIGNMENT_LAPSED"]);
  expect(await look(world(), cast.handler, assigned.id)).toBeNull();
});

test("HND-2 whoever accepts a moment too late is too late, though no timer has rung yet", async () => {
  const { cast } = world();
  const assigned = await done(world(), cast.dispatcher, "Assign", await begin(), toEngineering(world()));
  await sql(world(), "delete from timer");
  world().clock.advance(30 * MINUTE);
  await expect(done(world(), cast.handler, "Accept", assigned)).rejects.toThrow("NotAllowedError");
});

test("SLA-5 at its review date a suspended complaint comes back, its pause added and shown", async () => {
  const { cast } = world();
  await begin();
  const taken = await done(world(), cast.handler, "Promise", await bring(world(), "INVESTIGATING"), {
    promisedAt: "2026-02-13T02:00:00Z",
  });
  const suspended = await done(world(), cast.handler, "Suspend", taken, suspension(world(), 3));
  await world().pass(3 * DAY - 1);
  expect((await seen(taken)).state).toBe("SUSPENDED");
  expect((await told(taken)).filter((line) => line.startsWith("CLOCK"))).toEqual([]);
  await world().pass(1);
  const back = await seen(suspended);
  expect(back.state).toBe("INVESTIGATING");
  expect(await told(taken)).toContain("RESUMED");
  expect(back.clocks.find(({ kind, state }) => kind === "RESOLVE" && state === "RUNNING")).toMatchObject({
    dueAt: "2026-02-16T02:00:00.000Z",
    pausedMinutes: 3 * 24 * 60,
  });
});

test("SLA-4 a promise moved after it was missed keeps the missed deadline and its breach on record", async () => {
  const { cast } = world();
  await begin();
  const taken = await done(world(), cast.handler, "Promise", await bring(world(), "INVESTIGATING"), {
    promisedAt: "2026-02-11T05:00:00Z",
  });
  await world().pass(4 * HOUR);
  const missed = await seen(taken);
  expect(missed.clocks.find(({ kind, state }) => kind === "RESOLVE" && state === "RUNNING")).toMatchObject({
    urge: "OVERDUE",
  });
  const moved = await done(world(), cast.handler, "MovePromise", missed, {
    promisedAt: "2026-02-12T05:00:00Z",
    reason: "配件未到",
    complainantInformed: true,
  });
  const resolves = moved.clocks
    .filter(({ kind }) => kind === "RESOLVE")
    .map(({ generation, state, urge, dueAt, overdueAt }) => ({ generation, state, urge, dueAt, overdueAt }));
  expect(resolves).toContainEqual({
    generation: 2,
    state: "SUPERSEDED",
    urge: "OVERDUE",
    dueAt: "2026-02-11T05:00:00.000Z",
    overdueAt: "2026-02-11T05:00:00.000Z",
  });
  expect(resolves).toContainEqual({
    generation: 3,
    state: "RUNNING",
    urge: "IN_TIME",
    dueAt: "2026-02-12T05:00:00.000Z",
    overdueAt: null,
  });
  expect((await told(taken)).filter((line) => line === "CLOCK_OVERDUE RESOLVE")).toHaveLength(1);
  await world().pass(2 * DAY);
  expect((await told(taken)).filter((line) => line === "CLOCK_OVERDUE RESOLVE")).toHaveLength(2);
});

test("HND-5 three working days of silence warn once, a contact starts them anew", async () => {
  const { cast } = world();
  await begin();
  const taken = await done(world(), cast.handler, "Contact", await bring(world(), "INVESTIGATING"), {
    how: "PHONE",
    text: "在查",
    isReply: true,
  });
  await world().pass(3 * DAY);
  expect(await told(taken)).not.toContain("SILENCE_NOTICED");
  at("2026-02-14T10:00:00Z");
  await world().pass(0);
  expect((await told(taken)).filter((line) => line === "SILENCE_NOTICED")).toHaveLength(1);
  await done(world(), cast.handler, "Contact", await seen(taken), { how: "PHONE", text: "还在查" });
  await world().pass(MINUTE);
  expect((await told(taken)).filter((line) => line === "SILENCE_NOTICED")).toHaveLength(1);
});

test("SLA-3 two timekeepers over two pools tell each of 200 overdue deadlines exactly once", async () => {
  const { app, clock } = world();
  await sql(world(), "delete from timer");
  at("2026-03-02T02:00:00Z");
  const since = Number(
    (await sql<{ seq: string }>(world(), "select max(seq)::text as seq from event"))[0]?.seq,
  );
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let n = 0; n < 25; n += 1) await registered(world(), { content: "停车位被占用" });
    }),
  );
  const log = createLog("silent");
  await using other = openDatabase(app.services.db.url, log, 4);
  await using listener = new Listener(other.url, log);
  await using second = new Timekeeper(complaintKeeper, other.pool, clock, listener, log);
  clock.advance(31 * MINUTE);
  await Promise.all([app.timekeeper.wake(), second.wake()]);
  await Promise.all([app.timekeeper.wake(), second.wake()]);
  const counted = await sql<{ kind: string; n: number; complaints: number }>(
    world(),
    "select kind, count(*)::int as n, count(distinct complaint_id)::int as complaints from event where seq > $1 and kind <> 'REGISTERED' group by kind order by kind",
    [since],
  );
  expect(counted).toEqual(
    ["CLOCK_DUE_SOON", "CLOCK_OVERDUE", "ESCALATED"].map((kind) => ({ kind, n: 200, complaints: 200 })),
  );
});

test("SLA-3 a timekeeper that nothing wakes again tells all that is due in one look, though one complaint has many timers due", async () => {
  const { app, clock } = world();
  await app.timekeeper[Symbol.asyncDispose]();
  await sql(world(), "delete from timer");
  at("2026-03-16T02:00:00Z");
  for (let n = 0; n < 20; n += 1) {
    await registered(world(), { content: "门禁失灵" });
    clock.advance(9 * DAY);
  }
  const log = createLog("silent");
  await using deaf = new Listener(app.services.db.url, log);
  await using alone = new Timekeeper(complaintKeeper, app.services.db.pool, clock, deaf, log);
  const left = () => sql(world(), "select kind from timer where fire_at <= $1", [clock.now()]);
  expect((await left()).length).toBeGreaterThan(80);
  await alone.wake();
  expect(await left()).toEqual([]);
});

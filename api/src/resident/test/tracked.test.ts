import { expect, test } from "vitest";
import { act, idOf } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  HOUR,
  registered,
  RESOLUTION,
  toEngineering,
} from "../../complaint/test/stage.fixture.ts";
import { doUnder, lookUnder } from "./under-code.fixture.ts";

const world = useWorld();

const SECRET = "金丝雀";

test("HND-5, INT-5, AUD-2: under the tracking code stand public words, and not one internal word, name or phone", async () => {
  const { cast } = world();
  let seen = await registered(world(), {
    complainant: { kind: "OWNER", name: "张伟", phone: "13912345678", room: "1栋1单元501" },
  });
  const code = seen.trackingCode;
  seen = await done(world(), cast.dispatcher, "Assign", seen, toEngineering(world()));
  seen = await done(world(), cast.handler, "Accept", seen);
  seen = await done(world(), cast.handler, "NoteProgress", seen, {
    text: `${SECRET}内部进展`,
    public: false,
  });
  seen = await done(world(), cast.handler, "NoteProgress", seen, { text: "配件已到货", public: true });
  seen = await done(world(), cast.handler, "Investigate", seen, {
    method: "SITE_VISIT",
    finding: `${SECRET}门机皮带断裂`,
    rootCause: "FACILITY",
    responsibleParty: `${SECRET}某外包公司`,
  });
  seen = await done(world(), cast.handler, "Plan", seen, {
    what: "更换门机皮带",
    byStaffId: idOf("Staff", cast.handler.staffId),
    promisedAt: new Date(world().clock.now().getTime() + DAY).toISOString(),
    consent: "AGREED",
  });
  await done(world(), cast.dispatcher, "Escalate", seen, { reason: `${SECRET}催办` });

  const shown = await lookUnder(world(), code);
  expect(shown).toMatchObject({
    state: "RECTIFYING",
    handler: "赵工程师傅",
    canRemark: true,
    canConfirm: false,
    canRefuse: false,
    canRate: false,
  });
  expect(shown.promisedAt).not.toBeNull();
  const text = JSON.stringify(shown);
  expect(text).toContain("配件已到货");
  expect(text).toContain("更换门机皮带");
  for (const hidden of [
    SECRET,
    "13912345678",
    "张伟",
    '赵工"',
    "陈调度",
    "林小雨",
    "501",
    "ESCALATED",
    'ASSIGNED"',
  ])
    expect(text, hidden).not.toContain(hidden);
});

test("INT-5: codes are read as people write them; one that leads nowhere is answered like any other", async () => {
  const { trackingCode: code, number } = await registered(world());
  const written = `${code.slice(0, 4).toLowerCase()}-${code.slice(4, 10)} ${code.slice(10)}`;
  expect((await lookUnder(world(), written)).number).toBe(number);
  const answers = await Promise.all(
    ["0".repeat(20), "", number, "%", "' or 1=1 --"].map((wrong) => lookUnder(world(), wrong)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
});

test("HND-5, INT-4: a remark is kept once, reaches those who look after it, and its key is good for nothing else", async () => {
  const { cast } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const key = "remark-key-0123456789";
  const given = { key, text: "周末在家,周六上午可以上门" };
  const [one, two] = [
    await doUnder(world(), "Remark", seen.trackingCode, given),
    await doUnder(world(), "Remark", seen.trackingCode, given),
  ];
  expect(one.entries.filter(({ kind }) => kind === "REMARKED")).toHaveLength(1);
  expect(two.entries).toEqual(one.entries);
  expect(await doUnder(world(), "Remark", seen.trackingCode, { key, text: "别的" })).toMatchObject({
    issues: [{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }],
  });
  const query =
    "query ($id: ID!) { complaint(id: $id) { version timeline(first: 5) { edges { node { kind text byComplainant actor { name } } } } } }";
  const { data } = await world().gql<never>(cast.handler, query, { id: seen.id });
  expect(JSON.stringify(data)).toContain(
    JSON.stringify({ kind: "REMARKED", text: given.text, byComplainant: true, actor: null }),
  );
  const notices = await world().gql<never>(cast.handler, "{ notices(first: 5) { edges { node { kind } } } }");
  expect(JSON.stringify(notices.data)).toContain("REMARKED");
});

test("HND-5: an empty or overlong remark is refused by field, and nothing is kept", async () => {
  const { trackingCode } = await registered(world());
  expect(await doUnder(world(), "Remark", trackingCode, { text: "  " })).toMatchObject({
    issues: [{ path: "text", code: "REQUIRED" }],
  });
  expect(await doUnder(world(), "Remark", trackingCode, { text: "长".repeat(20_000) })).toMatchObject({
    issues: [{ path: "text", code: "TOO_LONG" }],
  });
  expect((await lookUnder(world(), trackingCode)).entries.map(({ kind }) => kind)).toEqual(["REGISTERED"]);
});

test("VIS-1: the complainant's own rating is a visit; three good scores after a confirmation close it", async () => {
  const seen = await bring(world(), "RESOLVED");
  expect(await lookUnder(world(), seen.trackingCode)).toMatchObject({
    canConfirm: true,
    canRefuse: true,
    canRate: true,
  });
  expect(await doUnder(world(), "Confirm", seen.trackingCode)).toMatchObject({ confirmed: true });
  const rated = await doUnder(world(), "Rate", seen.trackingCode, {
    rating: { handling: 5, measures: 4, result: 5 },
  });
  expect(rated).toMatchObject({ rated: true, canRate: false });
});

test("VIS-5, ESC-3: a rating of the result below three needs a word, reopens it, and has it escalated", async () => {
  const seen = await bring(world(), "RESOLVED");
  const rating = { handling: 4, measures: 3, result: 2 };
  expect(await doUnder(world(), "Rate", seen.trackingCode, { rating })).toMatchObject({
    __typename: "InvalidError",
    issues: [{ code: "REQUIRED" }],
  });
  const after = await doUnder(world(), "Rate", seen.trackingCode, { rating, words: "门还是关不上" });
  expect(after.state).toBe("RECTIFYING");
  await world().pass(HOUR);
  const { data } = await world().gql<{ complaint: { level: number } }>(
    world().cast.supervisor,
    "query ($id: ID!) { complaint(id: $id) { level } }",
    { id: seen.id },
  );
  expect(data?.complaint.level).toBeGreaterThan(0);
});

test("ESC-3, VIS-5: a refused result is taken up again, a closed one within thirty days, and none later", async () => {
  const seen = await bring(world(), "RESOLVED");
  expect(await doUnder(world(), "Refuse", seen.trackingCode, { reason: "" })).toMatchObject({
    issues: [{ path: "reason", code: "REQUIRED" }],
  });
  expect((await doUnder(world(), "Refuse", seen.trackingCode, { reason: "还在漏" })).state).toBe(
    "RECTIFYING",
  );

  const closed = await bring(world(), "CLOSED");
  expect(await lookUnder(world(), closed.trackingCode)).toMatchObject({
    state: "CLOSED",
    canRefuse: true,
    canRemark: expect.any(Boolean),
  });
  world().clock.advance(29 * DAY);
  expect(await lookUnder(world(), closed.trackingCode)).toMatchObject({ canRefuse: true });
  world().clock.advance(2 * DAY);
  expect(await lookUnder(world(), closed.trackingCode)).toMatchObject({ canRefuse: false });
  expect(await doUnder(world(), "Refuse", closed.trackingCode, { reason: "又坏了" })).toMatchObject({
    __typename: "NotAllowedError",
  });
});

test("ORG-3: under the code nothing of the staff's can be done before its time", async () => {
  const { trackingCode } = await registered(world());
  for (const [verb, given] of [
    ["Confirm", {}],
    ["Refuse", { reason: "不" }],
    ["Rate", { rating: { handling: 5, measures: 5, result: 5 } }],
  ] as const)
    expect(await doUnder(world(), verb, trackingCode, given), verb).toMatchObject({
      __typename: "NotAllowedError",
    });
});

test("HND-2: a remark between the dispatcher's look and act does not lose either", async () => {
  const seen = await registered(world());
  await doUnder(world(), "Remark", seen.trackingCode, { text: "现在有水漏出来" });
  const answer = await act(world(), world().cast.dispatcher, "Assign", seen, toEngineering(world()));
  expect(answer.__typename).toBe("ConflictError");
  expect(answer.changes?.map(({ kind }) => kind)).toEqual(["REMARKED"]);
  expect((await lookUnder(world(), seen.trackingCode)).entries.map(({ kind }) => kind)).toContain("REMARKED");
});

test("SLA-1 and VIS-1: what is resolved while nobody looks shows its solution to the complainant", async () => {
  const seen = await bring(world(), "RESOLVED");
  const text = JSON.stringify(await lookUnder(world(), seen.trackingCode));
  expect(text).toContain(RESOLUTION.solution);
});

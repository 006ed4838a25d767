import { expect, test } from "vitest";
import { act, command, idOf, register, type Answer } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { newTrackingCode } from "../register.ts";
import { bring, done, faults, registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

const places = (answers: readonly Answer[], prefix: string) =>
  answers
    .filter(({ number }) => number?.startsWith(prefix))
    .map(({ number }) => Number(number.slice(prefix.length)))
    .toSorted((one, other) => one - other);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test("INT-3 forty registrations at once over two projects, every fifth refused: numbers without gap or double, codes all different", async () => {
  const { cast } = world();
  const answers = await Promise.all(
    upTo(50).map((n) => {
      const [agent, project] = n % 2 === 0 ? [cast.agent, cast.a] : [cast.agentB, cast.b];
      return register(
        world(),
        agent,
        project,
        n % 5 === 0 ? { complainant: { kind: "OWNER", name: "张伟", phone: "12" } } : {},
      );
    }),
  );
  expect(answers.filter(({ __typename }) => __typename === "InvalidError")).toHaveLength(10);
  const taken = answers.filter(({ __typename }) => __typename === "Complaint");
  expect(taken).toHaveLength(40);
  expect(places(taken, "WAN-202602-")).toEqual(upTo(20));
  expect(places(taken, "HJ-202602-")).toEqual(upTo(20));
  expect(new Set(taken.map(({ trackingCode }) => trackingCode)).size).toBe(40);
  for (const { trackingCode } of taken) expect(trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
});

test("INT-3 what fails after its number was given leaves no gap", async () => {
  const { cast } = world();
  const before = await registered(world());
  await sql(
    world(),
    "alter table complaint add constraint test_refuses check (content <> '写不进去') not valid",
  );
  const { errors } = await world().gql(
    cast.agent,
    "mutation ($input: ComplaintRegisterInput!) { complaintRegister(input: $input) { __typename } }",
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        projectId: idOf("Project", cast.a.id),
        channel: "HOTLINE",
        content: "写不进去",
        complainant: { kind: "ANONYMOUS" },
      },
    },
  );
  await sql(world(), "alter table complaint drop constraint test_refuses");
  expect(errors?.[0]?.extensions?.["code"]).toBe("UNEXPECTED");
  expect(JSON.stringify(errors)).not.toContain("test_refuses");
  const after = await registered(world());
  expect(places([after], "WAN-202602-")[0]).toBe((places([before], "WAN-202602-")[0] ?? 0) + 1);
});

test("INT-3 a tracking code draws on 100 bits: each of its 20 places takes all of 32 letters", () => {
  const codes = upTo(2_000).map(() => newTrackingCode());
  for (const place of upTo(20)) expect(new Set(codes.map((code) => code[place - 1])).size).toBe(32);
  expect(new Set(codes).size).toBe(2_000);
});

test("INT-3 a month's numbers begin at 1 at midnight in Shanghai, and a late record goes to the month it was received in", async () => {
  const { clock } = world();
  clock.set("2026-02-28T15:59:59.999Z");
  const last = await registered(world());
  expect(last.number).toMatch(/^WAN-202602-/);
  clock.set("2026-02-28T16:00:00Z");
  expect((await registered(world())).number).toBe("WAN-202603-0001");
  const late = await registered(world(), { receivedAt: "2026-02-28T15:00:00Z" });
  expect(places([late], "WAN-202602-")[0]).toBe((places([last], "WAN-202602-")[0] ?? 0) + 1);
  expect((await registered(world())).number).toBe("WAN-202603-0002");
});

test("INT-4 one key, one complaint: sent again, and twenty times at once", async () => {
  const { cast } = world();
  const count = async () =>
    Number((await sql<{ n: string }>(world(), "select count(*)::text as n from complaint"))[0]?.n);
  const input = { idempotencyKey: "call-2026-0001" };
  const first = await register(world(), cast.agent, cast.a, input);
  expect(await register(world(), cast.agent, cast.a, input)).toEqual(first);
  const before = await count();
  const together = await Promise.all(
    upTo(20).map(() => register(world(), cast.agent, cast.a, { idempotencyKey: "call-2026-0002" })),
  );
  expect(new Set(together.map(({ id }) => id)).size).toBe(1);
  expect(await count()).toBe(before + 1);
  const next = await registered(world());
  expect(places([next], "WAN-202603-")[0]).toBe((places([together[0] ?? next], "WAN-202603-")[0] ?? 0) + 1);
});

test("INT-4 a key stands for one input and one person", async () => {
  const { cast } = world();
  const idempotencyKey = "call-2026-0003";
  const first = await register(world(), cast.agent, cast.a, { idempotencyKey });
  const other = await register(world(), cast.agent, cast.a, { idempotencyKey, content: "别的事情" });
  expect(other).toMatchObject({ __typename: "InvalidError" });
  expect(faults(other)).toEqual(["idempotencyKey KEY_USED_OTHERWISE"]);
  const otherCommand = await act(world(), cast.agent, "Escalate", first, {
    idempotencyKey,
    reason: "业主很急",
  });
  expect(faults(otherCommand)).toEqual(["idempotencyKey KEY_USED_OTHERWISE"]);
  const colleague = await register(world(), cast.dispatcher, cast.a, { idempotencyKey });
  expect(colleague.number).not.toBe(first.number);
});

test("INT-4 a key whose command failed is free again", async () => {
  const { cast } = world();
  const idempotencyKey = "call-2026-0004";
  expect(await register(world(), cast.agent, cast.a, { idempotencyKey, content: "" })).toMatchObject({
    __typename: "InvalidError",
  });
  expect(await register(world(), cast.agent, cast.a, { idempotencyKey })).toMatchObject({
    __typename: "Complaint",
  });
});

test("INT-4 every command sent five times at once with one key is done once", async () => {
  const { cast } = world();
  const taken = await bring(world(), "INVESTIGATING");
  let seen = taken;
  for (const [as, verb, input] of [
    [cast.dispatcher, "Triage", { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" }],
    [cast.handler, "Contact", { how: "PHONE", text: "已约明早上门" }],
    [
      cast.handler,
      "Promise",
      { promisedAt: new Date(world().clock.now().getTime() + 86_400_000).toISOString() },
    ],
    [cast.handler, "Escalate", { reason: "业主情绪激动" }],
    [cast.supervisor, "FlagMalicious", { malicious: true, reason: "多次虚假报修" }],
    [cast.dispatcher, "Reassign", { ...toEngineering(world()), reason: "另一班组负责" }],
    [cast.handler2, "Accept", {}],
    [cast.handler2, "Resolve", { solution: "已修好", rootCause: "FACILITY", complainantTold: true }],
  ] as const) {
    const sent = {
      complaintId: seen.id,
      expectedVersion: seen.version,
      idempotencyKey: crypto.randomUUID(),
      ...input,
    };
    const answers = await Promise.all(upTo(5).map(() => command(world(), as, verb, sent)));
    expect(
      answers.map(({ __typename }) => __typename),
      verb,
    ).toEqual(upTo(5).map(() => "Complaint"));
    const events = await sql<{ version: number; kind: string }>(
      world(),
      "select e.kind, e.version from event e join complaint c on c.id = e.complaint_id where c.number = $1 and e.version > $2",
      [seen.number, seen.version],
    );
    expect(new Set(events.map(({ kind }) => kind)).size, verb).toBe(events.length);
    seen = answers[0] ?? seen;
  }
});

test("INT-4 a decline sent again is the same decline, though the complaint is out of sight by then", async () => {
  const { cast } = world();
  const assigned = await bring(world(), "ASSIGNED");
  const input = { idempotencyKey: crypto.randomUUID(), reason: "不属本班组" };
  const first = await done(world(), cast.handler, "Decline", assigned, input);
  expect(await done(world(), cast.handler, "Decline", assigned, input)).toMatchObject({
    id: first.id,
    state: "REGISTERED",
    version: first.version,
  });
});

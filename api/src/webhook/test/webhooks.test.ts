import { randomUUID } from "node:crypto";
import { isScalarType, isEnumType, getNamedType, isObjectType } from "graphql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { openReceiver, type Receiver } from "../../message/test/receiver.fixture.ts";
import { administer, ask, letIn, submitted, type App } from "../../partner/test/app.fixture.ts";
import { schema } from "../../graphql/schema.ts";
import { claim, LEASE_MS } from "../claim.ts";
import { fanOut } from "../fan-out.ts";
import { PATIENCE_MS } from "../rules/pause.ts";
import { send } from "../send.ts";
import { settle } from "../settle.ts";
import { readTracked } from "../../resident/tracked.ts";
import { act, disorder, endpoints, hooked, isSignedBy, only, tellAll, toldBy } from "./hooks.fixture.ts";

const world = useWorld({ messages: () => ({ smtp: null, allowPrivate: true }) });
const HOUR = 3_600_000;
const REMARK = `mutation ($number: String!, $key: String!, $text: String!) { done: submittedRemark(number: $number, idempotencyKey: $key, text: $text) { __typename } }`;

let receiver: Receiver;
let app: App;
beforeEach(async () => {
  receiver = await openReceiver();
  app = await letIn(world());
});
afterEach(async () => {
  for (const { id } of await endpoints(world(), app.key).catch(() => []))
    await act(world(), app.key, "webhookEnd", { id });
  await receiver[Symbol.asyncDispose]();
});

const remark = (number: string, text: string) =>
  ask(world(), app.key, REMARK, { number, text, key: randomUUID() });

describe("what is told", () => {
  test("PAR-1 each change comes once, signed, as one who asks is told it, and nothing of what is internal", async () => {
    const { secret } = await hooked(world(), app.key, receiver);
    const { number } = await submitted(world(), app.key, { content: "二楼走廊灯不亮", room: "1栋1单元501" });
    const other = await letIn(world());
    await submitted(world(), other.key);
    await tellAll(world());
    expect(receiver.received.map(toldBy)).toEqual([expect.objectContaining({ number, kind: "REGISTERED" })]);
    const [told] = receiver.received;
    if (told === undefined) throw new Error("nothing was told");
    expect(isSignedBy(told, secret)).toBe(true);
    const submittedType = schema.getType("SubmittedComplaint");
    if (!isObjectType(submittedType)) throw new Error("no such type");
    const names = Object.values(submittedType.getFields())
      .filter(({ type }) => isScalarType(getNamedType(type)) || isEnumType(getNamedType(type)))
      .map(({ name }) => name)
      .filter((name) => name !== "trackingCode");
    const { data } = await ask<{ one: object }>(
      world(),
      app.key,
      `query ($number: String!) { one: submittedComplaint(number: $number) { ... on SubmittedComplaint { ${names.join(" ")} } } }`,
      { number },
    );
    expect(told.body).toMatchObject({ type: "complaint.changed", data: { complaint: data?.one } });
    const { complaint } = told.body["data"] as { complaint: object };
    expect(Object.keys(complaint).toSorted()).toEqual(names.toSorted());
  });

  test("PAR-1 an endpoint hears of its kinds and its projects alone", async () => {
    const { cast } = world();
    await hooked(world(), app.key, receiver, { kinds: ["REMARKED"], projectCodes: [cast.b.code] });
    const here = await submitted(world(), app.key);
    const there = await submitted(world(), app.key, { projectCode: cast.b.code });
    for (const { number } of [here, there]) await remark(number, "还有三楼");
    await tellAll(world());
    expect(receiver.received.map(toldBy)).toEqual([
      expect.objectContaining({ number: there.number, kind: "REMARKED" }),
    ]);
  });

  test("PAR-1 the address and the secrets lie in the database sealed, and are shown by the host alone", async () => {
    const { secret } = await hooked(world(), app.key, receiver, { url: receiver.url("/hook?token=abc") });
    const { rows } = await world().app.services.db.pool.query<{ all: string }>(
      "select string_agg(e::text, ' ') as all from webhook_endpoint e",
    );
    for (const hidden of [secret.slice(6), "token=abc"]) expect(rows[0]?.all).not.toContain(hidden);
    expect((await only(world(), app.key)).shown).toMatch(/^127\.0\.0\.1:\d+\/\*\*\*$/);
  });

  test("PAR-1 after a change of secrets both sign for 24 hours, then the new one alone", async () => {
    const { id, secret } = await hooked(world(), app.key, receiver);
    const { secret: next } = await act(world(), app.key, "webhookRotate", { id });
    await submitted(world(), app.key);
    await tellAll(world());
    world().clock.advance(24 * HOUR);
    await submitted(world(), app.key);
    await tellAll(world());
    const signed = receiver.received.map((told) => [isSignedBy(told, secret), isSignedBy(told, next ?? "")]);
    expect(signed).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});

describe("what is not taken", () => {
  test("LIV-1 is tried again under the same id, and what happened to the same complaint later waits for it", async () => {
    await hooked(world(), app.key, receiver);
    receiver.answerNext({ status: 500 }, { status: 302, headers: { location: receiver.url("/elsewhere") } });
    const { number } = await submitted(world(), app.key);
    await world().app.courier.wake();
    await remark(number, "还有三楼");
    const other = await submitted(world(), app.key);
    await tellAll(world());
    const told = receiver.received.map(toldBy);
    const of = told.filter((each) => each.number === number);
    expect(of.map(({ kind }) => kind)).toEqual(
      ["REGISTERED", "REGISTERED", "REGISTERED", "REMARKED"].slice(-of.length),
    );
    expect(new Set(of.filter(({ kind }) => kind === "REGISTERED").map(({ id }) => id)).size).toBe(1);
    expect(told.some((each) => each.number === other.number)).toBe(true);
    expect(receiver.received.every(({ path }) => path === "/hook")).toBe(true);
    const { deliveries, failingSince } = await only(world(), app.key);
    expect([failingSince, deliveries.every(({ state }) => state === "DELIVERED")]).toEqual([null, true]);
    const failures = deliveries.flatMap(({ attempts }) => attempts.filter(({ failure }) => failure !== null));
    expect(failures.map(({ failure, answer }) => `${failure} ${answer}`).toSorted()).toEqual([
      "REFUSED HTTP 302",
      "REFUSED HTTP 500",
    ]);
  });

  test("LIV-1 a process that dies between sending and settling: another sends it again under the same id, and the dead one is not heard", async () => {
    const { db, messages } = world().app.services;
    const { clock } = world();
    await hooked(world(), app.key, receiver);
    // Out of use while it happens, so that the process of this test alone takes it up.
    await db.pool.query("update webhook_endpoint set disabled_at = now() where app_id = $1", [app.id]);
    await submitted(world(), app.key);
    await world().app.courier.wake();
    await db.pool.query("update webhook_endpoint set disabled_at = null where app_id = $1", [app.id]);
    await fanOut(db.pool, clock.now());
    const [claimed] = await claim(db.pool, clock.now(), [], 5);
    if (claimed === undefined) throw new Error("nothing to claim");
    const tracked = await readTracked(db.pool, claimed.code, clock.now());
    expect(await send(messages, claimed, tracked, clock.now())).toMatchObject({ failure: null });
    await world().app.courier.wake();
    expect(receiver.received.length).toBe(1);
    clock.advance(LEASE_MS);
    await world().app.courier.wake();
    expect(receiver.received.map((told) => toldBy(told).id)).toEqual([claimed.id, claimed.id]);
    await settle(
      db.pool,
      claimed,
      { failure: "REFUSED", answer: "HTTP 500", at: clock.now(), ms: 1 },
      clock.now(),
    );
    const { deliveries } = await only(world(), app.key);
    expect(deliveries).toMatchObject([{ id: claimed.id, state: "DELIVERED", attempts: [{ failure: null }] }]);
  });

  test("PAR-1 three days without one success disable an endpoint; administrators see it, and a replay takes it up again", async () => {
    const { cast, clock } = world();
    const { id } = await hooked(world(), app.key, receiver);
    const { cursor } = await only(world(), app.key);
    receiver.answerAlways({ status: 503 });
    const { number } = await submitted(world(), app.key);
    const began = clock.now().getTime();
    await tellAll(world());
    const tries = receiver.received.length;
    expect(tries).toBeGreaterThan(20);
    expect((await only(world(), app.key)).disabledAt).toBeNull();
    clock.set(new Date(began + PATIENCE_MS));
    await world().app.courier.wake();
    const { data } = await world().gql<{
      partnerApps: {
        apps: { id: string; webhooks: { id: string; disabledAt: string | null; deliveries: object[] }[] }[];
      };
    }>(
      cast.admin,
      "{ partnerApps { apps { id webhooks { id disabledAt deliveries(state: FAILED) { number } } } } }",
    );
    expect(data?.partnerApps.apps.find((each) => each.id === app.id)?.webhooks).toEqual([
      { id, disabledAt: clock.now().toISOString(), deliveries: [{ number }] },
    ]);
    await remark(number, "还没有人来");
    await world().app.courier.wake();
    expect(receiver.received.length).toBe(tries);
    receiver.answerAlways({ status: 200 });
    await act(world(), app.key, "webhookReplay", { id, after: cursor });
    await tellAll(world());
    const again = receiver.received.slice(tries).map(toldBy);
    expect(again.map(({ kind }) => kind)).toEqual(["REGISTERED", "REMARKED"]);
    const [first] = receiver.received;
    expect(again[0]?.id).toBe(first && toldBy(first).id);
    expect(disorder(receiver.received, (at) => at >= tries)).toEqual([]);
  });

  test("PAR-1 an administrator has one delivery told again by one click, under the same id", async () => {
    const { cast } = world();
    await hooked(world(), app.key, receiver);
    await submitted(world(), app.key);
    await tellAll(world());
    const [delivery] = (await only(world(), app.key)).deliveries;
    const again = (as = cast.admin) =>
      world().gql<{ done: { __typename: string } }>(
        as,
        "mutation ($input: PartnerWebhookRedeliverInput!) { done: partnerWebhookRedeliver(input: $input) { __typename } }",
        { input: { id: delivery?.id } },
      );
    expect((await again(cast.dispatcher)).data).toEqual({ done: { __typename: "NotAllowedError" } });
    expect((await again()).data).toEqual({ done: { __typename: "PartnerApps" } });
    await tellAll(world());
    expect(receiver.received.map((told) => toldBy(told).id)).toEqual([delivery?.id, delivery?.id]);
  });
});

describe("rights", () => {
  test.each([
    ["the scope to read", { scopes: ["WEBHOOK_MANAGE"], projectIds: [] }],
    ["the scope for webhooks", { scopes: ["COMPLAINT_READ", "COMPLAINT_SUBMIT"], projectIds: [] }],
    ["the project", { scopes: ["WEBHOOK_MANAGE", "COMPLAINT_READ"], project: true }],
  ])(
    "PAR-1 an app that has lost %s is told nothing more, also of what waits",
    async (_what, { project, ...change }: { scopes: string[]; project?: boolean; projectIds?: string[] }) => {
      const { cast } = world();
      await hooked(world(), app.key, receiver);
      receiver.answerAlways({ status: 500 });
      await submitted(world(), app.key);
      await world().app.courier.wake();
      const before = receiver.received.length;
      expect(before).toBe(1);
      const projectIds = project === true ? [Buffer.from(`Project:${cast.b.id}`).toString("base64")] : [];
      await administer(world(), cast.admin, "partnerAppChange", {
        id: app.id,
        name: "改",
        projectIds,
        ...change,
      });
      await tellAll(world());
      expect(receiver.received.length).toBe(before);
      const { rows } = await world().app.services.db.pool.query(
        `select d.state, t.failure from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
         join webhook_attempt t on t.delivery_id = d.id where e.app_id = $1 order by t.at desc, t.id desc limit 1`,
        [app.id],
      );
      expect(rows).toEqual([{ state: "FAILED", failure: "RIGHT_LOST" }]);
    },
  );

  test("PAR-1 an ended app, and an ended endpoint, are told nothing more", async () => {
    const { cast } = world();
    const { id } = await hooked(world(), app.key, receiver);
    const other = await letIn(world());
    await hooked(world(), other.key, receiver);
    receiver.answerAlways({ status: 500 });
    for (const { key } of [app, other]) await submitted(world(), key);
    await world().app.courier.wake();
    await act(world(), app.key, "webhookEnd", { id });
    await administer(world(), cast.admin, "partnerAppEnd", { id: other.id });
    await tellAll(world());
    expect(receiver.received.length).toBe(2);
    expect(await endpoints(world(), app.key)).toEqual([]);
  });

  test("PAR-1, ORG-1 another app's endpoint is none, whatever one does with it", async () => {
    const { id } = await hooked(world(), app.key, receiver);
    const { cursor } = await only(world(), app.key);
    const other = await letIn(world());
    for (const field of ["webhookEnd", "webhookRotate", "webhookReplay"])
      for (const each of [id, randomUUID(), "nonsense"])
        expect(await act(world(), other.key, field, { id: each, after: cursor })).toEqual({
          __typename: "NotFoundError",
        });
    expect(await endpoints(world(), other.key)).toEqual([]);
    expect((await only(world(), app.key)).id).toBe(id);
  });

  test("PAR-1 an app names projects it serves, has five endpoints at most, and replays from a cursor of its company", async () => {
    const { cast } = world();
    const narrow = await letIn(world(), { projects: [cast.a] });
    const add = (input: object) =>
      act(world(), narrow.key, "webhookAdd", { input: { url: receiver.url("/"), ...input } });
    expect(await add({ projectCodes: [cast.b.code], url: "ftp://example.com" })).toMatchObject({
      issues: [
        { path: "url", code: "MALFORMED" },
        { path: "projectCodes", code: "UNKNOWN_REFERENCE" },
      ],
    });
    for (let at = 0; at < 5; at++)
      expect((await add({ projectCodes: [cast.a.code] })).secret).toMatch(/^whsec_/);
    expect(await add({})).toMatchObject({ issues: [{ path: "url", code: "TOO_MANY" }] });
    const { id, projects } = await only(world(), narrow.key);
    expect(projects).toEqual([cast.a.code]);
    expect(await act(world(), narrow.key, "webhookReplay", { id, after: "bm9uc2Vuc2U" })).toMatchObject({
      issues: [{ path: "after", code: "CURSOR_UNKNOWN" }],
    });
  });
});

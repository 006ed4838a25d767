import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { administer, ask, letIn, newKey } from "./app.fixture.ts";

const world = useWorld();
const ME = "{ partnerViewer { name scopes projects } }";

test("PAR-1 a key opens its app with its scopes and projects, and nothing of the staff's can even be named", async () => {
  const { cast } = world();
  const { key } = await letIn(world(), { scopes: ["COMPLAINT_READ"], projects: [cast.a] });
  expect(key).toMatch(/^heyi_key_[A-Za-z0-9_-]{43}$/);
  expect((await ask(world(), key, ME)).data).toMatchObject({
    partnerViewer: { scopes: ["COMPLAINT_READ"], projects: [cast.a.code] },
  });
  const { status, errors } = await ask(world(), key, "{ viewer { name } }");
  expect(status).toBe(400);
  expect(errors?.[0]?.message).toContain('Cannot query field "viewer"');
});

test("PAR-1 a key is kept as its hash alone, told once, and shown by its first letters", async () => {
  const { id, key } = await letIn(world());
  const { rows } = await world().app.services.db.pool.query<{ all: string }>(
    "select string_agg(k::text, ' ') as all from partner_key k",
  );
  expect(rows[0]?.all).not.toContain(key.slice(20));
  const { data } = await world().gql<{
    partnerApps: { key: null; apps: { id: string; keys: { shown: string }[] }[] };
  }>(world().cast.admin, "{ partnerApps { key apps { id keys { shown } } } }");
  expect(data?.partnerApps.key).toBeNull();
  const shown = data?.partnerApps.apps.find((app) => app.id === id)?.keys[0]?.shown ?? "";
  expect(key.startsWith(shown)).toBe(true);
  expect(shown.length).toBe("heyi_key_".length + 6);
});

test("PAR-1 when keys are changed over both open for the hours that were set, then the new one alone", async () => {
  const { clock } = world();
  const { id, key } = await letIn(world());
  const next = await newKey(world(), id, world().cast.admin, 2);
  for (const each of [key, next]) expect((await ask(world(), each, ME)).status).toBe(200);
  clock.advance(2 * 3_600_000 + 1);
  expect((await ask(world(), next, ME)).status).toBe(200);
  const refused = await ask(world(), key, ME);
  expect(refused.status).toBe(401);
  expect(refused.errors?.[0]?.extensions?.["code"]).toBe("KEY_UNKNOWN");
});

test("PAR-1 an ended key and an ended app open nothing from their next request on", async () => {
  const { cast } = world();
  const { id, key } = await letIn(world());
  world().clock.advance(1);
  const second = await newKey(world(), id);
  expect((await ask(world(), key, ME)).status).toBe(200);
  const { apps } = await administer(world(), cast.admin, "partnerAppChange", {
    id,
    name: "改名",
    scopes: ["COMPLAINT_READ"],
    projectIds: [],
  });
  const [first] = apps?.find((app) => app.id === id)?.keys ?? [];
  expect(first?.lastUsedAt).toBe(world().clock.now().toISOString());
  await administer(world(), cast.admin, "partnerKeyEnd", { id: first?.id ?? "" });
  expect((await ask(world(), key, ME)).status).toBe(401);
  expect((await ask(world(), second, ME)).data).toMatchObject({ partnerViewer: { name: "改名" } });
  await administer(world(), cast.admin, "partnerAppEnd", { id });
  expect((await ask(world(), second, ME)).status).toBe(401);
});

test.each(["nonsense", "heyi_key_short", `heyi_key_${"A".repeat(43)}`, ""])(
  "PAR-1 what is no key is refused, also beside a good cookie: %s",
  async (key) => {
    const response = await fetch(`${world().url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${key}`,
        cookie: await world().cookieOf(world().cast.admin),
      },
      body: JSON.stringify({ query: "{ viewer { name } }" }),
    });
    expect(response.status).toBe(401);
  },
);

test("PAR-1 a key goes before a cookie: who names one is the app and nobody of the staff", async () => {
  const { key } = await letIn(world(), { scopes: ["COMPLAINT_READ"] });
  const response = await fetch(`${world().url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json",
      authorization: `Bearer ${key}`,
      cookie: await world().cookieOf(world().cast.admin),
    },
    body: JSON.stringify({ query: "{ partnerApps { apps { id } } }" }),
  });
  expect(response.status).toBe(400);
});

test("PAR-1, ORG-1 apps are an administrator's of the same company, their projects too, and no more than three keys at once", async () => {
  const { cast } = world();
  const { id } = await letIn(world());
  for (const other of [cast.dispatcher, cast.manager, cast.mediator])
    expect((await administer(world(), other, "partnerKeyMake", { appId: id })).__typename).toBe(
      "NotAllowedError",
    );
  expect(
    await administer(world(), cast.admin, "partnerAppAdd", { name: "", scopes: [], projectIds: [] }),
  ).toMatchObject({
    issues: [
      { path: "name", code: "REQUIRED" },
      { path: "scopes", code: "REQUIRED" },
    ],
  });
  await newKey(world(), id);
  await newKey(world(), id);
  expect(await administer(world(), cast.admin, "partnerKeyMake", { appId: id })).toMatchObject({
    issues: [{ path: "appId", code: "TOO_MANY" }],
  });
});

import { expect, test } from "vitest";
import { useWorld } from "../../test/world.ts";
import { transportSchema } from "./transport.fixture.ts";

const world = useWorld({ schema: transportSchema });

test("a server that stops sends its sockets away with a code they come back from, and answers what is under way", async () => {
  const { cast, app, url } = world();
  const live = await world().live(cast.agent, "subscription { rights }");
  await live.next();
  const started = performance.now();
  const stopped = app.server[Symbol.asyncDispose]();
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await world().gql(cast.agent, "{ me }")).data).toEqual({ me: "林小雨" });
  expect(await live.closed()).toBe(1012);
  await stopped;
  expect(performance.now() - started).toBeLessThan(3000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
});

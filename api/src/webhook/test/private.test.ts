import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { openReceiver } from "../../message/test/receiver.fixture.ts";
import { letIn, submitted } from "../../partner/test/app.fixture.ts";
import { act, only } from "./hooks.fixture.ts";

const world = useWorld();

test("PAR-1 an address without TLS is refused, and nothing is sent into a private network", async () => {
  await using receiver = await openReceiver();
  const { key } = await letIn(world());
  expect(await act(world(), key, "webhookAdd", { input: { url: receiver.url("/") } })).toMatchObject({
    issues: [{ path: "url", code: "MALFORMED" }],
  });
  await act(world(), key, "webhookAdd", { input: { url: receiver.url("/").replace("http:", "https:") } });
  await submitted(world(), key);
  await world().app.courier.wake();
  expect((await only(world(), key)).deliveries).toMatchObject([
    { state: "WAITING", attempts: [{ failure: "ADDRESS_NOT_ALLOWED", answer: null }] },
  ]);
  expect(receiver.received).toEqual([]);
});

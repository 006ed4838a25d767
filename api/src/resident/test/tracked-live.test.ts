import { expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import { bring, done } from "../../complaint/test/stage.fixture.ts";
import { doUnder, lookUnder } from "./under-code.fixture.ts";

const world = useWorld();

/** The stream of a code, read word by word. */
async function openStream(code: string) {
  const leaving = new AbortController();
  const response = await fetch(`${world().url}/tracked/live`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
    signal: leaving.signal,
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  return {
    status: response.status,
    next: async () => decoder.decode((await reader?.read())?.value),
    leave: () => leaving.abort(),
  };
}

test("HND-5, LIV-1: whoever has the code open hears of a public word at once, and says a word of their own", async () => {
  const { cast } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const stream = await openStream(seen.trackingCode);
  expect(await stream.next()).toContain("data: open");
  await done(world(), cast.handler, "NoteProgress", seen, { text: "配件今天到货", public: true });
  expect(await stream.next()).toContain("data: changed");
  expect(JSON.stringify(await lookUnder(world(), seen.trackingCode))).toContain("配件今天到货");
  await doUnder(world(), "Remark", seen.trackingCode, { text: "谢谢" });
  expect(await stream.next()).toContain("data: changed");
  stream.leave();
});

test("HND-5: of another's complaint the stream says nothing", async () => {
  const { cast } = world();
  const [own, other] = [await bring(world(), "INVESTIGATING"), await bring(world(), "INVESTIGATING")];
  const stream = await openStream(own.trackingCode);
  await stream.next();
  await done(world(), cast.handler, "NoteProgress", other, { text: "别人的", public: true });
  await done(world(), cast.handler, "NoteProgress", own, { text: "自己的", public: true });
  expect((await stream.next()).match(/data: changed/g)).toHaveLength(1);
  stream.leave();
});

test("INT-5: a stream of no code is refused, and says no more than that", async () => {
  const wrong = await openStream("0".repeat(20));
  expect(wrong.status).toBe(404);
  const get = await fetch(`${world().url}/tracked/live`);
  expect(get.status).toBe(405);
});

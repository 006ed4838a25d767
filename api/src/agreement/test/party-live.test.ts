import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { act, inSession, look, type Case } from "../../mediation/test/case.fixture.ts";

const world = useWorld();

/** The stream of a party's code, read word by word. */
async function openStream(party: string) {
  const leaving = new AbortController();
  const response = await fetch(`${world().url}/tracked/live`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ party }),
    signal: leaving.signal,
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  return {
    status: response.status,
    next: async () => {
      const read = await reader?.read();
      return read?.done === true ? "" : decoder.decode(read?.value);
    },
    leave: () => leaving.abort(),
  };
}

async function withCodes(
  seen: Case,
): Promise<{ readonly seen: Case; readonly A: string; readonly B: string }> {
  const { mediator } = world().cast;
  let now = seen;
  for (const party of ["A", "B"]) now = await act(world(), mediator, "GiveCode", now, { party });
  const { record } = await look<{ record: { partyCodes: { letter: string; code: string }[] } }>(
    world(),
    mediator,
    now,
    "record { partyCodes { letter code } }",
  );
  const codeOf = (letter: string) => record.partyCodes.find((each) => each.letter === letter)?.code ?? "";
  return { seen: now, A: codeOf("A"), B: codeOf("B") };
}

test("LIV-1, MED-4, MED-5 a party's page hears of what it sees at once, and of nothing said in confidence or behind its back", async () => {
  const { cast, clock } = world();
  const { mediator } = cast;
  const begun = await withCodes(await inSession(world()));
  let { seen } = begun;
  const [a, b] = [await openStream(begun.A), await openStream(begun.B)];
  expect([await a.next(), await b.next()]).toEqual(["data: open\n\n", "data: open\n\n"]);
  seen = await act(world(), mediator, "Record", seen, {
    sessionNo: 1,
    by: "A",
    level: "MEDIATOR_ONLY",
    text: "底线",
  });
  seen = await act(world(), mediator, "Record", seen, { by: "MEDIATOR", level: "STAFF", text: "内部" });
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  seen = await act(world(), mediator, "ScheduleSession", seen, { at, mode: "SEPARATE", invited: ["A"] });
  // Only who is invited hears of the session apart; what both hear comes to the other as the first word.
  expect((await a.next()).match(/data: changed/g)).toHaveLength(1);
  seen = await act(world(), mediator, "Record", seen, {
    sessionNo: 1,
    by: "A",
    level: "JOINT",
    text: "当面说的",
  });
  expect((await b.next()).match(/data: changed/g)).toHaveLength(1);
  a.leave();
  b.leave();
});

test("MED-5 a code that another took the place of ends its stream, and opens none; nor does what is no code", async () => {
  const { mediator } = world().cast;
  const { seen, A } = await withCodes(await inSession(world()));
  const stream = await openStream(A);
  await stream.next();
  await act(world(), mediator, "GiveCode", seen, { party: "A" });
  expect(await stream.next()).toBe("");
  expect((await openStream(A)).status).toBe(404);
  expect((await openStream("0".repeat(20))).status).toBe(404);
});

import { describe, expect, test } from "vitest";
import { act, look } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, done, kindsOf, MINUTE, registered, toEngineering } from "./stage.fixture.ts";

const world = useWorld();
const inMs = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();
const TRIAGE = { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" };

describe("HND-2 who acts on what has changed is told by whom, when, and what", () => {
  test("the conflict names the other, the moment, the changes since, and the complaint as it stands", async () => {
    const { cast, clock } = world();
    const seen = await registered(world());
    clock.advance(MINUTE);
    await done(world(), cast.dispatcher, "Triage", seen, TRIAGE);
    clock.advance(MINUTE);
    const latest = await done(
      world(),
      cast.dispatcher2,
      "Assign",
      { ...seen, version: seen.version + 1 },
      toEngineering(world()),
    );
    const answer = await act(world(), cast.supervisor, "Triage", seen, TRIAGE);
    expect(answer).toMatchObject({
      __typename: "ConflictError",
      code: "CONFLICT",
      changedBy: { name: "周调度" },
      changedAt: inMs(0),
      current: { version: latest.version, state: "ASSIGNED" },
      changes: [{ kind: "TRIAGED" }, { kind: "ASSIGNED" }],
    });
    expect((await look(world(), cast.qa, seen.id))?.version).toBe(latest.version);
  });

  test("what the clocks told meanwhile is no conflict", async () => {
    const { cast, pass } = world();
    const seen = await registered(world());
    await pass(40 * MINUTE);
    expect((await look(world(), cast.agent, seen.id))?.version).toBeGreaterThan(seen.version);
    await done(world(), cast.agent, "Respond", seen, { how: "PHONE" });
  });

  test("ten people who change the same version: one wins, nine are told, nothing is lost", async () => {
    const { cast } = world();
    const seen = await registered(world());
    const people = [cast.dispatcher, cast.dispatcher2, cast.supervisor, cast.manager, cast.agent];
    const answers = await Promise.all(
      [...people, ...people].map((as, n) =>
        act(world(), as, "Contact", seen, { how: "PHONE", text: `第${n}通电话` }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === "Complaint")).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === "ConflictError")).toHaveLength(9);
    expect(await kindsOf(world(), cast.qa, seen.id)).toEqual(["REGISTERED", "RESPONDED", "CONTACTED"]);
  });

  test("of accept and decline at once one wins", async () => {
    const { cast } = world();
    const assigned = await bring(world(), "ASSIGNED");
    const answers = await Promise.all([
      act(world(), cast.handler, "Accept", assigned),
      act(world(), cast.handler2, "Decline", assigned, { reason: "人手不够" }),
    ]);
    expect(answers.filter(({ __typename }) => __typename === "Complaint")).toHaveLength(1);
    expect(["ConflictError", "NotAllowedError", "NotFoundError"]).toContain(
      answers.find(({ __typename }) => __typename !== "Complaint")?.__typename,
    );
  });
});

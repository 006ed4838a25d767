import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { bring, done, kindsOf, registered, RESOLUTION } from "./stage.fixture.ts";

const world = useWorld();

test("ESC-3 a complaint closed within the minute after a dissatisfied visit was escalated all the same", async () => {
  const { cast } = world();
  let seen = await bring(world(), "RESOLVED");
  seen = await done(world(), cast.supervisor, "Visit", seen, visit(2));
  seen = await done(world(), cast.handler, "Resolve", seen, { ...RESOLUTION });
  seen = await done(world(), cast.supervisor, "Visit", seen, visit(5));
  expect(seen.state).toBe("CLOSED");
  expect(await kindsOf(world(), cast.supervisor, seen.id)).toContain("ESCALATED");
});

test("MAJ-1 an injury settled on the spot is proposed as major before it closes", async () => {
  const { cast } = world();
  const seen = await registered(world(), { injury: true });
  const words = { solution: "已送医", complainantWord: "可以了" };
  const settled = await done(world(), cast.agent, "SettleOnTheSpot", seen, words);
  expect(settled.state).toBe("CLOSED");
  expect(await kindsOf(world(), cast.supervisor, settled.id)).toContain("MAJOR_PROPOSED");
});

function visit(score: number): Record<string, unknown> {
  const satisfaction = { handling: score, measures: score, result: score };
  return { method: "PHONE", result: "HEARD", satisfaction, words: score < 3 ? "还是响" : "满意" };
}

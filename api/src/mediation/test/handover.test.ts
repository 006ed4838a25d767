import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { act, consented, look, refusal, type Case } from "./case.fixture.ts";

const world = useWorld();
const PLAN = {
  to: "街道人民调解委员会",
  kind: "COMMITTEE",
  what: ["PARTICULARS", "MATTER", "SESSIONS"],
  purpose: "由其继续调解",
  concerned: ["A", "B"],
};

async function planned(): Promise<Case> {
  return act(world(), world().cast.mediator, "PlanHandover", await consented(world()), PLAN);
}

async function known(seen: Case): Promise<object[]> {
  const { record } = await look<{ record: { handovers: object[] } }>(
    world(),
    world().cast.mediator,
    seen,
    "record { handovers { to what concerned consents { party how } duty at } }",
  );
  return record.handovers;
}

test("AUD-2 a case's data are given to another body only with the separate consent of each party concerned", async () => {
  const { mediator } = world().cast;
  let seen = await planned();
  expect(await refusal(world(), mediator, "HandOver", seen, { no: 1 })).toBe(
    "consent.A MUST_BE_CONFIRMED, consent.B MUST_BE_CONFIRMED",
  );
  const says = async (party: string, agrees: boolean) => {
    seen = await act(world(), mediator, "AgreeToHandover", seen, { no: 1, party, agrees, how: "书面" });
  };
  await says("A", true);
  await says("B", true);
  await says("B", false);
  expect(await refusal(world(), mediator, "HandOver", seen, { no: 1 })).toBe("consent.B MUST_BE_CONFIRMED");
  await says("B", true);
  seen = await act(world(), mediator, "HandOver", seen, { no: 1 });
  expect(await known(seen)).toMatchObject([
    { to: PLAN.to, what: PLAN.what, concerned: ["A", "B"], duty: null, at: expect.any(String) },
  ]);
  const agrees = { no: 1, party: "B", agrees: false, how: "电话" };
  expect(await refusal(world(), mediator, "AgreeToHandover", seen, agrees)).toBe("no FROZEN");
  const { timeline } = await look<{ timeline: { kind: string; about: string }[] }>(
    world(),
    mediator,
    seen,
    "timeline { kind about }",
  );
  const { kind, about = "{}" } = timeline.at(-1) ?? {};
  expect([kind, JSON.parse(about)]).toEqual([
    "CASE_HANDED_OVER",
    { no: 1, kind: "COMMITTEE", what: PLAN.what, basis: "CONSENT" },
  ]);
});

test("AUD-2 a duty that a law names stands for consent, and is on record by its name", async () => {
  const { mediator } = world().cast;
  const seen = await act(world(), mediator, "HandOver", await planned(), {
    no: 1,
    duty: "《人民调解法》第25条",
  });
  expect(await known(seen)).toMatchObject([{ consents: [], duty: "《人民调解法》第25条" }]);
});

test("AUD-2 who only reads along plans no handover, and nothing is given to nobody, of nobody, for nothing", async () => {
  const { mediator, qa, dispatcher } = world().cast;
  const seen = await consented(world());
  for (const other of [qa, dispatcher])
    expect(await refusal(world(), other, "PlanHandover", seen, PLAN)).toBe("NOT_ALLOWED");
  const nothing = { ...PLAN, to: " ", purpose: "", what: [], concerned: [] };
  expect(await refusal(world(), mediator, "PlanHandover", seen, nothing)).toBe(
    "to REQUIRED, purpose REQUIRED, what REQUIRED, concerned REQUIRED",
  );
  const stranger = { ...PLAN, concerned: ["C"] };
  expect(await refusal(world(), mediator, "PlanHandover", seen, stranger)).toBe(
    "concerned UNKNOWN_REFERENCE",
  );
});

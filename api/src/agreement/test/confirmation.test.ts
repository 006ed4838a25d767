import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { act, look, refusal } from "../../mediation/test/case.fixture.ts";
import { inEffectBeforeCommittee, read } from "./agreement.fixture.ts";

const world = useWorld();
const DAY = 86_400_000;

test("AGR-7 confirmation is asked for by all with every paper in time, reminded of twice, and lapses unasked", async () => {
  const { cast } = world();
  let seen = await inEffectBeforeCommittee(world());
  const [agreement] = (await read(world(), seen)).record.agreements;
  const agreementId = agreement?.id;
  const papers = ["APPLICATION", "AGREEMENT", "IDENTITY", "ADDRESSES", "COMMITMENT"];
  const whole = { agreementId, by: ["A", "B"], court: "深圳市南山区人民法院", papers };
  expect(
    await refusal(world(), cast.mediator, "ApplyConfirmation", seen, {
      ...whole,
      by: ["A"],
      papers: papers.slice(1),
    }),
  ).toBe("application.B CHECK_BLOCKS APPLICATION, application.papers.APPLICATION CHECK_BLOCKS APPLICATION");
  const other = await inEffectBeforeCommittee(world());
  seen = await act(world(), cast.mediator, "ApplyConfirmation", seen, whole);
  seen = await act(world(), cast.mediator, "DecideConfirmation", seen, { agreementId, confirmed: true });
  expect((await read(world(), seen)).record.agreements[0]?.confirmation).toBe("CONFIRMED");
  await world().pass(35 * DAY);
  const { timeline } = await look<{ timeline: { kind: string }[] }>(
    world(),
    cast.mediator,
    other,
    "timeline { kind }",
  );
  expect(timeline.filter(({ kind }) => kind.startsWith("CONFIRMATION")).map(({ kind }) => kind)).toEqual([
    "CONFIRMATION_REMINDED",
    "CONFIRMATION_REMINDED",
    "CONFIRMATION_LAPSED",
  ]);
  expect((await read(world(), other)).record.agreements[0]?.confirmation).toBe("LAPSED");
});

test("AGR-7 the company's list says which courts have jurisdiction, and another one is refused by the names of these", async () => {
  const { cast } = world();
  const listed = async (as: typeof cast.admin, name: string, districts: string[]) => {
    const { data } = await world().gql<{ answer: { __typename: string; courts?: object[] } }>(
      as,
      "mutation ($input: CourtListInput!) { answer: courtList(input: $input) { __typename ... on CourtList { courts { name } } } }",
      { input: { name, districts } },
    );
    return data?.answer;
  };
  expect(await listed(cast.supervisor, "某某法院", ["南山区"])).toEqual({ __typename: "NotAllowedError" });
  await listed(cast.admin, "广州市天河区人民法院", ["天河区"]);
  await listed(cast.admin, "深圳市南山区人民法院", ["湾花园"]);
  let seen = await inEffectBeforeCommittee(world());
  const { record } = await look<{
    record: { agreements: { id: string; courts: { name: string; grounds: string[] }[] }[] };
  }>(world(), cast.mediator, seen, "record { agreements { id courts { name grounds } } }");
  const [agreement] = record.agreements;
  expect(agreement?.courts).toMatchObject([{ name: "深圳市南山区人民法院" }]);
  expect(agreement?.courts[0]?.grounds).toContain("PERFORMANCE");
  const papers = ["APPLICATION", "AGREEMENT", "IDENTITY", "ADDRESSES", "COMMITMENT"];
  const far = { agreementId: agreement?.id, by: ["A", "B"], court: "广州市天河区人民法院", papers };
  expect(await refusal(world(), cast.mediator, "ApplyConfirmation", seen, far)).toBe(
    "court NO_JURISDICTION 深圳市南山区人民法院",
  );
  seen = await act(world(), cast.mediator, "ApplyConfirmation", seen, { ...far, byInvitation: true });
  expect((await read(world(), seen)).record.agreements[0]?.confirmation).toBe("CONFIRM_APPLIED");
});

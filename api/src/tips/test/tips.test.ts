import { expect, test } from "vitest";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";

const world = useWorld();

type Tip = { id: string; mood: string | null; category: string | null; helps: string; never: string | null };
async function tipsFor(as: Person, situation = ""): Promise<Tip[]> {
  const { data, errors } = await world().gql<{ tips: Tip[] }>(
    as,
    `{ tips: handlingTips${situation} { id mood category helps never } }`,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.tips;
}

type Saved = { __typename: string; id?: string; code?: string; issues?: { path: string; code: string }[] };
async function save(as: Person, input: object): Promise<Saved> {
  const { data, errors } = await world().gql<{ saved: Saved }>(
    as,
    `mutation ($input: HandlingTipSaveInput!) { saved: handlingTipSave(input: $input) {
       __typename ... on HandlingTip { id } ... on Error { code } ... on InvalidError { issues { path code } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.saved;
}

test("HND-9 a company begins with tips; whoever receives a furious person about charges reads the one for just that first", async () => {
  const tips = await tipsFor(world().cast.agent, "(mood: FURIOUS, category: CHARGES)");
  expect(tips[0]).toMatchObject({ mood: "FURIOUS", category: "CHARGES" });
  expect(tips.length).toBeGreaterThan(3);
  expect(tips.at(-1)).toMatchObject({ mood: null, category: null });
  expect(tips.every(({ helps }) => helps.length > 10)).toBe(true);
});

test("HND-9 tips are the company's own text: an administrator writes, changes and removes them, and no other company reads them", async () => {
  const { cast, gql } = world();
  const saved = await save(cast.admin, {
    category: "CLUBHOUSE",
    helps: "先问有没有人在场馆里受伤。",
    never: "“会所外包了。”",
  });
  expect(saved.__typename).toBe("HandlingTip");
  const find = async (as: Person) =>
    (await tipsFor(as, "(category: CLUBHOUSE)")).find(({ id }) => id === saved.id);
  expect(await find(cast.handler)).toMatchObject({ helps: "先问有没有人在场馆里受伤。" });
  expect(await find(cast.stranger)).toBeUndefined();
  await save(cast.admin, { id: saved.id, category: "CLUBHOUSE", helps: "先问伤情,再记经过。" });
  expect(await find(cast.agent)).toMatchObject({ helps: "先问伤情,再记经过。", never: null });
  const remove = "mutation ($id: ID!) { removed: handlingTipRemove(input: { id: $id }) { __typename } }";
  expect((await gql(cast.handler, remove, { id: saved.id })).data).toMatchObject({
    removed: { __typename: "NotAllowedError" },
  });
  for (const [id, answer] of [
    ["x", "NotFoundError"],
    [saved.id, "Viewer"],
    [saved.id, "NotFoundError"],
  ] as const)
    expect((await gql(cast.admin, remove, { id })).data).toMatchObject({ removed: { __typename: answer } });
  expect(await find(cast.agent)).toBeUndefined();
});

test("HND-9 ORG-3 nobody but an administrator writes tips, and an empty or endless one is refused by its field", async () => {
  const { cast } = world();
  for (const person of [cast.agent, cast.dispatcher, cast.supervisor, cast.manager, cast.qa])
    expect(await save(person, { helps: "好" }), person.username).toMatchObject({ code: "NOT_ALLOWED" });
  expect(await save(cast.admin, { helps: "  " })).toMatchObject({
    issues: [{ path: "helps", code: "REQUIRED" }],
  });
  expect(await save(cast.admin, { helps: "好", never: "字".repeat(301) })).toMatchObject({
    issues: [{ path: "never", code: "TOO_LONG" }],
  });
});

import { expect, test } from "vitest";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";

const world = useWorld();

type Saved = {
  __typename: string;
  id: string;
  name: string;
  query: string;
  issues?: { path: string; code: string }[];
};
async function save(as: Person, name: string, query: string): Promise<Saved> {
  const text =
    "mutation ($input: SavedViewSaveInput!) { saved: savedViewSave(input: $input) { __typename ... on SavedView { id name query } ... on InvalidError { issues { path code } } } }";
  const { data, errors } = await world().gql<{ saved: Saved }>(as, text, { input: { name, query } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.saved;
}
const views = async (as: Person) =>
  (
    await world().gql<{ viewer: { savedViews: { name: string; query: string }[] } }>(
      as,
      "{ viewer { savedViews { name query } } }",
    )
  ).data?.viewer.savedViews;
const remove = async (as: Person, id: string) =>
  (
    await world().gql<{ removed: { __typename: string } }>(
      as,
      "mutation ($id: ID!) { removed: savedViewRemove(input: { id: $id }) { __typename } }",
      { id },
    )
  ).data?.removed.__typename;

test("a view is kept under its name, the same name takes the new filters, and it is nobody else's", async () => {
  const { cast, gql } = world();
  const first = await save(cast.dispatcher, " 我的急件 ", "view=OVERDUE");
  expect(first).toMatchObject({ __typename: "SavedView", name: "我的急件" });
  expect((await save(cast.dispatcher, "我的急件", "view=DUE_SOON")).id).toBe(first.id);
  expect(await views(cast.dispatcher)).toEqual([{ name: "我的急件", query: "view=DUE_SOON" }]);
  expect(await views(cast.dispatcher2)).toEqual([]);
  expect(
    (await gql(cast.dispatcher2, "query ($id: ID!) { node(id: $id) { id } }", { id: first.id })).data,
  ).toEqual({ node: null });
  expect(await remove(cast.dispatcher2, first.id)).toBe("NotFoundError");
  expect(await remove(cast.dispatcher, first.id)).toBe("Viewer");
  expect(await remove(cast.dispatcher, first.id)).toBe("NotFoundError");
});

test("a name is needed and both have bounds; at most thirty views, also when many come at once", async () => {
  const { cast } = world();
  expect((await save(cast.agent, " ", "q".repeat(2001))).issues).toEqual([
    { path: "name", code: "REQUIRED" },
    { path: "query", code: "TOO_LONG" },
  ]);
  expect((await save(cast.agent, "名".repeat(61), "")).issues).toEqual([{ path: "name", code: "TOO_LONG" }]);
  const answers = await Promise.all(
    Array.from({ length: 34 }, (_, n) => save(cast.agent, `视图${n}`, "view=OPEN")),
  );
  expect(answers.filter(({ __typename }) => __typename === "SavedView")).toHaveLength(30);
  expect(answers.filter(({ issues }) => issues?.[0]?.code === "TOO_MANY")).toHaveLength(4);
  const [kept] = (await views(cast.agent)) ?? [];
  expect(await save(cast.agent, kept?.name ?? "", "view=ALL")).toMatchObject({ query: "view=ALL" });
});

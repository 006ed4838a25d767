import { expect, test } from "vitest";

import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { look } from "../../../test/complaints.ts";
import { DAY, registered, sql } from "../../complaint/test/stage.fixture.ts";

const world = useWorld();

type Saved = { __typename: string; id?: string; issues?: { path: string; code: string }[] };
const LIFT = { category: "FACILITIES", name: "电梯困人", validFrom: "2026-02-11" };

async function save(as: Person, input: object): Promise<Saved> {
  const { data, errors } = await world().gql<{ saved: Saved }>(
    as,
    `mutation ($input: SubCategorySaveInput!) { saved: subCategorySave(input: $input) { __typename
       ... on SubCategory { id } ... on InvalidError { issues { path code } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.saved;
}

async function offered(as: Person): Promise<string[]> {
  const { data } = await world().gql<{ subCategories: { name: string }[] }>(as, "{ subCategories { name } }");
  return data?.subCategories.map(({ name }) => name) ?? [];
}

test("TRI-1 a sub-category is offered from its first day to its last, and complaints keep the word they were given", async () => {
  const { cast, clock, gql } = world();
  const { id } = await save(cast.admin, { ...LIFT, validUntil: "2026-02-12" });
  await save(cast.admin, { ...LIFT, name: "电梯异响", validFrom: "2026-02-13" });
  expect(await offered(cast.agent)).toEqual(["电梯困人"]);
  const taken = await registered(world(), { category: "FACILITIES", subCategory: "电梯困人" });
  clock.advance(DAY);
  expect(await offered(cast.agent)).toEqual(["电梯困人"]);
  clock.advance(DAY);
  expect(await offered(cast.agent)).toEqual(["电梯异响"]);
  await save(cast.admin, { ...LIFT, id, name: "困人", validUntil: "2026-02-12" });
  const [kept] = await sql(world(), "select sub_category from complaint where number = $1", [taken.number]);
  expect(kept).toEqual({ sub_category: "电梯困人" });
  expect(await look(world(), cast.agent, taken.id)).not.toBeNull();
  const book = await gql<{ subCategoryBook: { name: string }[] }>(cast.admin, "{ subCategoryBook { name } }");
  expect(book.data?.subCategoryBook).toHaveLength(2);
});

test("a word is there once in its category, and ends on no day before its first", async () => {
  const { cast } = world();
  const told = ({ issues = [] }: Saved) => issues.map(({ path, code }) => `${path} ${code}`);
  const input = { ...LIFT, name: "消防通道" };
  expect((await save(cast.admin, input)).id).toBeDefined();
  expect(told(await save(cast.admin, input))).toEqual(["name TAKEN"]);
  expect((await save(cast.admin, { ...input, category: "CLUBHOUSE" })).id).toBeDefined();
  expect(told(await save(cast.admin, { ...input, name: " ", validUntil: "2026-02-10" }))).toEqual([
    "name REQUIRED",
    "validUntil TOO_EARLY",
  ]);
});

test("ORG-3 nobody but an administrator writes them, and no other company reads them", async () => {
  const { cast, gql } = world();
  const saved = await save(cast.admin, { ...LIFT, name: "门禁" });
  expect(await save(cast.supervisor, LIFT)).toMatchObject({ __typename: "NotAllowedError" });
  expect((await gql(cast.supervisor, "{ subCategoryBook { name } }")).errors).toHaveLength(1);
  expect(await offered(cast.stranger)).toEqual([]);
  for (const id of ["x", "019d2b5c-0000-7000-8000-000000000000"])
    expect(await save(cast.admin, { ...LIFT, id })).toMatchObject({ __typename: "NotFoundError" });
  expect(saved.id).toBeDefined();
});

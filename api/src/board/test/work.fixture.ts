import type { Live } from "../../../test/live.ts";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

export type Item = {
  readonly id: string;
  readonly kind: string;
  readonly action: string | null;
  readonly dueAt: string | null;
  readonly since: string | null;
  readonly subjectId: string | null;
  readonly text: string | null;
  readonly complaint: { readonly id: string; readonly number: string; readonly version: number };
};
type Work = { readonly items: readonly Item[]; readonly cursor: string; readonly hasMore: boolean };
type Where = "myWork" | "board";

const ITEM = "id kind action dueAt since subjectId text complaint { id number version }";

export async function workOf(world: World, as: Person, where: Where = "myWork"): Promise<Work> {
  const { data, errors } = await world.gql<{ work: Work }>(
    as,
    `{ work: ${where} { cursor hasMore items { ${ITEM} } } }`,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.work;
}

/** What is asked about one complaint, as "KIND action", in the order of the alphabet. */
export async function asked(
  world: World,
  as: Person,
  { id }: { readonly id: string },
  where: Where = "myWork",
): Promise<string[]> {
  const { items } = await workOf(world, as, where);
  return items
    .filter(({ complaint }) => complaint.id === id)
    .map(({ kind, action }) => `${kind} ${action ?? "-"}`)
    .toSorted();
}

type Message = {
  readonly __typename: "WorkChanges" | "QueueReload";
  readonly reason?: string;
  readonly cursor: string;
  readonly changes: readonly { readonly complaintId: string; readonly items: readonly Item[] }[];
};

export async function follow(
  world: World,
  as: Person,
  where: Where = "myWork",
  after?: string,
): Promise<Live> {
  return world.live(
    as,
    `subscription ($after: String!) { told: ${where}Changed(after: $after) { __typename
       ... on QueueReload { reason }
       ... on WorkChanges { cursor changes { complaintId items { ${ITEM} } } } } }`,
    { after: after ?? (await workOf(world, as, where)).cursor },
  );
}

export async function nextOf(live: Live): Promise<Message> {
  const { data, errors } = await live.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return data["told"] as Message;
}

/** True once a message says that one complaint asks just this. */
export async function until(
  live: Live,
  { id }: { readonly id: string },
  wanted: readonly string[],
): Promise<boolean> {
  const seen: string[] = [];
  for (;;) {
    for (const { complaintId, items } of (
      await nextOf(live).catch((error: unknown) => {
        throw new Error(`wanted ${wanted.join()}, heard ${seen.join(" then ")}`, { cause: error });
      })
    ).changes) {
      if (complaintId !== id) continue;
      const kinds = items.map(({ kind, action }) => `${kind} ${action ?? "-"}`);
      if (kinds.join() === wanted.join()) return true;
      seen.push(kinds.join());
    }
  }
}

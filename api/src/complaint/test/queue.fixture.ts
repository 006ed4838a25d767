import type { Live } from "../../../test/live.ts";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";
import { encodeCursor } from "../../events/cursor.ts";
import { headOf } from "../../events/log.ts";
import { readerOf } from "../../kernel/sql.ts";

export type Counters = {
  readonly open: number;
  readonly unassigned: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly escalated: number;
};
export type RowEntry = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
};
export type Page = {
  readonly cursor: string;
  readonly total: number;
  readonly counters: Counters & { readonly mine: number };
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: RowEntry & { readonly due: { readonly at: string } | null };
  }[];
};
export type Change = {
  readonly kind: string;
  readonly id: string;
  readonly event: string;
  readonly by: { readonly name: string } | null;
  readonly entry: RowEntry | null;
};
export type Message = {
  readonly __typename: "QueueChanges" | "QueueReload";
  readonly reason?: string;
  readonly cursor: string;
  readonly changes: readonly Change[];
  readonly counters: Counters;
  readonly loads: readonly { readonly staffId: string; readonly open: number }[];
};

const COUNTS = "open unassigned dueSoon overdue escalated";
const PAGE = `query ($filter: QueueFilter!, $first: Int!, $after: String, $atLeast: String) {
  queue(filter: $filter, first: $first, after: $after, atLeast: $atLeast) {
  cursor total counters { ${COUNTS} mine } pageInfo { hasNextPage endCursor }
  edges { cursor node { id number version state due { at } } } } }`;
export const CHANGES = `subscription ($filter: QueueFilter!, $after: String!) { queueChanged(filter: $filter, after: $after) {
  __typename
  ... on QueueReload { reason }
  ... on QueueChanges { cursor counters { ${COUNTS} } loads { staffId open }
    changes { kind id event by { name } entry { id number version state } } } } }`;

/** A page with everything that has been done until now, by whomever. */
export async function pageOf(
  world: World,
  as: Person,
  filter: object = { view: "OPEN" },
  first = 100,
  after: string | null = null,
): Promise<Page> {
  const seq = await headOf(readerOf(world.app.services.db.pool), as.companyId);
  const atLeast = encodeCursor({ companyId: as.companyId, seq });
  const { data, errors } = await world.gql<{ queue: Page }>(as, PAGE, { filter, first, after, atLeast });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.queue;
}

/** The queue as this person has it on the screen from now on, or from a cursor. */
export async function follow(
  world: World,
  as: Person,
  filter: object = { view: "OPEN" },
  after?: string,
): Promise<Live> {
  return world.live(as, CHANGES, { filter, after: after ?? (await pageOf(world, as, filter, 1)).cursor });
}

export async function nextOf(live: Live): Promise<Message> {
  const { data, errors } = await live.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return data["queueChanged"] as Message;
}

/** Messages up to the one that tells of this very event on this complaint. */
export async function until(live: Live, done: (message: Message) => boolean): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const message = await nextOf(live);
    messages.push(message);
    if (done(message)) return messages;
  }
}

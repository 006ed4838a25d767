import { setTimeout as sleep } from "node:timers/promises";
import type { QueueFilter } from "../../api/src/complaint/queue/filter.ts";
import { decodeCursor, encodeCursor } from "../../api/src/events/cursor.ts";
import { decodeGlobalId, encodeGlobalId } from "../../api/src/graphql/global-id.ts";
import type { CompanyId, ComplaintId } from "../../api/src/kernel/ids.ts";
import { call, type Outcome } from "./call.ts";
import { oneOf } from "./chance.ts";
import type { Row } from "./judge-reader.ts";
import type { Person } from "./people.ts";

/** The whole queue under a filter. Its parts are read one after the other, each of its own moment. */
export type Pages = {
  readonly rows: readonly Row[];
  /** Of the first part: from here on a live reader follows. */
  readonly cursor: string;
  readonly from: number;
  readonly upTo: number;
};

export const NO_FILTER: QueueFilter = {
  view: "OPEN",
  projectIds: null,
  categories: null,
  states: null,
  priorities: null,
  channels: null,
  staffId: null,
  departmentId: null,
  text: null,
};

const PAGE = 100;
const QUEUE_PAGE = `
  query QueuePage($filter: QueueFilter!, $first: Int!, $after: String, $atLeast: String) {
    queue(filter: $filter, first: $first, after: $after, atLeast: $atLeast) {
      edges { node { id number version state room excerpt receivedAt due { kind at urge } owner { id name } } }
      pageInfo { hasNextPage endCursor }
      counters { open unassigned mine dueSoon overdue escalated }
      cursor
    }
  }`;

type PageAnswer = {
  readonly queue: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly version: number } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly cursor: string;
  };
};

/** The filter as a client writes it. */
export function filterInput({ projectIds, ...filter }: QueueFilter): object {
  const given = Object.entries(filter).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(given),
    ...(projectIds && { projectIds: projectIds.map((id) => encodeGlobalId("Project", id)) }),
  };
}

/** Not older than a position of the log; reads on at another process when one does not answer, for as long as `wanted` says. */
export async function readPages(
  ports: readonly number[],
  { actor, cookie }: Person,
  filter: QueueFilter,
  atLeast: number,
  wanted: () => boolean = () => true,
): Promise<Pages | null> {
  const floor = encodeCursor({ companyId: actor.companyId, seq: atLeast });
  const rows: Row[] = [];
  let first: string | null = null;
  let upTo = 0;
  for (let after: string | null = null; wanted();) {
    const variables: object = { filter: filterInput(filter), first: PAGE, after, atLeast: floor };
    const outcome: Outcome<PageAnswer> = await call<PageAnswer>(oneOf(ports), cookie, QUEUE_PAGE, variables);
    if (!outcome.answered) {
      await sleep(100 + Math.random() * 200);
      continue;
    }
    const { edges, pageInfo, cursor } = outcome.data.queue;
    first ??= cursor;
    upTo = Math.max(upTo, positionOf(cursor, actor.companyId));
    for (const { node } of edges)
      rows.push({ id: decodeGlobalId(node.id).id as ComplaintId, version: node.version });
    if (!pageInfo.hasNextPage) return { rows, cursor: first, from: positionOf(first, actor.companyId), upTo };
    after = pageInfo.endCursor;
  }
  return null;
}

export function positionOf(cursor: string, companyId: CompanyId): number {
  const position = decodeCursor(cursor, companyId);
  if (position === null) throw new Error("the server gave a cursor of another log");
  return position;
}

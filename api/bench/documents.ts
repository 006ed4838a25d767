const ROW = `
  fragment QueueRow on QueueEntry {
    id number version state project { id code name } room excerpt category priority severity channel levelSkipping level
    receivedAt due { kind at urge provisional } owner { id name } handler { id name } department { id name }
    accepted suspendReason repeat anonymous
  }`;

/** What the console's desk asks, field by field. */
export const QUEUE_PAGE = `
  query QueuePage($filter: QueueFilter!, $first: Int!, $after: String) {
    queue(filter: $filter, first: $first, after: $after) {
      edges { node { ...QueueRow } }
      pageInfo { hasNextPage endCursor }
      counters { open unassigned mine dueSoon overdue escalated }
      cursor
      total
    }
  } ${ROW}`;

export const QUEUE_CHANGED = `
  subscription QueueChanged($filter: QueueFilter!, $after: String!) {
    queueChanged(filter: $filter, after: $after) {
      __typename
      ... on QueueChanges {
        cursor
        changes { kind id entry { ...QueueRow } event at by { id name } }
        counters { open unassigned dueSoon overdue escalated }
        loads { staffId open }
      }
      ... on QueueReload { reason }
    }
  } ${ROW}`;

export type PageAnswer = {
  readonly queue: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly version: number;
        readonly project: { readonly id: string };
      };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly cursor: string;
  };
};

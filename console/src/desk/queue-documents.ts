import { graphql } from "../../generated/gql.ts";
import type { QueueRowFragment } from "../../generated/graphql.ts";

export const QueueRow = graphql(`
  fragment QueueRow on QueueEntry {
    id
    number
    version
    state
    project {
      id
      code
      name
    }
    room
    excerpt
    category
    priority
    severity
    channel
    levelSkipping
    level
    receivedAt
    due {
      kind
      at
      urge
      provisional
    }
    owner {
      id
      name
    }
    handler {
      id
      name
    }
    department {
      id
      name
    }
    accepted
    suspendReason
    repeat
    anonymous
  }
`);

export type Row = QueueRowFragment;

export const QueuePageQuery = graphql(`
  query QueuePage($filter: QueueFilter!, $first: Int!, $after: String, $atLeast: String) {
    queue(filter: $filter, first: $first, after: $after, atLeast: $atLeast) {
      edges {
        node {
          ...QueueRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      counters {
        open
        unassigned
        mine
        dueSoon
        overdue
        escalated
      }
      cursor
      total
    }
  }
`);

export const QueueChangedSubscription = graphql(`
  subscription QueueChanged($filter: QueueFilter!, $after: String!) {
    queueChanged(filter: $filter, after: $after) {
      __typename
      ... on QueueChanges {
        cursor
        changes {
          kind
          id
          entry {
            ...QueueRow
          }
          event
          at
          by {
            id
            name
          }
        }
        counters {
          open
          unassigned
          dueSoon
          overdue
          escalated
        }
        loads {
          staffId
          open
        }
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

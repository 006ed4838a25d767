import { graphql } from "../../generated/gql.ts";

export const TimelineItem = graphql(`
  fragment TimelineItem on TimelineEntry {
    id
    kind
    at
    actor {
      id
      name
    }
    byComplainant
    public
    text
    reason
    staff {
      id
      name
    }
    department {
      id
      name
    }
    level
    cause
    clock
    how
    dueAt
    changes {
      field
      before
      after
    }
  }
`);

import { graphql } from "../../../generated/gql.ts";
import type { ActionSubjectFragment } from "../../../generated/graphql.ts";

/** What a dialog needs of the complaint it acts on. */
export const ActionSubject = graphql(`
  fragment ActionSubject on Complaint {
    id
    number
    version
    state
    category
    subCategory
    urgency
    impact
    priority
    validity
    severity
    malicious
    complainant {
      kind
    }
    level
    promisedAt
    project {
      id
      code
      name
    }
    department {
      id
      name
    }
    handler {
      id
      name
    }
    suspension {
      reason
      reviewAt
    }
    investigatedAt
    tasks {
      id
      what
      state
      department {
        id
        name
      }
    }
    measures {
      id
      what
      doneAt
    }
    missingToClose {
      what
    }
    owner {
      id
      name
    }
    milestones {
      respondedAt
      repliedAt
      resolvedAt
    }
  }
`);

export type Subject = ActionSubjectFragment;

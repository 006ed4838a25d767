import { graphql } from "../../generated/gql.ts";
import type { ComplaintForCaseQuery as ForCase } from "../../generated/graphql.ts";

/** MED-5: of a case no more than number, state and dates. */
export const ComplaintCasesQuery = graphql(`
  query ComplaintCases($id: ID!) {
    complaint(id: $id) {
      id
      mayOpenCase
      mediationCases {
        id
        number
        state
        proposedAt
        consentedAt
        outcomeDueAt
      }
    }
  }
`);

export const ComplaintForCaseQuery = graphql(`
  query ComplaintForCase($number: String!) {
    complaintByNumber(number: $number) {
      id
      number
      version
      mayOpenCase
      content
      demand
      room
      complainant {
        kind
        name
        phone
        hasContact
      }
      project {
        id
        name
      }
      allowedActions {
        action
        allowed
      }
    }
  }
`);

export type SourceComplaint = NonNullable<ForCase["complaintByNumber"]>;

import { graphql } from "../../generated/gql.ts";

/** All that a panel shows of a complaint; its parts each own a fragment in their file. */
export const ComplaintDetail = graphql(`
  fragment ComplaintDetail on Complaint {
    id
    number
    version
    state
    cursor
    ...ComplaintHead
    ...ComplaintClocks
    ...ComplaintWords
    ...ComplaintFacts
    ...ComplaintPeople
    ...ComplaintMilestones
    ...ComplaintCasework
    ...EvidencePart
    ...ComplaintIncident
    ...ComplaintChecklist
    ...ComplaintRepeats
    ...ComplaintTimeline
    ...ComplaintActions
    ...ActionSubject
  }
`);

export const ComplaintByNumberQuery = graphql(`
  query ComplaintByNumber($number: String!) {
    complaintByNumber(number: $number) {
      id
      number
      version
      cursor
      ...ComplaintDetail
    }
  }
`);

export const ComplaintByIdQuery = graphql(`
  query ComplaintById($id: ID!) {
    complaint(id: $id) {
      id
      number
      version
      cursor
      ...ComplaintDetail
    }
  }
`);

export const ComplaintChangedSubscription = graphql(`
  subscription ComplaintChanged($id: ID!, $after: String!) {
    complaintChanged(id: $id, after: $after) {
      __typename
      ... on ComplaintChange {
        cursor
        complaint {
          id
          ...ComplaintDetail
        }
      }
      ... on ComplaintGone {
        cursor
        id
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

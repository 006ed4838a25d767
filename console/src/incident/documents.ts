import { graphql } from "../../generated/gql.ts";

export const IncidentMemberFields = graphql(`
  fragment IncidentMemberFields on IncidentMember {
    version
    department
    complaint {
      id
      number
      state
      receivedAt
      excerpt
      room
    }
  }
`);

/** The incident of a complaint, as its section shows it. */
export const ComplaintIncident = graphql(`
  fragment ComplaintIncident on Complaint {
    id
    number
    version
    project {
      id
    }
    incident {
      id
      matter
      members {
        ...IncidentMemberFields
      }
    }
    allowedActions {
      action
      allowed
    }
  }
`);

/** Read again after an act on many: the others change without this one. */
export const IncidentAgainQuery = graphql(`
  query IncidentAgain($id: ID!) {
    complaint(id: $id) {
      id
      ...ComplaintIncident
    }
  }
`);

export const CandidatesQuery = graphql(`
  query IncidentCandidates($id: ID!) {
    complaint(id: $id) {
      id
      version
      incidentCandidates {
        likeness
        sameBuilding
        member {
          ...IncidentMemberFields
        }
      }
    }
  }
`);

const IncidentDone = graphql(`
  fragment IncidentDone on IncidentOutcome {
    results {
      complaintId
      code
      message
    }
  }
`);

export const OpenIncidentMutation = graphql(`
  mutation OpenIncident($input: IncidentOpenInput!) {
    answer: incidentOpen(input: $input) {
      __typename
      ...IncidentDone
      ... on Error {
        message
      }
    }
  }
`);

export const ActOnIncidentMutation = graphql(`
  mutation ActOnIncident($input: IncidentActInput!) {
    answer: incidentAct(input: $input) {
      __typename
      ...IncidentDone
      ... on Error {
        message
      }
    }
  }
`);

export { IncidentDone };

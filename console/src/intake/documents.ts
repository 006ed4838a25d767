import { graphql } from "../../generated/gql.ts";
import type {
  HouseholdQuery as HouseholdData,
  LikelyDuplicatesQuery as DuplicatesData,
} from "../../generated/graphql.ts";

export const RoomsQuery = graphql(`
  query Rooms($projectId: ID!, $startsWith: String!) {
    rooms(projectId: $projectId, startsWith: $startsWith, first: 12) {
      label
    }
  }
`);

export const HouseholdQuery = graphql(`
  query Household($projectId: ID!, $room: String, $phone: String) {
    household(projectId: $projectId, room: $room, phone: $phone) {
      earlier {
        id
        number
        state
        receivedAt
        excerpt
        category
        room
      }
      people {
        kind
        name
        phone
      }
    }
  }
`);

export const LikelyDuplicatesQuery = graphql(`
  query LikelyDuplicates($projectId: ID!, $room: String, $phone: String, $content: String!) {
    likelyDuplicates(projectId: $projectId, room: $room, phone: $phone, content: $content) {
      likeness
      sameRoom
      samePhone
      complaint {
        id
        number
        state
        receivedAt
        excerpt
        category
        room
      }
    }
  }
`);

export const ComplaintRegisterMutation = graphql(`
  mutation ComplaintRegister($input: ComplaintRegisterInput!) {
    complaintRegister(input: $input) {
      __typename
      ... on Complaint {
        id
        number
        trackingCode
        acknowledgement
        due {
          kind
          at
        }
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

export type Household = HouseholdData["household"];
export type LikelyDuplicate = DuplicatesData["likelyDuplicates"][number];

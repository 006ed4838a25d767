import { graphql } from "../../generated/gql.ts";

export const MyShiftQuery = graphql(`
  query MyShift {
    myShift {
      inHand {
        id
        projectId
        number
        state
        version
        excerpt
        room
        nextAction
        dueAt
      }
      handovers {
        id
        from {
          id
          name
        }
        to {
          id
          name
        }
        note
        at
        acceptedAt
        items {
          id
          number
          state
          excerpt
          nextAction
          dueAt
          note
        }
      }
    }
  }
`);

export const HandOverShiftMutation = graphql(`
  mutation HandOverShift($input: ShiftHandOverInput!) {
    answer: shiftHandOver(input: $input) {
      __typename
      ... on ShiftHandedOver {
        results {
          complaintId
          code
          message
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const AcceptShiftMutation = graphql(`
  mutation AcceptShift($input: ShiftAcceptInput!) {
    answer: shiftAccept(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintAssignMutation = graphql(`
  mutation ComplaintAssign($input: ComplaintAssignInput!) {
    complaintAssign(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

const ComplaintReassignMutation = graphql(`
  mutation ComplaintReassign($input: ComplaintReassignInput!) {
    complaintReassign(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

export function useAssign() {
  return useCommand(ComplaintAssignMutation, (data) => data.complaintAssign);
}

export function useReassign() {
  return useCommand(ComplaintReassignMutation, (data) => data.complaintReassign);
}

import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintResolveMutation = graphql(`
  mutation ComplaintResolve($input: ComplaintResolveInput!) {
    complaintResolve(input: $input) {
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

const ComplaintSettleOnTheSpotMutation = graphql(`
  mutation ComplaintSettleOnTheSpot($input: ComplaintSettleOnTheSpotInput!) {
    complaintSettleOnTheSpot(input: $input) {
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

const ComplaintWithdrawMutation = graphql(`
  mutation ComplaintWithdraw($input: ComplaintWithdrawInput!) {
    complaintWithdraw(input: $input) {
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

const ComplaintFlagMaliciousMutation = graphql(`
  mutation ComplaintFlagMalicious($input: ComplaintFlagMaliciousInput!) {
    complaintFlagMalicious(input: $input) {
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

export function useResolve() {
  return useCommand(ComplaintResolveMutation, (data) => data.complaintResolve);
}

export function useSettleOnTheSpot() {
  return useCommand(ComplaintSettleOnTheSpotMutation, (data) => data.complaintSettleOnTheSpot);
}

export function useWithdraw() {
  return useCommand(ComplaintWithdrawMutation, (data) => data.complaintWithdraw);
}

export function useFlagMalicious() {
  return useCommand(ComplaintFlagMaliciousMutation, (data) => data.complaintFlagMalicious);
}

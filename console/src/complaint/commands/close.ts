import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintVisitMutation = graphql(`
  mutation ComplaintVisit($input: ComplaintVisitInput!) {
    complaintVisit(input: $input) {
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

const ComplaintExemptVisitMutation = graphql(`
  mutation ComplaintExemptVisit($input: ComplaintExemptVisitInput!) {
    complaintExemptVisit(input: $input) {
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

const ComplaintCloseMutation = graphql(`
  mutation ComplaintClose($input: ComplaintCloseInput!) {
    complaintClose(input: $input) {
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

const ComplaintCloseUnresolvedMutation = graphql(`
  mutation ComplaintCloseUnresolved($input: ComplaintCloseUnresolvedInput!) {
    complaintCloseUnresolved(input: $input) {
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

const ComplaintReopenMutation = graphql(`
  mutation ComplaintReopen($input: ComplaintReopenInput!) {
    complaintReopen(input: $input) {
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

const ComplaintBeginMediationMutation = graphql(`
  mutation ComplaintBeginMediation($input: ComplaintBeginMediationInput!) {
    complaintBeginMediation(input: $input) {
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

const ComplaintReferMutation = graphql(`
  mutation ComplaintRefer($input: ComplaintReferInput!) {
    complaintRefer(input: $input) {
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

const ComplaintTakeBackMutation = graphql(`
  mutation ComplaintTakeBack($input: ComplaintTakeBackInput!) {
    complaintTakeBack(input: $input) {
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

const ComplaintMergeMutation = graphql(`
  mutation ComplaintMerge($input: ComplaintMergeInput!) {
    complaintMerge(input: $input) {
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

export function useVisit() {
  return useCommand(ComplaintVisitMutation, (data) => data.complaintVisit);
}

export function useExemptVisit() {
  return useCommand(ComplaintExemptVisitMutation, (data) => data.complaintExemptVisit);
}

export function useClose() {
  return useCommand(ComplaintCloseMutation, (data) => data.complaintClose);
}

export function useCloseUnresolved() {
  return useCommand(ComplaintCloseUnresolvedMutation, (data) => data.complaintCloseUnresolved);
}

export function useReopen() {
  return useCommand(ComplaintReopenMutation, (data) => data.complaintReopen);
}

export function useBeginMediation() {
  return useCommand(ComplaintBeginMediationMutation, (data) => data.complaintBeginMediation);
}

export function useRefer() {
  return useCommand(ComplaintReferMutation, (data) => data.complaintRefer);
}

export function useTakeBack() {
  return useCommand(ComplaintTakeBackMutation, (data) => data.complaintTakeBack);
}

export function useMerge() {
  return useCommand(ComplaintMergeMutation, (data) => data.complaintMerge);
}

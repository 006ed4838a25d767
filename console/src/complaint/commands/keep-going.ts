import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintContactMutation = graphql(`
  mutation ComplaintContact($input: ComplaintContactInput!) {
    complaintContact(input: $input) {
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

const ComplaintPromiseMutation = graphql(`
  mutation ComplaintPromise($input: ComplaintPromiseInput!) {
    complaintPromise(input: $input) {
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

const ComplaintMovePromiseMutation = graphql(`
  mutation ComplaintMovePromise($input: ComplaintMovePromiseInput!) {
    complaintMovePromise(input: $input) {
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

const ComplaintSuspendMutation = graphql(`
  mutation ComplaintSuspend($input: ComplaintSuspendInput!) {
    complaintSuspend(input: $input) {
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

const ComplaintResumeMutation = graphql(`
  mutation ComplaintResume($input: ComplaintResumeInput!) {
    complaintResume(input: $input) {
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

const ComplaintEscalateMutation = graphql(`
  mutation ComplaintEscalate($input: ComplaintEscalateInput!) {
    complaintEscalate(input: $input) {
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

export function useContact() {
  return useCommand(ComplaintContactMutation, (data) => data.complaintContact);
}

export function usePromise() {
  return useCommand(ComplaintPromiseMutation, (data) => data.complaintPromise);
}

export function useMovePromise() {
  return useCommand(ComplaintMovePromiseMutation, (data) => data.complaintMovePromise);
}

export function useSuspend() {
  return useCommand(ComplaintSuspendMutation, (data) => data.complaintSuspend);
}

export function useResume() {
  return useCommand(ComplaintResumeMutation, (data) => data.complaintResume);
}

export function useEscalate() {
  return useCommand(ComplaintEscalateMutation, (data) => data.complaintEscalate);
}

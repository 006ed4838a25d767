import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintAddTaskMutation = graphql(`
  mutation ComplaintAddTask($input: ComplaintAddTaskInput!) {
    complaintAddTask(input: $input) {
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

const ComplaintAcceptTaskMutation = graphql(`
  mutation ComplaintAcceptTask($input: ComplaintAcceptTaskInput!) {
    complaintAcceptTask(input: $input) {
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

const ComplaintDeclineTaskMutation = graphql(`
  mutation ComplaintDeclineTask($input: ComplaintDeclineTaskInput!) {
    complaintDeclineTask(input: $input) {
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

const ComplaintCompleteTaskMutation = graphql(`
  mutation ComplaintCompleteTask($input: ComplaintCompleteTaskInput!) {
    complaintCompleteTask(input: $input) {
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

const ComplaintDropTaskMutation = graphql(`
  mutation ComplaintDropTask($input: ComplaintDropTaskInput!) {
    complaintDropTask(input: $input) {
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

export function useAddTask() {
  return useCommand(ComplaintAddTaskMutation, (data) => data.complaintAddTask);
}

export function useAcceptTask() {
  return useCommand(ComplaintAcceptTaskMutation, (data) => data.complaintAcceptTask);
}

export function useDeclineTask() {
  return useCommand(ComplaintDeclineTaskMutation, (data) => data.complaintDeclineTask);
}

export function useCompleteTask() {
  return useCommand(ComplaintCompleteTaskMutation, (data) => data.complaintCompleteTask);
}

export function useDropTask() {
  return useCommand(ComplaintDropTaskMutation, (data) => data.complaintDropTask);
}

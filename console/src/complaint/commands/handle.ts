import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintChangeValidityMutation = graphql(`
  mutation ComplaintChangeValidity($input: ComplaintChangeValidityInput!) {
    complaintChangeValidity(input: $input) {
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

const ComplaintInvestigateMutation = graphql(`
  mutation ComplaintInvestigate($input: ComplaintInvestigateInput!) {
    complaintInvestigate(input: $input) {
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

const ComplaintPlanMutation = graphql(`
  mutation ComplaintPlan($input: ComplaintPlanInput!) {
    complaintPlan(input: $input) {
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

const ComplaintNoteProgressMutation = graphql(`
  mutation ComplaintNoteProgress($input: ComplaintNoteProgressInput!) {
    complaintNoteProgress(input: $input) {
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

const ComplaintSetMeasureMutation = graphql(`
  mutation ComplaintSetMeasure($input: ComplaintSetMeasureInput!) {
    complaintSetMeasure(input: $input) {
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

const ComplaintCompleteMeasureMutation = graphql(`
  mutation ComplaintCompleteMeasure($input: ComplaintCompleteMeasureInput!) {
    complaintCompleteMeasure(input: $input) {
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

export function useChangeValidity() {
  return useCommand(ComplaintChangeValidityMutation, (data) => data.complaintChangeValidity);
}

export function useInvestigate() {
  return useCommand(ComplaintInvestigateMutation, (data) => data.complaintInvestigate);
}

export function usePlan() {
  return useCommand(ComplaintPlanMutation, (data) => data.complaintPlan);
}

export function useNoteProgress() {
  return useCommand(ComplaintNoteProgressMutation, (data) => data.complaintNoteProgress);
}

export function useSetMeasure() {
  return useCommand(ComplaintSetMeasureMutation, (data) => data.complaintSetMeasure);
}

export function useCompleteMeasure() {
  return useCommand(ComplaintCompleteMeasureMutation, (data) => data.complaintCompleteMeasure);
}

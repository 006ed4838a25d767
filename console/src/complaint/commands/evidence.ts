import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintAddEvidenceMutation = graphql(`
  mutation ComplaintAddEvidence($input: ComplaintAddEvidenceInput!) {
    complaintAddEvidence(input: $input) {
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

export function useAddEvidence() {
  return useCommand(ComplaintAddEvidenceMutation, (data) => data.complaintAddEvidence);
}

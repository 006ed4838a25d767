import { useCallback } from "react";
import { graphql } from "../../../generated/gql.ts";
import type { Outcome } from "./outcome.ts";
import { type CommandKeys, useCommand } from "./use-command.ts";

const ComplaintRevealContactMutation = graphql(`
  mutation ComplaintRevealContact($input: ComplaintRevealContactInput!) {
    complaintRevealContact(input: $input) {
      __typename
      ... on RevealedContact {
        name
        phone
        complaint {
          id
          ...ComplaintDetail
        }
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

export function useRevealContact(): (
  keys: CommandKeys,
) => Promise<Outcome<{ name: string | null; phone: string | null }>> {
  const reveal = useCommand(ComplaintRevealContactMutation, (data) => data.complaintRevealContact);
  return useCallback((keys) => reveal({ ...keys }), [reveal]);
}

import { graphql } from "../../generated/gql.ts";

export const HandlingTipsQuery = graphql(`
  query HandlingTips($complainantKind: ComplainantKind, $mood: Mood, $category: Category) {
    handlingTips(complainantKind: $complainantKind, mood: $mood, category: $category) {
      id
      complainantKind
      mood
      category
      helps
      never
    }
  }
`);

export const HandlingTipBookQuery = graphql(`
  query HandlingTipBook {
    handlingTipBook {
      id
      complainantKind
      mood
      category
      helps
      never
    }
  }
`);

export const SaveTipMutation = graphql(`
  mutation SaveHandlingTip($input: HandlingTipSaveInput!) {
    answer: handlingTipSave(input: $input) {
      __typename
      ... on HandlingTip {
        id
        complainantKind
        mood
        category
        helps
        never
      }
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          message
        }
      }
    }
  }
`);

export const RemoveTipMutation = graphql(`
  mutation RemoveHandlingTip($input: HandlingTipRemoveInput!) {
    answer: handlingTipRemove(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

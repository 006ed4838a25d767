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

export const HandlingTipSaveMutation = graphql(`
  mutation HandlingTipSave($input: HandlingTipSaveInput!) {
    answer: handlingTipSave(input: $input) {
      __typename
      ... on HandlingTip {
        id
      }
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          code
          allowed
        }
      }
    }
  }
`);

export const HandlingTipRemoveMutation = graphql(`
  mutation HandlingTipRemove($input: HandlingTipRemoveInput!) {
    answer: handlingTipRemove(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

import { graphql } from "../../generated/gql.ts";

export const SavedViewSaveMutation = graphql(`
  mutation SavedViewSave($input: SavedViewSaveInput!) {
    savedViewSave(input: $input) {
      __typename
      ... on SavedView {
        id
        name
        query
      }
    }
  }
`);

export const SavedViewRemoveMutation = graphql(`
  mutation SavedViewRemove($input: SavedViewRemoveInput!) {
    savedViewRemove(input: $input) {
      __typename
      ... on Viewer {
        savedViews {
          id
          name
          query
        }
      }
    }
  }
`);

import { graphql } from "../../generated/gql.ts";
import type { SubCategoryBookQuery as Book } from "../../generated/graphql.ts";

export const SubCategoriesQuery = graphql(`
  query SubCategories {
    subCategories {
      id
      category
      name
    }
  }
`);

export const SubCategoryBookQuery = graphql(`
  query SubCategoryBook {
    subCategoryBook {
      id
      category
      name
      validFrom
      validUntil
    }
  }
`);

export type SubCategory = Book["subCategoryBook"][number];

export const SaveSubCategoryMutation = graphql(`
  mutation SaveSubCategory($input: SubCategorySaveInput!) {
    answer: subCategorySave(input: $input) {
      __typename
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

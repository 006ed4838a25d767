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

import { graphql } from "../../generated/gql.ts";

export const NoticeItem = graphql(`
  fragment NoticeItem on Notice {
    id
    kind
    at
    readAt
    text
    clock
    complaint {
      id
      number
      excerpt
    }
    case {
      id
      number
    }
  }
`);

export const NoticesQuery = graphql(`
  query Notices($unreadOnly: Boolean!) {
    notices(first: 50, unreadOnly: $unreadOnly) {
      edges {
        node {
          id
          readAt
          ...NoticeItem
        }
      }
    }
  }
`);

export const NotifiedSubscription = graphql(`
  subscription Notified($after: String) {
    notified(after: $after) {
      __typename
      ... on NoticeChanges {
        cursor
        unread
        mine
        notices {
          ...NoticeItem
        }
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

export const NoticeMarkReadMutation = graphql(`
  mutation NoticeMarkRead($input: NoticeMarkReadInput!) {
    noticeMarkRead(input: $input) {
      __typename
      ... on Viewer {
        unreadNotices
      }
    }
  }
`);

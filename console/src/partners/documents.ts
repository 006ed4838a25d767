import { graphql } from "../../generated/gql.ts";

export const PartnerAppsQuery = graphql(`
  query PartnerApps {
    partnerApps {
      apps {
        id
        name
        scopes
        projectIds
        createdAt
        complaints
        keys {
          id
          shown
          createdAt
          endsAt
          lastUsedAt
        }
        webhooks {
          id
          shown
          createdAt
          failingSince
          disabledAt
          waiting
          failed: deliveries(state: FAILED) {
            id
            number
            kind
            attempts {
              at
              failure
              answer
            }
          }
          untaken: deliveries(state: WAITING) {
            id
            number
            kind
            attempts {
              at
              failure
              answer
            }
          }
        }
      }
    }
  }
`);

export const AddAppMutation = graphql(`
  mutation AddPartnerApp($input: PartnerAppAddInput!) {
    answer: partnerAppAdd(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          code
          message
        }
      }
    }
  }
`);

export const ChangeAppMutation = graphql(`
  mutation ChangePartnerApp($input: PartnerAppChangeInput!) {
    answer: partnerAppChange(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          code
          message
        }
      }
    }
  }
`);

export const EndAppMutation = graphql(`
  mutation EndPartnerApp($input: PartnerAppEndInput!) {
    answer: partnerAppEnd(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const MakeKeyMutation = graphql(`
  mutation MakePartnerKey($input: PartnerKeyMakeInput!) {
    answer: partnerKeyMake(input: $input) {
      __typename
      ... on PartnerApps {
        key
      }
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          code
          message
        }
      }
    }
  }
`);

export const EndKeyMutation = graphql(`
  mutation EndPartnerKey($input: PartnerKeyEndInput!) {
    answer: partnerKeyEnd(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const EndWebhookMutation = graphql(`
  mutation EndPartnerWebhook($input: PartnerWebhookEndInput!) {
    answer: partnerWebhookEnd(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const RedeliverMutation = graphql(`
  mutation RedeliverPartnerWebhook($input: PartnerWebhookRedeliverInput!) {
    answer: partnerWebhookRedeliver(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

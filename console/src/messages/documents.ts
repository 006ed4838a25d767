import { graphql } from "../../generated/gql.ts";

export const MessageTemplatesQuery = graphql(`
  query MessageTemplates {
    messageTemplates {
      kind
      text
      placeholders
      changedAt
      changedBy
    }
  }
`);

export const MessagePreviewQuery = graphql(`
  query MessagePreview($kind: MessageKind!, $text: String!) {
    messagePreview(kind: $kind, text: $text) {
      text
      faults
    }
  }
`);

export const MessageChannelsQuery = graphql(`
  query MessageChannels {
    messageChannels {
      id
      kind
      name
      shown
      project
      createdAt
    }
  }
`);

export const OutgoingMessagesQuery = graphql(`
  query OutgoingMessages {
    outgoingMessages(first: 50) {
      id
      kind
      channel
      channelName
      recipient
      number
      state
      tries
      failure
      answer
      createdAt
      settledAt
    }
  }
`);

export const SetTemplateMutation = graphql(`
  mutation SetMessageTemplate($input: MessageTemplateSetInput!) {
    answer: messageTemplateSet(input: $input) {
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

export const AddChannelMutation = graphql(`
  mutation AddMessageChannel($input: MessageChannelAddInput!) {
    answer: messageChannelAdd(input: $input) {
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

export const EndChannelMutation = graphql(`
  mutation EndMessageChannel($input: MessageChannelEndInput!) {
    answer: messageChannelEnd(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const TestChannelMutation = graphql(`
  mutation TestMessageChannel($input: MessageChannelTestInput!) {
    answer: messageChannelTest(input: $input) {
      __typename
      ... on MessageChannelTested {
        failure
        answer
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

export const RetryMessageMutation = graphql(`
  mutation RetryMessage($input: MessageRetryInput!) {
    answer: messageRetry(input: $input) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

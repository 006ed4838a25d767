import { graphql } from "../../generated/gql.ts";
import type { PolicyNumbersFragment, RulesVersionsQuery as Data } from "../../generated/graphql.ts";

export const PolicyNumbers = graphql(`
  fragment PolicyNumbers on Policy {
    respondMinutes
    replyWorkingDays
    replyLimitWorkingDays
    visitWorkingDays
    acceptMinutes
    suspendMaxDays
    silenceWorkingDays
    quietDays
    majorSecondVisitDays
    reopenDays
    reopenedWorkingDays
    measureReminderDays
    dueSoonShare
    untriagedPriority
    matrix {
      urgency
      community
      group
      household
    }
    resolveTimes {
      channel
      category
      priority
      kind
      amount
    }
    major {
      proposeAfterMinutes
      householdComplaints
      householdDays
      matterHouseholds
      matterDays
      meetingHours
    }
    escalation {
      hoursToLevel
      levelSkippingLevel
      dissatisfiedMinutes
      remindHours
      remindTimes
    }
  }
`);

export type Numbers = PolicyNumbersFragment;

export const RulesVersionsQuery = graphql(`
  query RulesVersions {
    rulesVersions {
      version
      projectId
      projectName
      createdAt
      createdBy
      reason
      policy {
        ...PolicyNumbers
      }
      serviceHours {
        from
        to
      }
    }
  }
`);

export type Version = Data["rulesVersions"][number];

export const RulesPreviewMutation = graphql(`
  mutation RulesPreview($input: RulesPreviewInput!) {
    answer: rulesPreview(input: $input) {
      __typename
      ... on RulesPreview {
        looked
        hasMore
        complaints
        lines {
          number
          moves {
            of
            point
            from
            to
          }
          priorityFrom
          priorityTo
        }
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

export const RulesChangeMutation = graphql(`
  mutation RulesChange($input: RulesChangeInput!) {
    answer: rulesChange(input: $input) {
      __typename
      ... on MutationRulesChangeSuccess {
        data {
          version
        }
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

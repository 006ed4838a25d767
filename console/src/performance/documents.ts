import { graphql } from "../../generated/gql.ts";
import type {
  CaseClocksQuery as ClocksData,
  ObligationsQuery as OwedData,
  PerformanceQuery as PerformanceData,
} from "../../generated/graphql.ts";

export const CaseClocksQuery = graphql(`
  query CaseClocks($projectIds: [ID!], $mine: Boolean!, $first: Int!, $after: String) {
    caseClocks(projectIds: $projectIds, mine: $mine, first: $first, after: $after) {
      edges {
        node {
          id
          kind
          urge
          dueAt
          projectName
          case {
            id
            number
            state
          }
        }
      }
      counters {
        dueSoon
        overdue
        breachProposed
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ObligationsQuery = graphql(`
  query Obligations(
    $projectIds: [ID!]
    $states: [ObligationState!]
    $from: LocalDate
    $to: LocalDate
    $first: Int!
    $after: String
  ) {
    obligations(
      projectIds: $projectIds
      states: $states
      from: $from
      to: $to
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          state
          dueDate
          breachProposed
          projectName
          case {
            id
            number
          }
          details {
            kind
            obligor
            obligee
            amountFen
          }
        }
      }
      total
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PerformanceQuery = graphql(`
  query Performance($projectIds: [ID!], $from: LocalDate!, $to: LocalDate!) {
    performance(projectIds: $projectIds) {
      states {
        state
        many
      }
      count {
        numerator
        denominator
        notDue
        waived
      }
      amount {
        numerator
        denominator
        notDue
        waived
      }
    }
    performanceDays(projectIds: $projectIds, from: $from, to: $to) {
      day
      state
      many
    }
  }
`);

export type Clocks = ClocksData["caseClocks"];
export type Clock = Clocks["edges"][number]["node"];
export type Owed = OwedData["obligations"]["edges"][number]["node"];
export type Performance = PerformanceData["performance"];
export type DueOnDay = PerformanceData["performanceDays"][number];

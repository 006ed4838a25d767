import { graphql } from "../../generated/gql.ts";
import type { CalendarYearsQuery as Data } from "../../generated/graphql.ts";

export const CalendarYearsQuery = graphql(`
  query CalendarYears {
    calendarYears {
      year
      source
      loadedAt
      holidays {
        date
        name
      }
      makeUpDays {
        date
        name
      }
    }
  }
`);

export type CalendarYear = Data["calendarYears"][number];

export const LoadYearMutation = graphql(`
  mutation LoadCalendarYear($input: CalendarYearLoadInput!) {
    answer: calendarYearLoad(input: $input) {
      __typename
      ... on Viewer {
        calendarWarnings
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

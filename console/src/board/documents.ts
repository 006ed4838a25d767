import { graphql } from "../../generated/gql.ts";
import type { WorkItemPartsFragment } from "../../generated/graphql.ts";

export const WorkItemParts = graphql(`
  fragment WorkItemParts on WorkItem {
    id
    kind
    action
    dueAt
    since
    text
    complaint {
      id
      number
      state
      severity
      level
      priority
      excerpt
      room
      project {
        id
        name
      }
      handler {
        id
        name
      }
      owner {
        id
        name
      }
    }
  }
`);

export type Item = WorkItemPartsFragment;

export const MyWorkQuery = graphql(`
  query MyWork {
    work: myWork {
      cursor
      hasMore
      items {
        ...WorkItemParts
      }
    }
  }
`);

export const BoardQuery = graphql(`
  query Board {
    work: board {
      cursor
      hasMore
      items {
        ...WorkItemParts
      }
    }
  }
`);

export const MyWorkChangedSubscription = graphql(`
  subscription MyWorkChanged($after: String!) {
    told: myWorkChanged(after: $after) {
      __typename
      ... on WorkChanges {
        cursor
        changes {
          complaintId
          items {
            ...WorkItemParts
          }
        }
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

export const BoardChangedSubscription = graphql(`
  subscription BoardChanged($after: String!) {
    told: boardChanged(after: $after) {
      __typename
      ... on WorkChanges {
        cursor
        changes {
          complaintId
          items {
            ...WorkItemParts
          }
        }
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

export const Counts = graphql(`
  fragment Counts on FigureCounts {
    open
    unassigned
    overdue
    escalated
    major
    visitsMissed
    suspended
  }
`);

export const FiguresQuery = graphql(`
  query Figures($projectIds: [ID!]) {
    figures(projectIds: $projectIds) {
      total {
        ...Counts
      }
      projects {
        project {
          id
          name
        }
        counts {
          ...Counts
        }
      }
      departments {
        department {
          id
          name
        }
        projectName
        counts {
          ...Counts
        }
      }
      people {
        staff {
          id
          name
        }
        title
        counts {
          ...Counts
        }
      }
    }
    trend(projectIds: $projectIds) {
      day
      registered
      ended
      overdue
      open
    }
  }
`);

export const BehindFigureQuery = graphql(`
  query BehindFigure($figure: Figure!, $projectIds: [ID!], $departmentId: ID, $staffId: ID) {
    behindFigure(figure: $figure, projectIds: $projectIds, departmentId: $departmentId, staffId: $staffId) {
      id
      number
      state
      severity
      level
      priority
      excerpt
      room
      project {
        id
        name
      }
      handler {
        id
        name
      }
      owner {
        id
        name
      }
      due {
        kind
        at
      }
    }
  }
`);

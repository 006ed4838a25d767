import type { IssueCode } from "@heyi/schema/vocabulary/error.ts";
import type { Refusal } from "@heyi/schema/vocabulary/action.ts";
import type { CombinedError } from "@urql/core";
import { type FragmentType, readFragment } from "../../../generated/fragment-masking.ts";
import { graphql } from "../../../generated/gql.ts";
import type { ActionSubjectFragment, TimelineItemFragment } from "../../../generated/graphql.ts";
import { isSignedOut } from "../../graphql/clients.ts";
import { TimelineItem } from "../timeline-entry-fragment.ts";
import { ActionSubject } from "./subject.ts";

export const CommandProblem = graphql(`
  fragment CommandProblem on Error {
    __typename
    ... on InvalidError {
      issues {
        path
        code
        message
        allowed
      }
    }
    ... on NotAllowedError {
      refusal
    }
    ... on ConflictError {
      changedBy {
        name
      }
      changedAt
      current {
        ...ComplaintDetail
        ...ActionSubject
      }
      changes {
        ...TimelineItem
      }
    }
  }
`);

export type Issue = {
  readonly path: string;
  readonly code: IssueCode;
  readonly message: string;
  readonly allowed: string | null;
};

export type Conflict = {
  /** Null: the system. */
  readonly by: string | null;
  readonly at: string;
  readonly current: ActionSubjectFragment;
  readonly changes: readonly TimelineItemFragment[];
};

export type FailureCause = "Offline" | "Server" | "SignedOut";

/** Every way a command can end. */
export type Outcome<Done = undefined> =
  | { readonly kind: "done"; readonly value: Done }
  | { readonly kind: "invalid"; readonly issues: readonly Issue[] }
  | { readonly kind: "conflict"; readonly conflict: Conflict }
  | { readonly kind: "notAllowed"; readonly refusal: Refusal }
  | { readonly kind: "notFound" }
  | { readonly kind: "failed"; readonly cause: FailureCause };

export type Problem = Exclude<Outcome, { kind: "done" }>;

export function failure(error: CombinedError): Problem {
  if (isSignedOut(error)) return { kind: "failed", cause: "SignedOut" };
  return { kind: "failed", cause: error.networkError && error.response === undefined ? "Offline" : "Server" };
}

export function toProblem(masked: FragmentType<typeof CommandProblem>): Problem {
  const problem = readFragment(CommandProblem, masked);
  switch (problem.__typename) {
    case "InvalidError":
      return { kind: "invalid", issues: problem.issues };
    case "NotAllowedError":
      return { kind: "notAllowed", refusal: problem.refusal };
    case "NotFoundError":
      return { kind: "notFound" };
    case "ConflictError":
      // The change took it out of the reader's sight.
      if (problem.current === null) return { kind: "notFound" };
      return {
        kind: "conflict",
        conflict: {
          by: problem.changedBy?.name ?? null,
          at: problem.changedAt,
          current: readFragment(ActionSubject, problem.current),
          changes: problem.changes.map((change) => readFragment(TimelineItem, change)),
        },
      };
  }
}

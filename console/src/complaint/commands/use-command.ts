import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback } from "react";
import { useClient } from "urql";
import type { FragmentType } from "../../../generated/fragment-masking.ts";
import { rememberOwn } from "./own-versions.ts";
import { type CommandProblem, type Outcome, failure, toProblem } from "./outcome.ts";

/** What every command on a complaint carries beside its own fields (INT-4, HND-2). */
export type CommandKeys = {
  readonly idempotencyKey: string;
  readonly complaintId: string;
  readonly expectedVersion: number;
};

type ProblemResult = {
  readonly __typename: "InvalidError" | "NotAllowedError" | "ConflictError" | "NotFoundError";
} & FragmentType<typeof CommandProblem>;

type AnyResult = { readonly __typename: string };

/** One command as a function from its input to one of the ways it can end. */
export function useCommand<Data, Input, Result extends AnyResult>(
  document: TypedDocumentNode<Data, { input: Input }>,
  pick: (data: Data) => Result,
): (input: Input) => Promise<Outcome<Exclude<Result, ProblemResult>>> {
  const client = useClient();
  return useCallback(
    async (input) => {
      const { data, error } = await client.mutation(document, { input }).toPromise();
      if (error) return failure(error);
      if (data === undefined) return { kind: "failed", cause: "Server" };
      const result = pick(data);
      if (isProblem(result)) return toProblem(result);
      rememberOwn(result, versionOf(input));
      return { kind: "done", value: result as Exclude<Result, ProblemResult> };
    },
    [client, document, pick],
  );
}

/** Of a command on no complaint yet: before the first. */
function versionOf(input: unknown): number {
  const given =
    typeof input === "object" && input !== null && "expectedVersion" in input && input.expectedVersion;
  return typeof given === "number" ? given : 0;
}

const PROBLEMS: readonly string[] = ["InvalidError", "NotAllowedError", "ConflictError", "NotFoundError"];

function isProblem(result: AnyResult): result is ProblemResult {
  return PROBLEMS.includes(result.__typename);
}

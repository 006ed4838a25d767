import type { Numbers, Version } from "./documents.ts";

export type Hours = readonly { readonly from: string; readonly to: string }[];
export type Rules = {
  /** Null: a project that follows the company. */
  readonly numbers: Numbers | null;
  readonly hours: Hours | null;
};

/** The rules in force for one project, or with null for the company, among all versions, newest first. */
export function rulesOf(
  versions: readonly Version[],
  projectId: string | null,
  read: (policy: NonNullable<Version["policy"]>) => Numbers,
): Rules {
  const newest = versions.find((version) => version.projectId === projectId);
  const policy = newest?.policy ?? null;
  return {
    numbers: policy === null ? null : read(policy),
    hours: newest?.serviceHours?.map(({ from, to }) => ({ from, to })) ?? null,
  };
}

/** As the server takes it: without the names of types. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === "__typename" ? undefined : part)),
  ) as Value;
}

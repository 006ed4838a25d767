import type { AgreementCheckCode } from "@heyi/schema/vocabulary/agreement-check.ts";

/** AGR-3: something missing or wrong. `path` says where to mend it, as in `terms.0.dueDate`, `parties.B.name`, `notice.A`. */
export type Finding = { readonly check: AgreementCheckCode; readonly path: string };

export function found(check: AgreementCheckCode, ...path: readonly (string | number)[]): Finding {
  return { check, path: path.join(".") };
}

/** The finding, where the condition holds. */
export function when(
  wrong: boolean,
  check: AgreementCheckCode,
  ...path: readonly (string | number)[]
): readonly Finding[] {
  return wrong ? [found(check, ...path)] : [];
}

/** Nothing that could be read. */
export function blank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

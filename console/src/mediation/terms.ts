import type { TermKind } from "@heyi/schema/vocabulary/agreement.ts";
import type { Term } from "./documents.ts";
import { fenOf, isNoAmount, typedFen } from "./yuan.ts";

/** A term while it is written: amounts and days as typed. */
export type TermDraft = {
  readonly key: number;
  readonly obligor: string;
  readonly obligee: string;
  readonly kind: TermKind;
  readonly description: string;
  readonly amount: string;
  readonly dueDate: string;
  readonly condition: string;
  readonly proof: string;
  readonly instalments: readonly { readonly dueDate: string; readonly amount: string }[];
};

export function blankTerm(key: number, obligor: string, obligee: string): TermDraft {
  const empty = { description: "", amount: "", dueDate: "", condition: "", proof: "", instalments: [] };
  return { key, obligor, obligee, kind: "PAY", ...empty };
}

export function draftOf(term: Term): TermDraft {
  return {
    key: term.no,
    obligor: term.obligor,
    obligee: term.obligee,
    kind: term.kind,
    description: term.description,
    amount: typedFen(term.amountFen),
    dueDate: term.dueDate ?? "",
    condition: term.condition ?? "",
    proof: term.proof ?? "",
    instalments: term.instalments.map((each) => ({
      dueDate: each.dueDate ?? "",
      amount: typedFen(each.amountFen),
    })),
  };
}

/** As it is sent; the server says what is missing or wrong. */
export function inputOf({ key: _, amount, dueDate, condition, proof, instalments, ...rest }: TermDraft) {
  return {
    ...rest,
    amountFen: fenOf(amount),
    dueDate: dueDate === "" ? null : dueDate,
    condition: condition.trim() === "" ? null : condition,
    proof: proof.trim() === "" ? null : proof,
    instalments: instalments.map((each) => ({
      dueDate: each.dueDate === "" ? null : each.dueDate,
      amountFen: fenOf(each.amount) ?? 0,
    })),
  };
}

export function hasNoAmount(terms: readonly TermDraft[]): boolean {
  return terms.some(
    ({ amount, instalments }) => isNoAmount(amount) || instalments.some((each) => isNoAmount(each.amount)),
  );
}

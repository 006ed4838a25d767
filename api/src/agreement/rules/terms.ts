import { fenOf } from "../../mediation/rules/capital.ts";
import type { AgreementContent, LocalDate, Term } from "./content.ts";
import { blank, found, when, type Finding } from "./finding.ts";

/** 最高法民诉法解释第358条: words by which nobody can tell whether it was done. */
const VAGUE =
  /有钱|方便时|有能力时|尽快|尽早|适当|酌情|妥善|尽力|尽量|另行协商|视情况|合理(的)?(时间|期限|费用|补偿)/u;

/** Checks 11 to 15: who owes what to whom by when. */
export function terms(
  { terms: all, parties, date, totalAmountFen, totalAmountCapital }: AgreementContent,
  today: LocalDate | null,
): readonly Finding[] {
  if (all.length === 0) return [found("CONTENT", "terms")];
  const letters = new Set(parties.map(({ letter }) => letter));
  const sum = all.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  return [
    ...all.flatMap((term, at) => [
      ...when(!letters.has(term.obligor), "SIGNATORIES", "terms", at, "obligor"),
      ...when(
        !letters.has(term.obligee) || term.obligee === term.obligor,
        "SIGNATORIES",
        "terms",
        at,
        "obligee",
      ),
      ...stated(term, at),
      ...amounts(term, at),
      ...dates(term, at, later(date, today)),
    ]),
    ...when(sum !== totalAmountFen, "AMOUNTS", "totalAmountFen"),
    ...when(!written(totalAmountFen, totalAmountCapital), "AMOUNTS", "totalAmountCapital"),
  ];
}

function stated({ description, proof, condition }: Term, at: number): readonly Finding[] {
  return [
    ...when(blank(description), "CONTENT", "terms", at, "description"),
    ...when(VAGUE.test(description), "MEASURABLE", "terms", at, "description"),
    ...when(condition !== null && VAGUE.test(condition), "MEASURABLE", "terms", at, "condition"),
    ...when(blank(proof), "MEASURABLE", "terms", at, "proof"),
  ];
}

function amounts(
  { kind, amountFen, currency, amountCapital, instalments }: Term,
  at: number,
): readonly Finding[] {
  const missing = kind === "PAY" && (amountFen === null || amountFen <= 0);
  if (amountFen === null || missing) return when(missing, "AMOUNTS", "terms", at, "amountFen");
  const sum = instalments.reduce((total, instalment) => total + instalment.amountFen, 0);
  return [
    ...when(!Number.isSafeInteger(amountFen) || amountFen < 0, "AMOUNTS", "terms", at, "amountFen"),
    ...when(currency !== "CNY", "AMOUNTS", "terms", at, "currency"),
    ...when(!written(amountFen, amountCapital), "AMOUNTS", "terms", at, "amountCapital"),
    ...when(instalments.length > 0 && sum !== amountFen, "AMOUNTS", "terms", at, "instalments"),
  ];
}

/** No money needs no capitals. */
function written(fen: number, capital: string | null): boolean {
  return capital === null ? fen === 0 : fenOf(capital) === fen;
}

function later(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function dates(
  { dueDate, condition, instalments }: Term,
  at: number,
  agreed: LocalDate | null,
): readonly Finding[] {
  const last = instalments.at(-1)?.dueDate ?? dueDate;
  const past = (due: LocalDate | null): boolean => due !== null && agreed !== null && due < agreed;
  return [
    ...when(dueDate === null && blank(condition), "DUE", "terms", at, "dueDate"),
    // A due date that is not the last instalment's leaves two.
    ...when(dueDate !== null && last !== null && last !== dueDate, "DUE", "terms", at, "dueDate"),
    ...when(past(dueDate), "NOT_PAST", "terms", at, "dueDate"),
    ...instalments.flatMap((instalment, place) => [
      ...when(instalment.dueDate === null, "DUE", "terms", at, "instalments", place, "dueDate"),
      ...when(past(instalment.dueDate), "NOT_PAST", "terms", at, "instalments", place, "dueDate"),
    ]),
  ];
}

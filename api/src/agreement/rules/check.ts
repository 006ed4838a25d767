import { AGREEMENT_CHECKS } from "@heyi/schema/vocabulary/agreement-check.ts";
import type { Severity } from "@heyi/schema/vocabulary/agreement.ts";

import { clauses } from "./clauses.ts";
import type { AgreementContent, Circumstances, Letter } from "./content.ts";
import { blank, when, type Finding } from "./finding.ts";
import { particulars } from "./particulars.ts";
import { terms } from "./terms.ts";

/** AGR-3: everything that is missing or wrong before it is signed, in the order of the text. */
export function check(content: AgreementContent, given: Circumstances): readonly Finding[] {
  return [
    ...particulars(content),
    ...willing(content, given),
    ...terms(content, given.today),
    ...statement(content, given),
    ...clauses(content, given.ownersDecided),
    ...organisation(content, given),
    ...signing(content, given),
  ];
}

export function severityOf({ check: code }: Finding): Severity {
  return AGREEMENT_CHECKS[code].severity;
}

/** AGR-3: whether it may not be signed as it is. */
export function blocks(findings: readonly Finding[]): boolean {
  return findings.some((finding) => severityOf(finding) === "BLOCKS");
}

/** AGR-7: whether the way to judicial confirmation is open as far as the text goes. */
export function confirmable({ kind }: AgreementContent, findings: readonly Finding[]): boolean {
  return kind !== "SETTLEMENT" && !findings.some((finding) => severityOf(finding) === "CLOSES_CONFIRMATION");
}

/** Checks 5, 6, 10. */
function willing({ parties, kind }: AgreementContent, given: Circumstances): readonly Finding[] {
  return [
    ...parties.flatMap(({ letter }) => [
      ...when(
        kind !== "SETTLEMENT" && !given.rightsConfirmedBy.includes(letter),
        "RIGHTS_NOTICE",
        "notice",
        letter,
      ),
      ...when(given.unwilling.includes(letter), "WILLING", "consent", letter),
    ]),
    ...when(given.reserved, "NOT_RESERVED", "reserved"),
  ];
}

/** Checks 15 to 17, 26: what Article 29 and the form suggest. */
function statement(content: AgreementContent, { since }: Circumstances): readonly Finding[] {
  const { parties, responsibilities, form, recorderName } = content;
  const told = new Set(responsibilities.filter(({ text }) => !blank(text)).map(({ party }) => party));
  return [
    ...when(
      blank(content.date) || (since !== null && content.date !== null && content.date < since),
      "NOT_PAST",
      "date",
    ),
    ...when(blank(content.facts), "FACTS", "facts"),
    ...when(blank(content.disputedMatter), "FACTS", "disputedMatter"),
    ...parties.flatMap(({ letter }) => when(!told.has(letter), "FACTS", "responsibilities", letter)),
    ...when(blank(content.place), "PLACE", "place"),
    ...when(blank(content.number), "COPIES", "number"),
    ...when(form === "WRITTEN" && content.copies !== parties.length + 1, "COPIES", "copies"),
    ...when(blank(recorderName), "COPIES", "recorderName"),
  ];
}

/** Checks 8, 9, 27. */
function organisation(content: AgreementContent, given: Circumstances): readonly Finding[] {
  const { kind, mediatorName } = content;
  if (kind === "SETTLEMENT") return [];
  return [
    ...when(blank(mediatorName), "COMMITTEE", "mediatorName"),
    ...when(blank(content.organisation), "COMMITTEE", "organisation"),
    ...when(kind === "PEOPLES_MEDIATION" && given.feeFen > 0, "NO_FEE", "feeFen"),
    ...when(!given.organisationEstablished, "ESTABLISHED", "organisation"),
  ];
}

/** Checks 4, 7, 25, and 19 where it needs paper. */
function signing(content: AgreementContent, given: Circumstances): readonly Finding[] {
  const { signatures, hash, electronicallyBy } = given;
  const onPaperOnly = clauses(content, true).some(({ check: code }) => code === "STATUS");
  const disagree = (letter: Letter): boolean => onPaperOnly || electronicallyBy?.includes(letter) === false;
  const legal = new Set(content.parties.filter(({ type }) => type === "LEGAL").map(({ letter }) => letter));
  return [
    ...signatures.flatMap((signature) => [
      ...when(hash !== null && signature.hash !== hash, "ONE_TEXT", "signatures", signature.signer),
      ...when(
        signature.means === "PAPER" && legal.has(signature.signer) && !signature.sealed,
        "REPRESENTATIVE",
        "signatures",
        signature.signer,
      ),
    ]),
    ...(electronicallyBy === null
      ? []
      : content.parties.flatMap(({ letter }) => when(disagree(letter), "ELECTRONIC", "electronic", letter))),
  ];
}

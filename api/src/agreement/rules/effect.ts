import type { AgreementContent, Letter, LocalDate, Signature } from "./content.ts";
import { when, type Finding } from "./finding.ts";

export type Act = Signature & { readonly at: Date };

/**
 * AGR-4: the acts that are still needed before it takes effect, as findings of check 8 and, of a party's hand, of 7.
 * A settlement and another organisation's agreement need every party; a people's mediation agreement the mediator and the
 * committee's seal too; an oral one takes effect when both sides have confirmed the record.
 */
export function lacking({ kind, form, parties }: AgreementContent, acts: readonly Act[]): readonly Finding[] {
  const signed = new Set(acts.map(({ signer }) => signer));
  const committee = kind === "PEOPLES_MEDIATION" && form === "WRITTEN";
  return [
    ...parties.flatMap(({ letter }) => when(!signed.has(letter), "ONE_TEXT", "signatures", letter)),
    ...when(committee && !signed.has("MEDIATOR"), "COMMITTEE", "signatures", "MEDIATOR"),
    ...when(committee && !signed.has("SEAL"), "COMMITTEE", "signatures", "SEAL"),
  ];
}

/** AGR-4: the moment of the last act required; null: not yet in effect. */
export function effectiveAt(content: AgreementContent, acts: readonly Act[]): Date | null {
  if (lacking(content, acts).length > 0) return null;
  const required = new Set([...content.parties.map(({ letter }) => letter), ...beyondParties(content)]);
  const times = acts.filter(({ signer }) => required.has(signer)).map(({ at }) => at.getTime());
  return new Date(Math.max(...times));
}

function beyondParties({ kind, form }: AgreementContent): readonly Letter[] {
  return kind === "PEOPLES_MEDIATION" && form === "WRITTEN" ? ["MEDIATOR", "SEAL"] : [];
}

export type Application = {
  readonly by: readonly Letter[];
  readonly on: LocalDate;
  readonly court: string;
  /** Which of the papers needed are there. */
  readonly papers: readonly string[];
};

/** Fa Shi [2011] 5, Art 2 to 4: what a court asks for. */
export const PAPERS = ["APPLICATION", "AGREEMENT", "IDENTITY", "ADDRESSES", "COMMITMENT"] as const;

/** Check 28: all parties together, within the window, to a court that has jurisdiction, with every paper. */
export function applying(
  { parties }: AgreementContent,
  { by, on, court, papers }: Application,
  { lastDay, courts }: { readonly lastDay: LocalDate; readonly courts: readonly string[] },
): readonly Finding[] {
  return [
    ...parties.flatMap(({ letter }) => when(!by.includes(letter), "APPLICATION", "application", letter)),
    ...when(on > lastDay, "APPLICATION", "application", "on"),
    ...when(!courts.includes(court), "APPLICATION", "application", "court"),
    ...PAPERS.flatMap((paper) =>
      when(!papers.includes(paper), "APPLICATION", "application", "papers", paper),
    ),
  ];
}

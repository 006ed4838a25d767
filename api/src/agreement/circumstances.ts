import type { CaseFile } from "../mediation/rules/case.ts";
import { localDate } from "../kernel/local-time.ts";
import type { Circumstances, LocalDate } from "./rules/content.ts";
import type { Agreement, Around, KeptDraft } from "./store.ts";

export const NOTHING_AROUND: Around = { electronic: false, feeFen: 0, reserved: false, ownersDecided: false };

/** AGR-3: what bears on an agreement in this case. */
export function circumstancesOf(
  file: CaseFile,
  draft: KeptDraft | null,
  frozen: Agreement | null,
  today: LocalDate | null = null,
): Circumstances {
  const around = draft?.around ?? NOTHING_AROUND;
  const willing = file.parties
    .filter(({ signsElectronically }) => signsElectronically)
    .map(({ letter }) => letter);
  return {
    rightsConfirmedBy: file.parties
      .filter((party) => party.rightsConfirmedAt !== null)
      .map(({ letter }) => letter),
    unwilling: file.withdrawal === null ? [] : [file.withdrawal.by],
    organisationEstablished: file.organisation?.established ?? false,
    today,
    since: today === null ? null : localDate(new Date(file.proposedAt)),
    feeFen: around.feeFen,
    reserved: around.reserved,
    ownersDecided: around.ownersDecided,
    electronicallyBy: around.electronic ? willing : null,
    signatures: frozen?.signatures ?? [],
    hash: frozen?.hash ?? null,
  };
}

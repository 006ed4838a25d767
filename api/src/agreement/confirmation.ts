import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { AgreementId, CaseId } from "../kernel/ids.ts";
import { localDate } from "../kernel/local-time.ts";
import type { Tx } from "../kernel/sql.ts";
import { actOnCase, type CaseInput } from "../mediation/command.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import { decided, event } from "../mediation/rules/decision.ts";
import { competentFor } from "./courts.ts";
import { applying } from "./rules/effect.ts";
import { acceptable } from "./rules/jurisdiction.ts";
import { agreementsOf, armSubject, setConfirmation, type Agreement } from "./store.ts";

type OfAgreement = CaseInput & { readonly agreementId: AgreementId };

/** AGR-7: asked for by all parties together, in time, with every paper. @throws InvalidError */
export function applyForConfirmation(
  context: CommandContext,
  input: OfAgreement & {
    readonly by: readonly string[];
    readonly court: string;
    /** CPL 205: the court that invited the organisation to mediate is competent wherever it is. */
    readonly byInvitation: boolean;
    readonly papers: readonly string[];
  },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ tx, file, now }) => {
    const agreement = await agreementIn(tx, file, input.agreementId, "OPEN");
    const check = new Check();
    const court = check.text("court", input.court, LONGEST.name, 4);
    check.done();
    const { lastDay } = agreement;
    if (lastDay === null) throw new TypeError("an open window without a last day");
    const application = { by: input.by, on: localDate(now), court, papers: input.papers };
    const found = await competentFor(tx, agreement);
    const courts = acceptable(found, { court, byInvitation: input.byInvitation });
    const lacking = applying(agreement.content, application, { lastDay, courts });
    if (lacking.length > 0)
      throw new InvalidError(
        lacking.map(({ path }) =>
          path === "application.court"
            ? { path: "court", code: "NO_JURISDICTION", allowed: courts.join("、") }
            : { path, code: "CHECK_BLOCKS", allowed: "APPLICATION" },
        ),
      );
    await setConfirmation(tx, agreement.id, {
      confirmation: "CONFIRM_APPLIED",
      appliedAt: now,
      court,
      decidedAt: null,
    });
    await armSubject(tx, file.id, agreement.id, []);
    return decided(file, event("CONFIRMATION_APPLIED", { agreementId: agreement.id }));
  });
}

/** AGR-7: what the court said. @throws InvalidError */
export function decideConfirmation(
  context: CommandContext,
  input: OfAgreement & { readonly confirmed: boolean },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ tx, file, now }) => {
    const agreement = await agreementIn(tx, file, input.agreementId, "CONFIRM_APPLIED");
    const confirmation = input.confirmed ? "CONFIRMED" : "REJECTED";
    await setConfirmation(tx, agreement.id, { ...agreement, confirmation, decidedAt: now });
    return decided(file, event("CONFIRMATION_DECIDED", { agreementId: agreement.id, confirmation }));
  });
}

async function agreementIn(
  tx: Tx,
  file: CaseFile,
  id: AgreementId,
  state: Agreement["confirmation"],
): Promise<Agreement> {
  const agreement = (await agreementsOf(tx, file.id)).find((each) => each.id === id);
  if (agreement === undefined) throw new InvalidError([{ path: "agreementId", code: "UNKNOWN_REFERENCE" }]);
  if (agreement.confirmation !== state)
    throw new InvalidError([{ path: "state", code: "NOT_NOW", allowed: state }]);
  return agreement;
}

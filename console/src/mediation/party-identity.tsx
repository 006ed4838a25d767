import {
  IDENTITY_TYPE_LABELS,
  type IdentityType,
  type PartyType,
} from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { TakeIdentityMutation } from "./commands/identity.ts";
import type { Party } from "./documents.ts";
import styles from "./mediation.module.css";

const PROOFS: Readonly<Record<PartyType, readonly IdentityType[]>> = {
  NATURAL: ["RESIDENT_ID", "PASSPORT"],
  LEGAL: ["CREDIT_CODE"],
};

/** AGR-1: proof of identity, masked; the number is typed in once and never shown again. */
export function PartyIdentity({ party: { letter, type } }: { readonly party: Party }) {
  const { t, label } = useWords();
  const { shown, record } = useCase();
  const take = useCaseCommand(TakeIdentityMutation);
  const known = record.identities.find(({ party }) => party === letter);
  const proofs = PROOFS[type];
  return (
    <>
      {known && (
        <p className={styles.small}>
          {label(IDENTITY_TYPE_LABELS, known.type)} <span className="figures">{known.masked}</span>
        </p>
      )}
      {shown.mine && (
        <Ask
          label={t(known ? "mediation.replaceIdentity" : "mediation.takeIdentity")}
          fields={[
            {
              key: "idType",
              label: t("mediation.identityType"),
              kind: "CHOICE",
              options: proofs.map((value) => ({ value, label: label(IDENTITY_TYPE_LABELS, value) })),
              initial: proofs[0] ?? "",
            },
            { key: "number", label: t("mediation.identityNumber"), kind: "TEXT" },
          ]}
          command={take}
          send={(given) =>
            take.run({
              party: letter,
              idType: textOf(given, "idType") as IdentityType,
              number: textOf(given, "number"),
            })
          }
        />
      )}
    </>
  );
}

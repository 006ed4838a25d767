import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCaseCommand, useConducts } from "./case-context.ts";
import {
  BreachObligationMutation,
  FulfilObligationMutation,
  UrgeObligationMutation,
  WaiveObligationMutation,
} from "./commands/performance.ts";
import type { Obligation } from "./documents.ts";
import styles from "./mediation.module.css";

/** AGR-6: kept, forgiven, urged, or in the end broken. */
export function ObligationActs({
  obligation: { id, state, obligee, urgedAt, breachProposedAt },
}: {
  readonly obligation: Obligation;
}) {
  const { t } = useWords();
  const fulfilling = useCaseCommand(FulfilObligationMutation);
  const waiving = useCaseCommand(WaiveObligationMutation);
  const urging = useCaseCommand(UrgeObligationMutation);
  const breaching = useCaseCommand(BreachObligationMutation);
  const conducts = useConducts();
  if (!conducts || state === "FULFILLED" || state === "WAIVED") return null;
  const reason = { key: "reason", label: t("mediation.reason"), kind: "WORDS" } as const;
  return (
    <div className={styles.acts}>
      <Ask
        label={t("mediation.fulfilled")}
        fields={[{ key: "evidence", label: t("mediation.evidence"), kind: "WORDS" }]}
        command={fulfilling}
        send={(given) => fulfilling.run({ obligationId: id, evidence: textOf(given, "evidence") })}
      />
      <Ask
        label={t("mediation.waive")}
        fields={[reason]}
        command={waiving}
        send={(given) => waiving.run({ obligationId: id, by: obligee, reason: textOf(given, "reason") })}
      />
      {state === "OVERDUE" && (
        <Ask
          label={t("mediation.urge")}
          primary={!urgedAt}
          fields={[{ key: "text", label: t("mediation.whatWasSaid"), kind: "WORDS" }]}
          command={urging}
          send={(given) => urging.run({ obligationId: id, text: textOf(given, "text") })}
        />
      )}
      {state === "OVERDUE" && breachProposedAt && (
        <Ask
          label={t("mediation.breach")}
          danger
          fields={[reason]}
          command={breaching}
          send={(given) => breaching.run({ obligationId: id, reason: textOf(given, "reason") })}
        />
      )}
    </div>
  );
}

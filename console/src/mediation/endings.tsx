import { LADDER_STEP_LABELS, type LadderStep } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, choicesOf, textOf } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand, useConducts } from "./case-context.ts";
import {
  EndCaseMutation,
  ExtendCaseMutation,
  FollowUpCaseMutation,
  ReferCaseMutation,
  WithdrawCaseMutation,
} from "./commands/ending.ts";
import styles from "./mediation.module.css";

const WAYS = ["LITIGATION", "AUTHORITY", "COMMITTEE", "ARBITRATION"] as const satisfies readonly LadderStep[];

/** MED-1, MED-6: more time, or an end without agreement and where it goes from there. */
export function Endings() {
  const { t, label } = useWords();
  const { shown, record } = useCase();
  const extending = useCaseCommand(ExtendCaseMutation);
  const withdrawing = useCaseCommand(WithdrawCaseMutation);
  const ending = useCaseCommand(EndCaseMutation);
  const referring = useCaseCommand(ReferCaseMutation);
  const conducts = useConducts();
  const following = useCaseCommand(FollowUpCaseMutation);
  const everybody = record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }));
  const reason = { key: "reason", label: t("mediation.reason"), kind: "WORDS" } as const;
  const { failure, withdrawnBy, withdrawalReason, referral } = record;
  const underWay = ["PROPOSED", "CONSENTED", "IN_SESSION"].includes(shown.state);
  const ended = shown.state === "FAILED" || shown.state === "WITHDRAWN";
  if (!ended && !(underWay && conducts)) return null;
  return (
    <section className={styles.panel} aria-labelledby="endings">
      <h2 id="endings" tabIndex={-1}>
        {t(ended ? "mediation.ended" : "mediation.endings")}
      </h2>
      {failure && <p>{t("mediation.failedBecause", { reason: failure })}</p>}
      {withdrawnBy && (
        <p>
          {t("mediation.withdrawnBy", { name: nameOf(record, withdrawnBy), reason: withdrawalReason ?? "" })}
        </p>
      )}
      {referral && (
        <p>
          {label(LADDER_STEP_LABELS, referral.step)} · {referral.to} · {referral.reason}
        </p>
      )}
      {referral?.followUp.map((line) => (
        <p key={line} className={styles.small}>
          {line}
        </p>
      ))}
      <div className={styles.acts} hidden={!conducts}>
        {underWay && shown.consentedAt && !record.extended && (
          <Ask
            label={t("mediation.extend")}
            fields={[
              {
                key: "agreedBy",
                label: t("mediation.agreedBy"),
                kind: "CHOICES",
                options: everybody,
                initial: [],
              },
            ]}
            command={extending}
            send={(given) => extending.run({ agreedBy: choicesOf(given, "agreedBy") })}
          />
        )}
        {underWay && (
          <>
            <Ask
              label={t("mediation.withdraw")}
              fields={[
                { key: "party", label: t("mediation.party"), kind: "CHOICE", options: everybody },
                reason,
              ]}
              command={withdrawing}
              send={(given) =>
                withdrawing.run({ party: textOf(given, "party"), reason: textOf(given, "reason") })
              }
            />
            <Ask
              label={t("mediation.end")}
              danger
              fields={[
                reason,
                { key: "toldOtherWays", label: t("mediation.toldOtherWays"), kind: "YES", initial: false },
              ]}
              command={ending}
              send={(given) =>
                ending.run({
                  reason: textOf(given, "reason"),
                  toldOtherWays: given["toldOtherWays"] === true,
                })
              }
            />
          </>
        )}
        {ended && !referral && (
          <Ask
            label={t("mediation.refer")}
            fields={[
              {
                key: "step",
                label: t("mediation.way"),
                kind: "CHOICE",
                options: WAYS.map((way) => ({ value: way, label: label(LADDER_STEP_LABELS, way) })),
              },
              { key: "to", label: t("mediation.referTo"), kind: "TEXT" },
              reason,
            ]}
            command={referring}
            send={(given) =>
              referring.run({
                step: textOf(given, "step") as LadderStep,
                to: textOf(given, "to"),
                reason: textOf(given, "reason"),
              })
            }
          />
        )}
        {referral && (
          <Ask
            label={t("mediation.followUp")}
            fields={[{ key: "record", label: t("mediation.whatCame"), kind: "WORDS" }]}
            command={following}
            send={(given) => following.run({ record: textOf(given, "record") })}
          />
        )}
      </div>
    </section>
  );
}

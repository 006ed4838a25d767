import { CONFIRMATION_STATE_LABELS, SIGNING_MEANS_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { DropAgreementMutation, SignAgreementMutation } from "./commands/agreement.ts";
import { Confirmation } from "./confirmation.tsx";
import type { Agreement } from "./documents.ts";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";
import { HEIGHT, WIDTH } from "../ui/signature-path.ts";
import { SignOnScreen } from "./sign-on-screen.tsx";
import { useSpeaker } from "./use-speaker.ts";

/** AGR-4: a frozen text, who has put a hand to it, and who has not yet. */
export function FrozenText({ agreement }: { readonly agreement: Agreement }) {
  const { t, label } = useWords();
  const { shown } = useCase();
  const { content, hash, effectiveAt, frozenAt, signatures, lastDay, limitationEnds, enforcementEnds } =
    agreement;
  const speaker = useSpeaker();
  return (
    <article className={styles.column} aria-label={content.number}>
      <h3>
        {content.number} ·{" "}
        {effectiveAt ? (
          <>
            {t("mediation.inEffect")} <Moment at={effectiveAt} />
          </>
        ) : (
          <>
            {t("mediation.waitsForHands")} <Moment at={frozenAt} />
          </>
        )}
      </h3>
      <details open={!effectiveAt}>
        <summary>{t("mediation.frozenText")}</summary>
        <div className={styles.text}>
          {content.text.map((block, at) => (
            <p key={at}>{block}</p>
          ))}
        </div>
      </details>
      <p className={styles.hash}>SHA-256 {hash}</p>
      <section className={styles.hands} aria-label={t("mediation.signatures")}>
        <h3>{t("mediation.signatures")}</h3>
        <ul className={styles.checks}>
          {signatures.map(({ signer, means, at, stroke, sentTo }) => (
            <li key={signer} className={styles.done}>
              {speaker(signer)} · {label(SIGNING_MEANS_LABELS, means)}
              {sentTo && ` ${sentTo}`}
              <Moment at={at} />
              {stroke && <Drawn stroke={stroke} name={speaker(signer)} />}
            </li>
          ))}
          {agreement.lacking.map(({ path }) => (
            <li key={path} className={styles.open}>
              {speaker(path.split(".").at(-1) ?? "")} · {t("mediation.notSigned")}
            </li>
          ))}
        </ul>
        {!effectiveAt && shown.mine && <Hands agreement={agreement} />}
      </section>
      {effectiveAt && (
        <p className={styles.small}>
          {t("mediation.confirmation")}: {label(CONFIRMATION_STATE_LABELS, agreement.confirmation)}
          {agreement.court && ` · ${agreement.court}`}
          {(agreement.decidedAt ?? agreement.appliedAt) && (
            <>
              {" "}
              <Moment at={agreement.decidedAt ?? agreement.appliedAt ?? ""} />
            </>
          )}
          {lastDay && ` · ${t("mediation.lastDay", { date: lastDay })}`}
          {limitationEnds && ` · ${t("mediation.limitation", { date: limitationEnds })}`}
          {enforcementEnds && ` · ${t("mediation.enforcement", { date: enforcementEnds })}`}
        </p>
      )}
      {shown.mine && <Confirmation agreement={agreement} />}
    </article>
  );
}

function Drawn({ stroke, name }: { readonly stroke: string; readonly name: string }) {
  const { t } = useWords();
  return (
    <svg
      className={styles.drawn}
      role="img"
      aria-label={t("mediation.drawnBy", { name })}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <path d={stroke} />
    </svg>
  );
}

function Hands({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useWords();
  const { record } = useCase();
  const speaker = useSpeaker();
  const signing = useCaseCommand(SignAgreementMutation);
  const dropping = useCaseCommand(DropAgreementMutation);
  const legal = new Set(record.parties.filter(({ type }) => type === "LEGAL").map(({ letter }) => letter));
  const signed = new Set(agreement.signatures.map(({ signer }) => signer));
  const signers = [...record.parties.map(({ letter }) => letter), "MEDIATOR", "SEAL"].filter(
    (each) => !signed.has(each),
  );
  const onScreen = new Set(
    record.parties
      .filter(({ type, signsElectronically }) => type === "NATURAL" && signsElectronically)
      .map(({ letter }) => letter),
  );
  const needed = new Set(agreement.lacking.map(({ path }) => path.split(".").at(-1)));
  return (
    <div className={styles.acts}>
      {agreement.electronic &&
        signers
          .filter((signer) => onScreen.has(signer))
          .map((signer) => (
            <SignOnScreen
              key={`${signer}-screen`}
              signer={signer}
              name={speaker(signer)}
              hash={agreement.hash}
            />
          ))}
      {signers
        .filter((signer) => needed.has(signer) || signer === "MEDIATOR")
        .map((signer) => (
          <Ask
            key={signer}
            label={t("mediation.takeHand", { name: speaker(signer) })}
            fields={
              legal.has(signer)
                ? [{ key: "sealed", label: t("mediation.withSeal"), kind: "YES", initial: false }]
                : []
            }
            command={signing}
            send={(given) => signing.run({ signer, sealed: given["sealed"] === true })}
          />
        ))}
      <Ask label={t("mediation.drop")} danger fields={[]} command={dropping} send={() => dropping.run({})} />
    </div>
  );
}

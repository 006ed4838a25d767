import { OFFER_ANSWER_LABELS, OFFER_ANSWERS, type OfferAnswer } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf, type Given } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand } from "./case-context.ts";
import { AnswerOfferMutation } from "./commands/sessions.ts";
import { DistanceChart } from "./distance-chart.tsx";
import type { Offer } from "./documents.ts";
import { Moment } from "./moment.tsx";
import { OfferForm } from "./offer-form.tsx";
import { TermLine } from "./term-line.tsx";
import styles from "./mediation.module.css";
import { useSpeaker } from "./use-speaker.ts";

/** MED-4: rounds of offers, each term with everybody's word on it. */
export function Offers() {
  const { t } = useWords();
  const { shown, record } = useCase();
  const { offers } = record;
  const meets = shown.state === "CONSENTED" || shown.state === "IN_SESSION";
  return (
    <section className={styles.panel} aria-labelledby="offers">
      <h2 id="offers" tabIndex={-1}>
        {t("mediation.offers")}
      </h2>
      <DistanceChart />
      {offers.length === 0 && <p className={styles.hint}>{t("mediation.noOffer")}</p>}
      <ul className={styles.list}>
        {offers.map((offer) => (
          <OfferLine
            key={offer.round}
            offer={offer}
            open={meets && shown.mine && offer.round === offers.length}
          />
        ))}
      </ul>
      {meets && shown.mine && <OfferForm />}
    </section>
  );
}

function OfferLine({ offer, open }: { readonly offer: Offer; readonly open: boolean }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const { round, by, at, terms, answers } = offer;
  const who = useSpeaker()(by);
  return (
    <li aria-label={t("mediation.round", { round, who })}>
      <h3>
        {t("mediation.round", { round, who })}{" "}
        <span className={styles.quiet}>
          <Moment at={at} />
        </span>
      </h3>
      <ul className={styles.list}>
        {terms.map(({ term, words, agreed }) => (
          <li key={term.no}>
            <TermLine term={term} />
            <ul className={styles.words}>
              {words.map(({ party, answer }) => (
                <li key={party} className={styles.answer} data-answer={answer ?? "NONE"}>
                  {nameOf(record, party)}:{" "}
                  {answer ? label(OFFER_ANSWER_LABELS, answer) : t("mediation.noWord")}
                </li>
              ))}
              {agreed && <li className={styles.mark}>{t("mediation.agreedTerm")}</li>}
            </ul>
          </li>
        ))}
      </ul>
      {answers
        .filter(({ note }) => note)
        .map(({ party, note }, place) => (
          <p key={place} className={styles.small}>
            {nameOf(record, party)}: {note}
          </p>
        ))}
      {open && (
        <div className={styles.acts}>
          {record.parties
            .filter(({ letter }) => letter !== by)
            .map(({ letter }) => (
              <AnswerForm key={letter} offer={offer} party={letter} />
            ))}
        </div>
      )}
    </li>
  );
}

function AnswerForm({ offer: { round, terms }, party }: { readonly offer: Offer; readonly party: string }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const command = useCaseCommand(AnswerOfferMutation);
  const options = OFFER_ANSWERS.map((answer) => ({
    value: answer,
    label: label(OFFER_ANSWER_LABELS, answer),
  }));
  const answersIn = (given: Given) =>
    terms.map(({ term }) => ({
      termNo: term.no,
      answer: textOf(given, `term${term.no}`) as OfferAnswer,
      note: textOf(given, "note") || null,
    }));
  return (
    <Ask
      label={t("mediation.answerOf", { name: nameOf(record, party) })}
      fields={[
        ...terms.map(({ term }) => ({
          key: `term${term.no}`,
          label: t("mediation.answerTo", { no: term.no }),
          kind: "CHOICE" as const,
          options,
          initial: "ACCEPTED",
        })),
        { key: "note", label: t("mediation.inWords"), kind: "WORDS" as const },
      ]}
      command={command}
      send={(given) => command.run({ round, party, answers: answersIn(given) })}
    />
  );
}

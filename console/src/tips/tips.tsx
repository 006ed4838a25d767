import {
  type Category,
  type ComplainantKind,
  MOOD_LABELS,
  MOODS,
  type Mood,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Segmented } from "antd";
import { useState } from "react";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { HandlingTipsQuery } from "./documents.ts";
import { TipFor } from "./tip-for.tsx";
import styles from "./tips.module.css";

type Props = {
  readonly complainantKind: ComplainantKind | null;
  readonly category: Category | null;
  /** As the form beside it has it; left out where it has none, so that it is chosen here. */
  readonly mood?: Mood | null;
};

const MOST = 3;

/** HND-9: what helps and what never to say, beside what is being written. */
export function Tips({ complainantKind, category, mood: given }: Props) {
  const { t, label } = useWords();
  const [chosen, setChosen] = useState<Mood | null>(null);
  const mood = given ?? chosen;
  const [{ data }] = useQuery({
    query: HandlingTipsQuery,
    variables: { complainantKind, mood, category },
    requestPolicy: "cache-and-network",
  });
  const tips = data?.handlingTips.slice(0, MOST) ?? [];
  if (tips.length === 0 && given !== undefined) return null;
  return (
    <section className={styles.tips} aria-label={t("tips.title")}>
      <div className={styles.head}>
        <h2>{t("tips.title")}</h2>
        {given === undefined && (
          <Segmented<Mood>
            size="small"
            aria-label={t("intake.mood")}
            {...(mood !== null && { value: mood })}
            options={MOODS.map((value) => ({ value, label: label(MOOD_LABELS, value) }))}
            onChange={setChosen}
          />
        )}
      </div>
      <ul>
        {tips.map((tip) => (
          <li key={tip.id}>
            <p>
              <TipFor tip={tip} />
              {tip.helps}
            </p>
            {tip.never !== null && (
              <p className={styles.never}>
                <strong>{t("tips.never")}</strong> {tip.never}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

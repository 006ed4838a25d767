import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "../ui/states.tsx";
import { chaptersOf, situationOf, type Tip, type Wanted, wantedTips } from "./book.ts";
import styles from "./book.module.css";
import { SituationFields } from "./situation-fields.tsx";
import { TipForm } from "./tip-form.tsx";
import { TipLine } from "./tip-line.tsx";

type Props = { readonly tips: readonly Tip[]; readonly done: () => void };

export function TipBook({ tips, done }: Props) {
  const { t } = useWords();
  const [wanted, setWanted] = useState<Wanted>({});
  const [adding, setAdding] = useState(false);
  const found = wantedTips(tips, wanted);
  return (
    <>
      <search className={styles.search} aria-label={t("tips.search")}>
        <SituationFields wanted={wanted} open={t("tips.all")} searching onChange={setWanted} />
        <Button icon={<PlusOutlined aria-hidden="true" />} disabled={adding} onClick={() => setAdding(true)}>
          {t("tips.add")}
        </Button>
      </search>
      <p role="status" className={styles.hint}>
        {t(found.length === tips.length ? "tips.count" : "tips.found", {
          count: tips.length,
          found: found.length,
        })}
      </p>
      {adding && (
        <section aria-label={t("tips.add")}>
          <TipForm
            tip={null}
            situation={situationOf(wanted)}
            leave={() => setAdding(false)}
            done={() => {
              setAdding(false);
              done();
            }}
          />
        </section>
      )}
      {tips.length === 0 && <Notice title={t("tips.none")} text={t("tips.noneHint")} />}
      {tips.length > 0 && found.length === 0 && (
        <Notice
          title={t("tips.noneFound")}
          action={<Button onClick={() => setWanted({})}>{t("tips.showAll")}</Button>}
        />
      )}
      {chaptersOf(found).map(({ chapter, tips: inChapter }) => (
        <section key={chapter} className={styles.chapter} aria-labelledby={`chapter-${chapter}`}>
          <h2 id={`chapter-${chapter}`}>{t(`tips.chapter_${chapter}`)}</h2>
          <ul>
            {inChapter.map((tip) => (
              <TipLine key={tip.id} tip={tip} done={done} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { wallText } from "../time/shanghai.ts";
import { useMinute } from "../time/ticker.ts";
import type { SubCategory } from "./documents.ts";
import { SubCategoryForm } from "./sub-category-form.tsx";

/** One word with its days, changed in its place. */
export function SubCategoryLine({ word, done }: { readonly word: SubCategory; readonly done: () => void }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const [left, setLeft] = useState(false);
  const day = wallText(useMinute()).slice(0, 10);
  const { name, category, validFrom, validUntil } = word;
  function leave(): void {
    setEditing(false);
    setLeft(true);
  }
  if (editing)
    return (
      <li>
        <SubCategoryForm
          word={word}
          category={category}
          leave={leave}
          done={() => {
            leave();
            done();
          }}
        />
      </li>
    );
  const over = typeof validUntil === "string" && validUntil < day;
  const ahead = validFrom > day;
  return (
    <li className={over || ahead ? `${styles.line} ${styles.gone}` : styles.line}>
      <div>
        <h3 className={styles.name}>
          {name}
          <span className="figures">
            {validUntil
              ? t("house.fromUntil", { from: validFrom, until: validUntil })
              : t("house.from", { from: validFrom })}
            {over && ` · ${t("house.over")}`}
            {ahead && ` · ${t("house.ahead")}`}
          </span>
        </h3>
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          autoFocus={left}
          aria-label={t("house.editing", { name })}
          onClick={() => setEditing(true)}
        >
          {t("house.edit")}
        </Button>
      </div>
    </li>
  );
}

import { CATEGORIES, CATEGORY_LABELS, type Category } from "@heyi/schema/vocabulary/complaint.ts";
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import type { SubCategory } from "./documents.ts";
import { SubCategoryForm } from "./sub-category-form.tsx";
import { SubCategoryLine } from "./sub-category-line.tsx";

type Props = { readonly book: readonly SubCategory[]; readonly done: () => void };

export function SubCategories({ book, done }: Props) {
  return CATEGORIES.map((category) => (
    <Chapter
      key={category}
      category={category}
      words={book.filter((word) => word.category === category)}
      done={done}
    />
  ));
}

type ChapterProps = {
  readonly category: Category;
  readonly words: readonly SubCategory[];
  readonly done: () => void;
};

function Chapter({ category, words, done }: ChapterProps) {
  const { t, label } = useWords();
  const [adding, setAdding] = useState(false);
  const name = label(CATEGORY_LABELS, category);
  return (
    <section className={styles.chapter} aria-labelledby={`category-${category}`}>
      <div className={styles.line}>
        <h2 id={`category-${category}`}>{name}</h2>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          aria-label={t("house.addSubCategoryTo", { category: name })}
          disabled={adding}
          onClick={() => setAdding(true)}
        >
          {t("house.addSubCategory")}
        </Button>
      </div>
      {words.length === 0 && !adding && <p className={styles.hint}>{t("house.noSubCategory")}</p>}
      {(words.length > 0 || adding) && (
        <ul className={styles.list}>
          {words.map((word) => (
            <SubCategoryLine key={word.id} word={word} done={done} />
          ))}
          {adding && (
            <li>
              <SubCategoryForm
                word={null}
                category={category}
                leave={() => setAdding(false)}
                done={() => {
                  setAdding(false);
                  done();
                }}
              />
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

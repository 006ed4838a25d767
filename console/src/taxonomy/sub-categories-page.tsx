import { useWords } from "../i18n/use-words.ts";
import { AdminPage } from "../shell/admin-page.tsx";
import { SubCategoryBookQuery } from "./documents.ts";
import { SubCategories } from "./sub-categories.tsx";

/** For administrators: the company's own finer words for the categories, with their days. */
export function SubCategoriesPage() {
  const { t } = useWords();
  return (
    <AdminPage
      title={t("house.subCategories")}
      about={t("house.subCategoriesAbout")}
      query={SubCategoryBookQuery}
    >
      {({ subCategoryBook }, reload) => <SubCategories book={subCategoryBook} done={reload} />}
    </AdminPage>
  );
}

import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";

export function NotFoundPage() {
  const { t } = useWords();
  useTitle(t("shell.notFoundTitle"));
  return (
    <>
      <h1 className="unseen">{t("shell.notFoundTitle")}</h1>
      <Notice
        title={t("shell.notFoundTitle")}
        text={t("shell.notFoundText")}
        action={<Link to="/">{t("shell.toDesk")}</Link>}
      />
    </>
  );
}

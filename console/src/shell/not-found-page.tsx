import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";

export function NotFoundPage() {
  const { t } = useWords();
  useTitle(t("shell.notFoundTitle"));
  return (
    <Notice
      title={t("shell.notFoundTitle")}
      text={t("shell.notFoundText")}
      action={<Link to="/">{t("shell.toDesk")}</Link>}
    />
  );
}

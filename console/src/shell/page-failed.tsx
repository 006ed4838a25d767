import { Button } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "../ui/states.tsx";

/** A page that could not be loaded, most often because a newer version of the console stands on the server. */
export function PageFailed() {
  const { t } = useWords();
  return (
    <main>
      <Notice
        live
        title={t("shell.errorTitle")}
        text={t("shell.errorSafe")}
        action={<Button onClick={() => location.reload()}>{t("shell.errorReload")}</Button>}
      />
    </main>
  );
}

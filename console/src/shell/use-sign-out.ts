import { App } from "antd";
import { signOut } from "../auth/sign-in.ts";
import { useWords } from "../i18n/use-words.ts";

export function useSignOut() {
  const { t } = useWords();
  const { modal, message } = App.useApp();

  async function leave(everywhere: boolean): Promise<void> {
    // A fresh page: nothing of this person stays in memory for the next one at this desk.
    if (await signOut(everywhere)) location.assign("/");
    else void message.error(t("shell.signOutFailed"));
  }

  return {
    here: () => void leave(false),
    everywhere: () =>
      void modal.confirm({
        title: t("shell.signOutEverywhereAsk"),
        content: t("shell.signOutEverywhereText"),
        okText: t("shell.signOutEverywhere"),
        cancelText: t("shell.cancel"),
        onOk: () => leave(true),
      }),
  };
}

import { useWords } from "../i18n/use-words.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { Mark } from "../ui/mark.tsx";
import { DemoPeople } from "./demo-people.tsx";
import { useDemo } from "./demo.ts";
import { SignInForm } from "./sign-in-form.tsx";
import styles from "./sign-in-page.module.css";

export function SignInPage(props: { readonly onDone: () => void }) {
  const { t } = useWords();
  const demo = useDemo();
  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
      <div className={styles.card}>
        <header className={styles.head}>
          <Mark size={44} />
          <h1>{t("auth.title")}</h1>
          <p>{t("auth.welcome")}</p>
        </header>
        <SignInForm onDone={props.onDone} />
        {demo !== undefined && <DemoPeople demo={demo} onDone={props.onDone} />}
      </div>
    </main>
  );
}

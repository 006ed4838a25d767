import { ROLE_LABELS } from "@heyi/schema/vocabulary/org.ts";
import { App, Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Demo, DemoPerson } from "./demo.ts";
import { signIn } from "./sign-in.ts";
import styles from "./sign-in-page.module.css";

export function DemoPeople(props: { readonly demo: Demo; readonly onDone: () => void }) {
  const { t, label, locale } = useWords();
  const { message } = App.useApp();
  const [entering, setEntering] = useState<string>();

  async function enter(person: DemoPerson): Promise<void> {
    setEntering(person.username);
    const outcome = await signIn(person.username, props.demo.password);
    setEntering(undefined);
    if (outcome.kind === "done") props.onDone();
    else if (outcome.kind === "throttled") void message.error(t("auth.throttledSoon"));
    else void message.error(t(outcome.kind === "unreachable" ? "auth.unreachable" : "auth.fault"));
  }

  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t("auth.demo")}</h2>
      <p>{t("auth.demoText")}</p>
      <ul>
        {props.demo.people.map((person) => (
          <li key={person.username}>
            <Button
              block
              className={styles.person ?? ""}
              loading={entering === person.username}
              onClick={() => void enter(person)}
            >
              <strong>{person.name}</strong>
              <span>
                {locale === "zh"
                  ? person.title
                  : person.roles.map((role) => label(ROLE_LABELS, role)).join(", ")}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.small}>{t("auth.demoPassword", { password: props.demo.password })}</p>
    </section>
  );
}

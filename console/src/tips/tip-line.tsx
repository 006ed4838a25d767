import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import type { Tip } from "./book.ts";
import styles from "./book.module.css";
import { RemoveTipMutation } from "./documents.ts";
import { TipFor } from "./tip-for.tsx";
import { TipForm } from "./tip-form.tsx";

/** One tip as it reads, edited in its place. */
export function TipLine({ tip, done }: { readonly tip: Tip; readonly done: () => void }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const [left, setLeft] = useState(false);
  const { busy, trouble, send } = useCommand(RemoveTipMutation, "Viewer");

  function leave(): void {
    setEditing(false);
    setLeft(true);
  }
  async function remove(): Promise<void> {
    if ((await send({ id: tip.id })) !== null) done();
  }

  if (editing)
    return (
      <li>
        <TipForm
          tip={tip}
          situation={tip}
          leave={leave}
          done={() => {
            leave();
            done();
          }}
        />
      </li>
    );
  return (
    <li className={styles.line}>
      <div>
        <p>
          <TipFor tip={tip} />
          {tip.helps}
        </p>
        {tip.never !== null && (
          <p className={styles.never}>
            <strong>{t("tips.never")}</strong> {tip.never}
          </p>
        )}
        <Trouble lines={trouble} />
      </div>
      <div className={styles.acts}>
        <Button size="small" autoFocus={left} onClick={() => setEditing(true)}>
          {t("tips.edit")}
        </Button>
        <Popconfirm
          title={t("tips.removeAsk")}
          okText={t("tips.remove")}
          cancelText={t("shell.cancel")}
          onConfirm={() => void remove()}
        >
          <Button size="small" type="text" danger loading={busy}>
            {t("tips.remove")}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}

import { Button, Radio } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { MakeKeyMutation } from "./documents.ts";
import styles from "./partners.module.css";

/** How long the keys before it still open, in hours; NEVER: until they are ended. */
const OVERLAPS = ["NEVER", "0", "24", "168"] as const;
type Props = { readonly appId: string; readonly others: number; readonly done: () => void };

/** A key is told this once: it stands here until it is put away. */
export function NewKey({ appId, others, done }: Props) {
  const { t } = useWords();
  const make = useCommand(MakeKeyMutation, "PartnerApps");
  const [asking, setAsking] = useState(false);
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const [key, setKey] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  async function makeIt(): Promise<void> {
    const overlapHours = others === 0 || overlap === "NEVER" ? null : Number(overlap);
    const made = await make.send({ appId, overlapHours });
    if (made?.__typename !== "PartnerApps") return;
    setKey(made.key);
    setCopied(false);
    setAsking(false);
    done();
  }

  if (key !== null)
    return (
      <div className={styles.told} role="status">
        <p>{t("partners.toldOnce")}</p>
        <code>{key}</code>
        <div className={styles.acts}>
          <Button
            size="small"
            type="primary"
            onClick={() => void navigator.clipboard.writeText(key).then(() => setCopied(true))}
          >
            {t(copied ? "partners.copied" : "partners.copy")}
          </Button>
          <Button size="small" onClick={() => setKey(null)}>
            {t("partners.putAway")}
          </Button>
        </div>
      </div>
    );
  return (
    <>
      {asking && (
        <fieldset className={styles.overlap}>
          <legend>{t("partners.overlap")}</legend>
          <Radio.Group
            value={overlap}
            onChange={({ target }) => setOverlap(target.value as typeof overlap)}
            options={OVERLAPS.map((value) => ({ value, label: t(`partners.overlap${value}`) }))}
          />
        </fieldset>
      )}
      <Trouble lines={make.trouble} />
      <div className={styles.acts}>
        <Button
          size="small"
          type={asking ? "primary" : "default"}
          loading={make.busy}
          onClick={() => (others > 0 && !asking ? setAsking(true) : void makeIt())}
        >
          {t("partners.makeKey")}
        </Button>
        {asking && (
          <Button size="small" onClick={() => setAsking(false)}>
            {t("shell.cancel")}
          </Button>
        )}
      </div>
    </>
  );
}

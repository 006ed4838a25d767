import { Button, Input } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import styles from "./calendar.module.css";
import { lengthOf } from "./days.ts";
import { type Notice, readNotice } from "./notice-text.ts";

type Props = {
  readonly year: number;
  /** Another year's notice is not for this form. */
  readonly fixed: boolean;
  readonly onRead: (notice: Notice) => void;
};

/** The notice as it was issued, or lines of one's own, turned into rows. */
export function PasteBox({ year, fixed, onRead }: Props) {
  const { t, locale } = useWords();
  const [text, setText] = useState("");
  const [told, setTold] = useState("");

  function read(): void {
    const notice = readNotice(text, year);
    const { holidays, makeUpDays, outside } = notice;
    if (fixed && notice.year !== null && notice.year !== year) {
      setTold(t("calendar.otherYear", { year: notice.year }));
      return;
    }
    if (holidays.length + makeUpDays.length === 0) {
      setTold(t("calendar.nothingRead"));
      return;
    }
    onRead(notice);
    const off = holidays.reduce((sum, span) => sum + lengthOf(span), 0);
    const counted = t("calendar.read", { holidays: holidays.length, off, worked: makeUpDays.length });
    const elsewhere = outside.map(({ from, to }) =>
      t("calendar.outside", {
        year: from.slice(0, 4),
        from: dateName(from, locale),
        to: dateName(to, locale),
      }),
    );
    setTold([counted, ...elsewhere].join(" "));
  }

  return (
    <details className={styles.paste} open={!fixed}>
      <summary>{t("calendar.paste")}</summary>
      <Input.TextArea
        aria-label={t("calendar.paste")}
        placeholder={t("calendar.pasteHint")}
        autoSize={{ minRows: 4, maxRows: 12 }}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button disabled={text.trim() === ""} onClick={read}>
          {t("calendar.readIt")}
        </Button>
        <span role="status">{told}</span>
      </div>
    </details>
  );
}

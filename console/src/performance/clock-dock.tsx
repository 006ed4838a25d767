import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { ClockRows } from "./clock-rows.tsx";
import styles from "./performance.module.css";
import { useClocks } from "./use-clocks.ts";

/** AGR-6, LIV-2: below the queue, so that what comes to it moves no complaint under the eye. */
export function ClockDock({ projectIds }: { readonly projectIds: readonly string[] }) {
  const { t } = useWords();
  const clocks = useClocks(projectIds, false);
  const [open, setOpen] = useState(true);
  if (clocks === undefined || clocks.edges.length === 0) return null;
  return (
    <section className={styles.dock} aria-label={t("performance.clocks")}>
      <header>
        <h2>{t("performance.clocks")}</h2>
        <p className="figures" role="status">
          {t("performance.clockCounts", clocks.counters)}
        </p>
        <button
          type="button"
          aria-expanded={open}
          aria-label={t(open ? "performance.clocksOpen" : "performance.clocksClosed")}
          onClick={() => setOpen(!open)}
        >
          {open ? <DownOutlined aria-hidden="true" /> : <UpOutlined aria-hidden="true" />}
        </button>
      </header>
      {open && <ClockRows clocks={clocks} />}
    </section>
  );
}

import { Tooltip } from "antd";
import { useSyncExternalStore } from "react";
import { liveLink } from "../graphql/clients.ts";
import { useWords } from "../i18n/use-words.ts";
import { clockTime } from "../time/spoken.ts";
import styles from "./shell.module.css";

/** ● live, ◐ catching up, ○ offline since: filled, half and empty, so that no colour is needed to tell. */
export function LiveMark() {
  const { t } = useWords();
  const state = useSyncExternalStore(liveLink.state.subscribe, liveLink.state.get);
  const time = state.kind === "offline" ? clockTime(state.since.getTime()) : "";
  const said = {
    live: { word: t("shell.live"), hint: t("shell.liveHint") },
    catchingUp: { word: t("shell.catchingUp"), hint: t("shell.catchingUpHint") },
    offline: { word: t("shell.offline", { time }), hint: t("shell.offlineHint", { time }) },
  }[state.kind];
  return (
    <Tooltip title={said.hint}>
      <span
        role="status"
        data-live={state.kind}
        className={`${styles.live} ${state.kind === "offline" ? styles.offline : ""}`}
      >
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <circle
            cx="5"
            cy="5"
            r="4"
            fill={state.kind === "live" ? "currentColor" : "none"}
            stroke="currentColor"
            strokeWidth="1.5"
          />
          {state.kind === "catchingUp" && <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" />}
        </svg>
        <span className={state.kind === "offline" ? styles.wideOnly : styles.narrowHidden}>{said.word}</span>
        {state.kind === "offline" && (
          <span className={styles.offlineShort}>{t("shell.offlineShort", { time })}</span>
        )}
      </span>
    </Tooltip>
  );
}

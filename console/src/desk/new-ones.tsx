import { ArrowUpOutlined } from "@ant-design/icons";
import { useHotkeys } from "react-hotkeys-hook";
import { useWords } from "../i18n/use-words.ts";
import { KEY_OPTIONS } from "../shell/keys.ts";
import styles from "./queue-grid.module.css";

/** What came in above is counted here, and comes when asked for. */
export function NewOnes(props: { readonly count: number; readonly onShow: () => void }) {
  const { t } = useWords();
  useHotkeys("u", props.onShow, { ...KEY_OPTIONS, enabled: props.count > 0 });
  return (
    <div role="status" className={styles.announce}>
      {props.count > 0 && (
        <button type="button" className={styles.pill} onClick={props.onShow}>
          {t("desk.newOnes", { count: props.count })}
          <ArrowUpOutlined aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

import { BellOutlined } from "@ant-design/icons";
import { Badge, Button, Tooltip } from "antd";
import { Link } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { deskPath } from "../desk/desk-address.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePreferences } from "../theme/preferences.ts";
import { Mark } from "../ui/mark.tsx";
import { LiveMark } from "./live-mark.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { Places } from "./places.tsx";
import { ProjectSwitcher } from "./project-switcher.tsx";
import { SearchBox } from "./search-box.tsx";
import type { Panel } from "./shell.tsx";
import styles from "./shell.module.css";

export function Header(props: { readonly onPanel: (panel: Panel) => void }) {
  const { t } = useWords();
  const { unreadNotices } = useViewer();
  const { projects } = usePreferences();
  const noticesLabel =
    unreadNotices > 0 ? t("shell.noticesUnread", { count: unreadNotices }) : t("shell.notices");
  return (
    <header className={styles.header}>
      <Link to={deskPath({ projects })} className={styles.brand ?? ""} aria-label={t("shell.product")}>
        <Mark size={26} />
        <span className={styles.brandName}>{t("shell.product")}</span>
      </Link>
      <ProjectSwitcher />
      <Places />
      <SearchBox />
      <div className={styles.end}>
        <LiveMark />
        <Tooltip title={noticesLabel}>
          <Badge count={unreadNotices} size="small" offset={[-6, 6]} className={styles.narrowHidden ?? ""}>
            <Button
              type="text"
              icon={<BellOutlined />}
              aria-label={noticesLabel}
              onClick={() => props.onPanel("notices")}
            />
          </Badge>
        </Tooltip>
        <span className={styles.narrowHidden}>
          <PersonMenu onShortcuts={() => props.onPanel("shortcuts")} />
        </span>
      </div>
    </header>
  );
}

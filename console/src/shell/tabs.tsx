import {
  BellOutlined,
  CheckSquareOutlined,
  FormOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Badge } from "antd";
import { NavLink } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { deskPath } from "../desk/desk-address.ts";
import { usePreferences } from "../theme/preferences.ts";
import styles from "./shell.module.css";

/** The places of a phone, at the thumb. */
export function Tabs(props: { readonly unread: number; readonly onNotices: () => void }) {
  const { t } = useWords();
  const { canRegister } = useViewer();
  const { projects } = usePreferences();
  return (
    <nav className={styles.tabs} aria-label={t("shell.mainNavigation")}>
      <NavLink to={deskPath({ projects })} className={styles.tab ?? ""}>
        <UnorderedListOutlined aria-hidden="true" />
        {t("desk.tabQueue")}
      </NavLink>
      {canRegister && (
        <NavLink to="/intake" className={styles.tab ?? ""}>
          <FormOutlined aria-hidden="true" />
          {t("desk.tabRegister")}
        </NavLink>
      )}
      <NavLink to="/mine" className={styles.tab ?? ""}>
        <CheckSquareOutlined aria-hidden="true" />
        {t("shift.title")}
      </NavLink>
      <button type="button" className={styles.tab} onClick={props.onNotices}>
        <Badge count={props.unread} size="small">
          <BellOutlined aria-hidden="true" style={{ color: "inherit" }} />
        </Badge>
        {t("desk.tabNotices")}
      </button>
      <NavLink to="/me" className={styles.tab ?? ""}>
        <UserOutlined aria-hidden="true" />
        {t("desk.tabMe")}
      </NavLink>
    </nav>
  );
}

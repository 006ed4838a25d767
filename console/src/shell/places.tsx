import { NavLink } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { deskPath } from "../desk/desk-address.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePreferences } from "../theme/preferences.ts";
import { leads, mediates } from "./leads.ts";
import styles from "./shell.module.css";

/** The places of a desk, where there is room for them. */
export function Places() {
  const { t } = useWords();
  const viewer = useViewer();
  const { projects } = usePreferences();
  return (
    <nav className={styles.places} aria-label={t("shell.mainNavigation")}>
      <NavLink to={deskPath({ projects })}>{t("desk.tabQueue")}</NavLink>
      <NavLink to="/mine">{t("shift.title")}</NavLink>
      {mediates(viewer) && <NavLink to="/cases">{t("mediation.title")}</NavLink>}
      {mediates(viewer) && <NavLink to="/performance">{t("performance.title")}</NavLink>}
      {leads(viewer) && <NavLink to="/board">{t("board.title")}</NavLink>}
    </nav>
  );
}

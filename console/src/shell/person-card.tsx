import { ROLE_LABELS } from "@heyi/schema/vocabulary/org.ts";
import { Button } from "antd";
import { Link } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Settings } from "./settings.tsx";
import { leads, mediates } from "./leads.ts";
import styles from "./person-card.module.css";
import { useSignOut } from "./use-sign-out.ts";

export function PersonCard(props: { readonly onShortcuts?: () => void }) {
  const { t, label, locale } = useWords();
  const viewer = useViewer();
  const { staff, company, roles, canAdminister } = viewer;
  const leave = useSignOut();
  const held = [...new Set(roles.map(({ role }) => label(ROLE_LABELS, role)))];
  return (
    <div className={styles.card}>
      <div>
        <strong className={styles.name}>{staff.name}</strong>
        <p className={styles.role}>
          {locale === "zh" ? `${staff.title} · ${held.join("、")}` : held.join(", ")}
        </p>
        <p className={styles.role}>{company.name}</p>
      </div>
      <hr />
      <Settings />
      <hr />
      <div className={styles.links}>
        <Link to="/mine">{t("shift.title")}</Link>
        {mediates(viewer) && <Link to="/cases">{t("mediation.title")}</Link>}
        {mediates(viewer) && <Link to="/performance">{t("performance.title")}</Link>}
        {leads(viewer) && <Link to="/board">{t("board.title")}</Link>}
        <Link to="/stocktaking">{t("stock.title")}</Link>
        <Link to="/help">{t("shell.placeHelp")}</Link>
        {props.onShortcuts && (
          <Button type="link" size="small" onClick={props.onShortcuts}>
            {t("shell.shortcuts")} <kbd>?</kbd>
          </Button>
        )}
      </div>
      {canAdminister && (
        <>
          <hr />
          <div className={styles.links}>
            <Link to="/admin/rules">{t("policy.title")}</Link>
            <Link to="/admin/calendar">{t("calendar.title")}</Link>
            <Link to="/admin/messages">{t("messages.title")}</Link>
            <Link to="/admin/partners">{t("partners.title")}</Link>
            <Link to="/admin/tips">{t("tips.title")}</Link>
            <Link to="/admin/people">{t("house.people")}</Link>
            <Link to="/admin/projects">{t("house.projects")}</Link>
            <Link to="/admin/categories">{t("house.subCategories")}</Link>
          </div>
        </>
      )}
      <hr />
      <div className={styles.links}>
        <Button onClick={leave.here}>{t("shell.signOut")}</Button>
        <Button type="text" onClick={leave.everywhere}>
          {t("shell.signOutEverywhere")}
        </Button>
      </div>
    </div>
  );
}

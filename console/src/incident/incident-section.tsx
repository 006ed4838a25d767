import { Button } from "antd";
import { useState } from "react";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { useWords } from "../i18n/use-words.ts";
import { ActModal } from "./act-modal.tsx";
import { ComplaintIncident, IncidentMemberFields } from "./documents.ts";
import styles from "./incident.module.css";
import { MemberList } from "./member-list.tsx";
import { OpenModal } from "./open-modal.tsx";

/** MAJ-3: the matter it shares with others and one act for all of them; or the way to find them. */
export function IncidentSection(props: { readonly complaint: FragmentType<typeof ComplaintIncident> }) {
  const { t } = useWords();
  const complaint = readFragment(ComplaintIncident, props.complaint);
  const [isOpen, setOpen] = useState(false);
  const { incident, allowedActions } = complaint;
  const may = (action: string) => allowedActions.some((each) => each.action === action && each.allowed);
  if (incident === null) {
    if (!may("JOIN_INCIDENT")) return null;
    return (
      <section className={styles.section}>
        <h3>{t("incident.title")}</h3>
        <Button size="small" onClick={() => setOpen(true)}>
          {t("incident.find")}
        </Button>
        {isOpen && <OpenModal complaint={complaint} onClose={() => setOpen(false)} />}
      </section>
    );
  }
  const members = incident.members.map((member) => readFragment(IncidentMemberFields, member));
  return (
    <section className={styles.section} aria-label={t("incident.of", { matter: incident.matter })}>
      <h3>{t("incident.title")}</h3>
      <p className={styles.matter}>
        {incident.matter} · {t("incident.count", { count: members.length })}
      </p>
      <MemberList members={members} />
      <div className={styles.foot}>
        <Button size="small" onClick={() => setOpen(true)}>
          {t("incident.forAll")}
        </Button>
      </div>
      {isOpen && (
        <ActModal projectId={complaint.project.id} members={members} onClose={() => setOpen(false)} />
      )}
    </section>
  );
}

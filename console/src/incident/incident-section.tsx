import { Button } from "antd";
import { useState } from "react";
import { useClient } from "urql";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { useWords } from "../i18n/use-words.ts";
import { ActModal } from "./act-modal.tsx";
import { ComplaintIncident, IncidentAgainQuery, IncidentMemberFields } from "./documents.ts";
import styles from "./incident.module.css";
import { MemberList } from "./member-list.tsx";
import { OpenModal } from "./open-modal.tsx";

/** MAJ-3: the matter it shares with others and one act for all of them; or the way to find them. */
export function IncidentSection(props: { readonly complaint: FragmentType<typeof ComplaintIncident> }) {
  const { t } = useWords();
  const complaint = readFragment(ComplaintIncident, props.complaint);
  const client = useClient();
  // Stays open with its results, though the complaint joins an incident or leaves it beneath.
  const [opened, setOpened] = useState<"find" | "act" | null>(null);
  const { incident, allowedActions } = complaint;
  const mayJoin = allowedActions.some(({ action, allowed }) => action === "JOIN_INCIDENT" && allowed);
  const members = (incident?.members ?? []).map((member) => readFragment(IncidentMemberFields, member));
  if (incident === null && !mayJoin && opened === null) return null;

  const close = () => {
    setOpened(null);
    void client
      .query(IncidentAgainQuery, { id: complaint.id }, { requestPolicy: "network-only" })
      .toPromise();
  };
  return (
    <section
      className={styles.section}
      aria-label={incident === null ? t("incident.title") : t("incident.of", { matter: incident.matter })}
    >
      <h3>{t("incident.title")}</h3>
      {incident === null ? (
        <Button size="small" onClick={() => setOpened("find")}>
          {t("incident.find")}
        </Button>
      ) : (
        <>
          <p className={styles.matter}>
            {incident.matter} · {t("incident.count", { count: members.length })}
          </p>
          <MemberList members={members} />
          <div className={styles.foot}>
            <Button size="small" onClick={() => setOpened("act")}>
              {t("incident.forAll")}
            </Button>
          </div>
        </>
      )}
      {opened === "find" && <OpenModal complaint={complaint} onClose={close} />}
      {opened === "act" && <ActModal projectId={complaint.project.id} members={members} onClose={close} />}
    </section>
  );
}

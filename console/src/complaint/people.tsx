import { COMPLAINANT_KIND_LABELS, SUSPEND_REASON_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { before, dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Fact } from "./fact.tsx";
import { RevealContact } from "./reveal-contact.tsx";
import styles from "./sections.module.css";

const ComplaintPeople = graphql(`
  fragment ComplaintPeople on Complaint {
    id
    version
    state
    room
    complainant {
      kind
      name
      phone
      hasContact
    }
    intakeStaff {
      id
      name
    }
    owner {
      id
      name
      title
    }
    handler {
      id
      name
      title
    }
    department {
      id
      name
    }
    acceptedAt
    acceptBy
    declines
    promisedAt
    promiseMoves
    suspension {
      reason
      reviewAt
    }
    allowedActions {
      action
      allowed
    }
  }
`);

/** Who complains, and who has it. */
export function People(props: { readonly complaint: FragmentType<typeof ComplaintPeople> }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const complaint = readFragment(ComplaintPeople, props.complaint);
  const { complainant, handler, owner, department, suspension, promisedAt } = complaint;
  const at = (instant: string) => dayAndTime(Date.parse(instant), now, locale);
  const anonymous = complainant.kind === "ANONYMOUS";
  const mayReveal = complaint.allowedActions.some(
    ({ action, allowed }) => action === "REVEAL_CONTACT" && allowed,
  );
  const titled = (staff: { name: string; title: string }) =>
    locale === "zh" ? `${staff.name} · ${staff.title}` : staff.name;
  return (
    <section className={styles.section}>
      <h3>{t("complaint.people")}</h3>
      <dl className={styles.facts}>
        <Fact name={t("complaint.complainant")}>
          {label(COMPLAINANT_KIND_LABELS, complainant.kind)}
          {complainant.name !== null && ` · ${complainant.name}`}
          {complaint.room !== null && ` · ${complaint.room}`}
          {anonymous && <small>{t("complaint.anonymousKept")}</small>}
        </Fact>
        {!anonymous && (
          <Fact name={t("complaint.phone")}>
            {complainant.hasContact ? (
              <RevealContact
                key={complaint.id}
                complaintId={complaint.id}
                version={complaint.version}
                masked={complainant.phone}
                allowed={mayReveal}
              />
            ) : (
              t("complaint.noContact")
            )}
          </Fact>
        )}
        <Fact name={t("complaint.owner")}>{owner === null ? t("complaint.nobody") : titled(owner)}</Fact>
        <Fact name={t("complaint.department")}>{department?.name ?? t("complaint.nobody")}</Fact>
        <Fact name={t("complaint.handler")}>
          {handler === null ? t("complaint.nobody") : titled(handler)}
          {complaint.acceptBy !== null && complaint.acceptedAt === null && (
            <small>
              {t("complaint.acceptBy", { when: before(Date.parse(complaint.acceptBy), now, locale) })}
            </small>
          )}
          {complaint.acceptedAt !== null && (
            <small>{t("complaint.acceptedAt", { when: at(complaint.acceptedAt) })}</small>
          )}
          {complaint.declines > 0 && <small>{t("complaint.declines", { count: complaint.declines })}</small>}
        </Fact>
        {complaint.intakeStaff.id !== owner?.id && (
          <Fact name={t("complaint.intakeStaff")}>{complaint.intakeStaff.name}</Fact>
        )}
        {promisedAt !== null && (
          <Fact name={t("complaint.promisedAt")}>
            {before(Date.parse(promisedAt), now, locale)}
            {complaint.promiseMoves > 0 && (
              <small>{t("complaint.promiseMoves", { count: complaint.promiseMoves })}</small>
            )}
          </Fact>
        )}
        {suspension !== null && complaint.state === "SUSPENDED" && (
          <Fact name={t("complaint.paused")}>
            {label(SUSPEND_REASON_LABELS, suspension.reason)}
            <small>{t("complaint.reviewAt", { when: at(suspension.reviewAt) })}</small>
          </Fact>
        )}
      </dl>
    </section>
  );
}

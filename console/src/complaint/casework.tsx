import {
  CONSENT_LABELS,
  INVESTIGATION_METHOD_LABELS,
  MAJOR_CAUSE_LABELS,
  ROOT_CAUSE_LABELS,
  TASK_STATE_LABELS,
  VISIT_METHOD_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { type ReactNode, useState } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import type { ComplaintCaseworkFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./casework.module.css";
import { Stars } from "./stars.tsx";

const ComplaintCasework = graphql(`
  fragment ComplaintCasework on Complaint {
    investigations {
      at
      by {
        name
      }
      method
      finding
      rootCause
      responsibleParty
      about {
        name
      }
    }
    plans {
      at
      by {
        name
      }
      what
      doer {
        name
      }
      promisedAt
      consent
      objection
    }
    visits {
      at
      by {
        name
      }
      byComplainant
      method
      attempt
      reached
      declined
      satisfaction {
        handling
        measures
        result
      }
      words
    }
    majorProposals {
      at
      cause
      evidence {
        id
        number
        excerpt
        receivedAt
      }
      decision {
        at
        by {
          name
        }
        confirmed
        reason
      }
    }
    responseMeetings {
      at
      by {
        name
      }
      measures
      responsible {
        name
      }
      dueAt
    }
    tasks {
      id
      what
      state
      department {
        name
      }
      handler {
        name
      }
      dueAt
      overdueAt
    }
    measures {
      id
      what
      owner {
        name
      }
      dueDate
      doneAt
    }
  }
`);

type Casework = ComplaintCaseworkFragment;
/** More than this of one kind is asked for. */
const SHOWN = 2;

/** HND-3 to HND-8, MAJ-1, MAJ-2, VIS-1: what has been done about it, each with its result; nothing where nothing was. */
export function CaseworkSection(props: { readonly complaint: FragmentType<typeof ComplaintCasework> }) {
  const { t } = useWords();
  const work = readFragment(ComplaintCasework, props.complaint);
  const { majorProposals, responseMeetings, investigations, plans, tasks, visits, measures } = work;
  const parts = [majorProposals, responseMeetings, investigations, plans, tasks, visits, measures];
  const nothing = parts.every((part) => part.length === 0);
  if (nothing) return null;
  return (
    <section className={styles.section} aria-label={t("case.title")}>
      <h3>{t("case.title")}</h3>
      <dl className={styles.list}>
        <Part
          name={t("case.proposals")}
          items={work.majorProposals}
          render={(each) => <ProposalItem {...each} />}
        />
        <Part
          name={t("case.meetings")}
          items={work.responseMeetings}
          render={(each) => <MeetingItem {...each} />}
        />
        <Part
          name={t("case.investigations")}
          items={work.investigations}
          render={(each) => <InvestigationItem {...each} />}
        />
        <Part name={t("case.plans")} items={work.plans} render={(each) => <PlanItem {...each} />} />
        <Part name={t("case.tasks")} items={work.tasks} render={(each) => <TaskItem {...each} />} />
        <Part name={t("case.visits")} items={work.visits} render={(each) => <VisitItem {...each} />} />
        <Part name={t("case.measures")} items={work.measures} render={(each) => <MeasureItem {...each} />} />
      </dl>
    </section>
  );
}

/** The newest in sight, earlier ones for the asking. */
function Part<Item>(props: {
  readonly name: string;
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
}) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (props.items.length === 0) return null;
  const newest = props.items.toReversed();
  const shown = all ? newest : newest.slice(0, SHOWN);
  return (
    <div className={styles.part}>
      <dt>{props.name}</dt>
      <dd>
        <ul>
          {shown.map((item, index) => (
            <li key={index}>{props.render(item)}</li>
          ))}
        </ul>
        {newest.length > shown.length && (
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {t("case.earlier", { count: newest.length - shown.length })}
          </Button>
        )}
      </dd>
    </div>
  );
}

function useMoment(): (at: string) => string {
  const { locale } = useWords();
  const now = useMinute();
  return (at) => dayAndTime(Date.parse(at), now, locale);
}

function Line(props: { readonly parts: readonly (string | null | undefined)[] }) {
  return <p className={`${styles.line} figures`}>{props.parts.filter(Boolean).join(" · ")}</p>;
}

function InvestigationItem(each: Casework["investigations"][number]) {
  const { t, label } = useWords();
  const moment = useMoment();
  return (
    <>
      <p className={styles.words}>{each.finding}</p>
      <Line
        parts={[
          label(INVESTIGATION_METHOD_LABELS, each.method),
          t("case.cause", { cause: label(ROOT_CAUSE_LABELS, each.rootCause) }),
          t("case.responsible", { party: each.responsibleParty }),
          each.about === null ? null : t("case.about", { name: each.about.name }),
          each.by?.name,
          moment(each.at),
        ]}
      />
    </>
  );
}

function PlanItem(each: Casework["plans"][number]) {
  const { t, label } = useWords();
  const moment = useMoment();
  return (
    <>
      <p className={styles.words}>{each.what}</p>
      {each.objection !== null && <p className={styles.objection}>{each.objection}</p>}
      <Line
        parts={[
          each.doer === null ? null : t("case.doer", { name: each.doer.name }),
          each.promisedAt === null ? null : t("case.by", { when: moment(each.promisedAt) }),
          t("case.consent", { consent: label(CONSENT_LABELS, each.consent) }),
          moment(each.at),
        ]}
      />
    </>
  );
}

function TaskItem(each: Casework["tasks"][number]) {
  const { t, label } = useWords();
  const moment = useMoment();
  const open = each.state === "OFFERED" || each.state === "ACCEPTED";
  return (
    <>
      <p className={styles.words}>
        <span className={styles.tag} data-open={open} data-trouble={open && each.overdueAt !== null}>
          {open && each.overdueAt !== null ? t("case.overdue") : label(TASK_STATE_LABELS, each.state)}
        </span>
        {each.what}
      </p>
      <Line parts={[each.department.name, each.handler?.name, t("case.by", { when: moment(each.dueAt) })]} />
    </>
  );
}

function VisitItem(each: Casework["visits"][number]) {
  const { t, label } = useWords();
  const moment = useMoment();
  return (
    <>
      {each.satisfaction === null ? (
        <p className={styles.words}>
          {each.declined ? t("case.declined") : t("case.unreached", { attempt: each.attempt })}
        </p>
      ) : (
        <Stars {...each.satisfaction} />
      )}
      {each.words !== null && <p className={styles.words}>{each.words}</p>}
      <Line
        parts={[
          label(VISIT_METHOD_LABELS, each.method),
          each.byComplainant ? t("case.byComplainant") : each.by?.name,
          moment(each.at),
        ]}
      />
    </>
  );
}

function MeasureItem(each: Casework["measures"][number]) {
  const { t } = useWords();
  const moment = useMoment();
  return (
    <>
      <p className={styles.words}>
        <span className={styles.tag} data-open={each.doneAt === null}>
          {each.doneAt === null ? t("case.open") : t("case.done")}
        </span>
        {each.what}
      </p>
      <Line
        parts={[
          each.owner.name,
          each.doneAt === null
            ? t("case.by", { when: each.dueDate })
            : t("case.doneAt", { when: moment(each.doneAt) }),
        ]}
      />
    </>
  );
}

function ProposalItem(each: Casework["majorProposals"][number]) {
  const { t, label } = useWords();
  const moment = useMoment();
  const { decision } = each;
  return (
    <>
      <p className={styles.words}>
        <span className={styles.tag} data-open={decision === null}>
          {t(decision === null ? "case.waits" : decision.confirmed ? "case.confirmed" : "case.dismissed")}
        </span>
        {label(MAJOR_CAUSE_LABELS, each.cause)}
      </p>
      {decision !== null && decision.reason !== null && <p className={styles.words}>{decision.reason}</p>}
      {each.evidence.length > 1 && (
        <ul className={styles.evidence} aria-label={t("case.evidence", { count: each.evidence.length })}>
          {each.evidence.map((other) => (
            <li key={other.id}>
              <Link to={`/complaints/${other.number}`} className="figures">
                {other.number}
              </Link>{" "}
              {moment(other.receivedAt)} {other.excerpt}
            </li>
          ))}
        </ul>
      )}
      <Line parts={[decision?.by?.name, moment(decision?.at ?? each.at)]} />
    </>
  );
}

function MeetingItem(each: Casework["responseMeetings"][number]) {
  const { t } = useWords();
  const moment = useMoment();
  return (
    <>
      <p className={styles.words}>{each.measures}</p>
      <Line
        parts={[
          each.responsible === null ? null : t("case.doer", { name: each.responsible.name }),
          t("case.by", { when: moment(each.dueAt) }),
          moment(each.at),
        ]}
      />
    </>
  );
}

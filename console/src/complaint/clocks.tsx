import { CLOCK_KINDS, CLOCK_KIND_LABELS, NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import type { ComplaintClocksFragment } from "../../generated/graphql.ts";
import { type Words, useWords } from "../i18n/use-words.ts";
import { before, dayAndTime, spokenLeft } from "../time/spoken.ts";
import { useMinute, useTicking } from "../time/ticker.ts";
import { SoonSign } from "../ui/signs.tsx";
import { inOrder } from "./clock-order.ts";
import styles from "./clocks.module.css";
import { WhyThisTime } from "./why-this-time.tsx";

const ComplaintClocks = graphql(`
  fragment ComplaintClocks on Complaint {
    nextAction
    nextActionDueAt
    clocks {
      id
      kind
      state
      urge
      dueAt
      endedAt
      overdueAt
      provisional
      ...ClockWhy
    }
  }
`);

type Clock = ComplaintClocksFragment["clocks"][number];

/** Each clock in a line: what, how long, until when, and why then. */
export function Clocks(props: { readonly complaint: FragmentType<typeof ComplaintClocks> }) {
  const words = useWords();
  const { t, label, locale } = words;
  const complaint = readFragment(ComplaintClocks, props.complaint);
  const now = useMinute();
  const { nextAction, nextActionDueAt } = complaint;
  const [running, past] = inOrder(complaint.clocks);
  const other = nextAction !== null && !CLOCK_KINDS.some((kind) => kind === nextAction);
  return (
    <section className={styles.clocks} aria-label={t("complaint.clocks")}>
      {other && nextActionDueAt !== null && (
        <div className={styles.clock} data-running="true">
          <span className={styles.kind}>{label(NEXT_ACTION_LABELS, nextAction)}</span>
          <strong className="figures">
            <Left at={nextActionDueAt} />
          </strong>
          <span className={styles.due}>{before(Date.parse(nextActionDueAt), now, locale)}</span>
        </div>
      )}
      {running.map((clock) => (
        <Line key={clock.id} clock={clock} />
      ))}
      {past.length > 0 && (
        <details className={styles.pastClocks}>
          <summary>{t("complaint.pastClocks", { count: past.length })}</summary>
          {past.map((clock) => (
            <Line key={clock.id} clock={clock} />
          ))}
        </details>
      )}
    </section>
  );
}

function Line({ clock }: { readonly clock: Clock }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const kind = label(CLOCK_KIND_LABELS, clock.kind);
  const lasting = clock.state === "RUNNING" || clock.state === "PAUSED";
  return (
    <div
      className={styles.clock}
      data-running={clock.state === "RUNNING"}
      data-urge={lasting ? clock.urge : undefined}
    >
      <span className={styles.kind}>{kind}</span>
      <State clock={clock} />
      <span className={styles.due}>
        {clock.state === "RUNNING" && before(Date.parse(clock.dueAt), now, locale)}
        {clock.provisional && <em title={t("desk.provisionalHint")}>{t("complaint.provisional")}</em>}
      </span>
      <WhyThisTime clock={clock} kind={kind} />
    </div>
  );
}

function State({ clock }: { readonly clock: Clock }) {
  const words = useWords();
  const now = useMinute();
  if (clock.state === "RUNNING") {
    return (
      <strong className="figures">
        {clock.urge === "DUE_SOON" && <SoonSign />}
        <Left at={clock.dueAt} />
      </strong>
    );
  }
  return <span className={`${styles.past} figures`}>{pastWords(words, clock, now)}</span>;
}

function pastWords({ t, locale }: Words, clock: Clock, now: number): string {
  const when = dayAndTime(Date.parse(clock.endedAt ?? clock.dueAt), now, locale);
  switch (clock.state) {
    case "MET":
      return t(clock.overdueAt === null ? "complaint.metAt" : "complaint.metLate", { when });
    case "PAUSED":
      return t("complaint.paused");
    case "SUPERSEDED":
      return t("complaint.supersededBy", { when: dayAndTime(Date.parse(clock.dueAt), now, locale) });
    case "STOPPED":
      return t("complaint.stoppedAt", { when });
    case "RUNNING":
      return "";
  }
}

function Left(props: { readonly at: string }) {
  const { locale } = useWords();
  const due = Date.parse(props.at);
  return <>{useTicking((now) => spokenLeft(due - now, locale))}</>;
}

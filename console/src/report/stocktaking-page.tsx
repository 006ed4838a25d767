import { NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Button } from "antd";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { StocktakingQuery as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { clockTime, dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import styles from "./stocktaking.module.css";

const StocktakingQuery = graphql(`
  query Stocktaking {
    stocktaking {
      at
      total
      lost
      rows {
        id
        number
        state
        project
        excerpt
        owner
        nextAction
        dueAt
        isOverdue
        isLost
      }
      days {
        day
        open
        lost
      }
    }
  }
`);

type Row = Data["stocktaking"]["rows"][number];

/** REP-1: every open complaint with owner, next action and time; what has none cries out. */
export function StocktakingPage() {
  const { t } = useWords();
  useTitle(t("stock.title"));
  const [{ data, error, fetching }, again] = useQuery({
    query: StocktakingQuery,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={10} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const { at, total, lost, rows, days } = data.stocktaking;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("stock.title")}</h1>
        <span className="figures">{t("stock.asOf", { time: clockTime(Date.parse(at)) })}</span>
        <Button size="small" loading={fetching} onClick={reload}>
          {t("stock.again")}
        </Button>
      </header>
      <p className={styles.finding} data-lost={lost > 0} role={lost > 0 ? "alert" : "status"}>
        {lost > 0 ? t("stock.lost", { lost, total }) : t("stock.noneLost", { total })}
      </p>
      {days.length > 0 && (
        <p className={styles.days}>
          {t("stock.mornings")}
          {days.slice(0, 7).map(({ day, open, lost }) => (
            <span key={day} className="figures" data-lost={lost > 0}>
              {day.slice(5)} {t("stock.day", { open, lost })}
            </span>
          ))}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("stock.number")}</th>
            <th scope="col">{t("stock.owner")}</th>
            <th scope="col">{t("stock.next")}</th>
            <th scope="col">{t("stock.due")}</th>
            <th scope="col">{t("stock.what")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length < total && <p className={styles.days}>{t("stock.more", { shown: rows.length, total })}</p>}
    </div>
  );
}

function Line({ row }: { readonly row: Row }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { number, state, project, excerpt, owner, nextAction, dueAt, isOverdue, isLost } = row;
  const missing = <strong>{t("stock.missing")}</strong>;
  return (
    <tr data-lost={isLost} data-late={isOverdue}>
      <td className="figures">
        <Link to={`/complaints/${number}`}>{number}</Link>
        <small>
          {project} · {label(STATE_LABELS, state)}
        </small>
      </td>
      <td>{owner ?? missing}</td>
      <td>{nextAction === null ? missing : label(NEXT_ACTION_LABELS, nextAction)}</td>
      <td className="figures">
        {dueAt === null ? missing : dayAndTime(Date.parse(dueAt), now, locale)}
        {isOverdue && <small>{t("stock.late")}</small>}
      </td>
      <td className={styles.words}>{excerpt}</td>
    </tr>
  );
}

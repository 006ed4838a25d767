import {
  MESSAGE_FAILURE_LABELS,
  MESSAGE_KIND_LABELS,
  MESSAGE_STATE_LABELS,
} from "@heyi/schema/vocabulary/message.ts";
import { Button } from "antd";
import { Link } from "react-router";
import { useQuery } from "urql";
import type { OutgoingMessagesQuery as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { OutgoingMessagesQuery, RetryMessageMutation } from "./documents.ts";
import styles from "./messages.module.css";
import { Trouble } from "./trouble.tsx";
import { useCommand } from "./use-command.ts";

/** What left lately, or could not, and why. */
export function Recent() {
  const { t } = useWords();
  const [{ data, error, fetching }, again] = useQuery({
    query: OutgoingMessagesQuery,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={5} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const messages = data.outgoingMessages;
  if (messages.length === 0) return <p className={styles.hint}>{t("messages.none")}</p>;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("messages.when")}</th>
            <th scope="col">{t("messages.what")}</th>
            <th scope="col">{t("messages.whom")}</th>
            <th scope="col">{t("messages.fate")}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Line key={message.id} message={message} done={reload} />
          ))}
        </tbody>
      </table>
      <div>
        <Button size="small" loading={fetching} onClick={reload}>
          {t("messages.reload")}
        </Button>
      </div>
    </>
  );
}

type Message = Data["outgoingMessages"][number];

function Line({ message, done }: { readonly message: Message; readonly done: () => void }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { busy, trouble, send } = useCommand(RetryMessageMutation, "MessageRetried");
  const { id, kind, number, channelName, recipient, state, tries, failure, answer, createdAt } = message;
  const why =
    failure === null ? null : [label(MESSAGE_FAILURE_LABELS, failure), answer].filter(Boolean).join(" · ");

  async function retry(): Promise<void> {
    if ((await send({ id })) !== null) done();
  }

  return (
    <tr data-state={state}>
      <td className="figures">{dayAndTime(Date.parse(createdAt), now, locale)}</td>
      <td>
        {label(MESSAGE_KIND_LABELS, kind)}{" "}
        <Link className="figures" to={`/complaints/${number}`}>
          {number}
        </Link>
      </td>
      <td>
        {channelName} <span className="figures">{recipient}</span>
      </td>
      <td>
        <strong>{label(MESSAGE_STATE_LABELS, state)}</strong>{" "}
        {tries > 1 && <small>{t("messages.tries", { count: tries })}</small>}
        {why !== null && <small>{why}</small>}
        {state === "FAILED" && (
          <Button size="small" loading={busy} onClick={() => void retry()}>
            {t("messages.retry")}
          </Button>
        )}
        <Trouble lines={trouble} />
      </td>
    </tr>
  );
}

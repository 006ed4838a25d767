import { Button, Checkbox, Drawer } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMutation, useQuery } from "urql";
import { readFragment } from "../../generated/fragment-masking.ts";
import type { NoticeItemFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { NoticeItem, NoticeMarkReadMutation, NoticesQuery } from "./documents.ts";
import styles from "./notices.module.css";

export function NoticesDrawer(props: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const [{ data, error, fetching }, again] = useQuery({
    query: NoticesQuery,
    variables: { unreadOnly },
    requestPolicy: "cache-and-network",
  });
  const [marking, markRead] = useMutation(NoticeMarkReadMutation);
  const notices = data?.notices.edges.map((edge) => edge.node) ?? [];
  const unread = notices.filter((notice) => notice.readAt === null).map((notice) => notice.id);

  async function mark(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await markRead({ input: { ids } });
    again({ requestPolicy: "network-only" });
  }

  return (
    <Drawer
      open
      title={t("shell.notices")}
      onClose={props.onClose}
      size={400}
      styles={{ body: { padding: 0 } }}
    >
      <div className={styles.bar}>
        <Checkbox checked={unreadOnly} onChange={(event) => setUnreadOnly(event.target.checked)}>
          {t("shell.noticesUnreadOnly")}
        </Checkbox>
        <Button
          size="small"
          type="link"
          disabled={unread.length === 0}
          loading={marking.fetching}
          onClick={() => void mark(unread)}
        >
          {t("shell.noticesMarkAll")}
        </Button>
      </div>
      {error && (
        <Failed network={!!error.networkError} onRetry={() => again({ requestPolicy: "network-only" })} />
      )}
      {!data && fetching && (
        <div style={{ padding: 16 }}>
          <Bones lines={8} />
        </div>
      )}
      {data && notices.length === 0 && <Notice title={t("shell.notices")} text={t("shell.noticesEmpty")} />}
      <ul className={styles.list}>
        {notices.map((notice) => (
          <Item
            key={notice.id}
            notice={readFragment(NoticeItem, notice)}
            onOpen={() => {
              if (notice.readAt === null) void mark([notice.id]);
              props.onClose();
            }}
          />
        ))}
      </ul>
    </Drawer>
  );
}

const TROUBLE = new Set<NoticeItemFragment["kind"]>([
  "CLOCK_OVERDUE",
  "CLOCK_LIMIT_PASSED",
  "OBLIGATION_OVERDUE",
  "OBLIGATION_BREACH_PROPOSED",
  "CASE_OUTCOME_OVERDUE",
]);

function Item(props: { readonly notice: NoticeItemFragment; readonly onOpen: () => void }) {
  const { locale } = useWords();
  const now = useMinute();
  const { notice } = props;
  const body = (
    <>
      <span className={styles.head}>
        <strong>{notice.text}</strong>
        <time dateTime={notice.at} className="figures">
          {dayAndTime(Date.parse(notice.at), now, locale)}
        </time>
      </span>
      {notice.complaint && <span className={styles.about}>{notice.complaint.excerpt}</span>}
    </>
  );
  const trouble = TROUBLE.has(notice.kind);
  const to = notice.complaint
    ? `/complaints/${notice.complaint.number}`
    : notice.case && `/cases/${notice.case.id}`;
  return (
    <li data-unread={notice.readAt === null} data-trouble={trouble} className={styles.item}>
      {to ? (
        <Link to={to} onClick={props.onOpen}>
          {body}
        </Link>
      ) : (
        <div>{body}</div>
      )}
    </li>
  );
}

import { CloseOutlined, ExpandOutlined, LinkOutlined } from "@ant-design/icons";
import { App, Button, Tooltip } from "antd";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Chevrons, MajorBadge, PriorityTag } from "../ui/signs.tsx";
import styles from "./complaint-head.module.css";
import { StateSteps } from "./state-steps.tsx";

const ComplaintHead = graphql(`
  fragment ComplaintHead on Complaint {
    number
    receivedAt
    room
    severity
    priority
    level
    project {
      id
      name
    }
    ...ComplaintSteps
  }
`);

type Props = {
  readonly complaint: FragmentType<typeof ComplaintHead>;
  /** Absent on the page of its own. */
  readonly onClose: (() => void) | undefined;
};

export function Head(props: Props) {
  const { t, locale } = useWords();
  const { message } = App.useApp();
  const complaint = readFragment(ComplaintHead, props.complaint);
  const now = useMinute();
  const path = `/complaints/${complaint.number}`;

  async function copyLink(): Promise<void> {
    await navigator.clipboard.writeText(`${complaint.number} ${location.origin}${path}`);
    void message.success(t("shell.copied"));
  }

  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2 className={`${styles.number} figures`}>{complaint.number}</h2>
        {complaint.severity === "MAJOR" && <MajorBadge />}
        {complaint.priority !== null && <PriorityTag priority={complaint.priority} />}
        <Chevrons level={complaint.level} />
        <span className={styles.tools}>
          <Tooltip title={t("complaint.copyLink")}>
            <Button
              type="text"
              size="small"
              icon={<LinkOutlined />}
              aria-label={t("complaint.copyLink")}
              onClick={() => void copyLink()}
            />
          </Tooltip>
          {props.onClose && (
            <>
              <Tooltip title={t("complaint.openPage")}>
                <Link to={path} className={styles.tool ?? ""} aria-label={t("complaint.openPage")}>
                  <ExpandOutlined aria-hidden="true" />
                </Link>
              </Tooltip>
              <Tooltip title={`${t("complaint.closePanel")} (Esc)`}>
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t("complaint.closePanel")}
                  onClick={props.onClose}
                />
              </Tooltip>
            </>
          )}
        </span>
      </div>
      <p className={styles.where}>
        {complaint.project.name} {complaint.room}
        <span> · {dayAndTime(Date.parse(complaint.receivedAt), now, locale)}</span>
      </p>
      <StateSteps complaint={complaint} />
    </header>
  );
}

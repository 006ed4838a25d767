import { FIGURE_LABELS, type Figure } from "@heyi/schema/vocabulary/board.ts";
import { NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Drawer, Empty } from "antd";
import { Link } from "react-router";
import { useQuery } from "urql";
import type { BehindFigureQuery as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { before } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { Chevrons, MajorBadge, PriorityTag } from "../ui/signs.tsx";
import styles from "./board.module.css";
import { BehindFigureQuery } from "./documents.ts";

export type Asked = {
  readonly figure: Figure;
  readonly projectIds: readonly string[];
  readonly departmentId: string | null;
  readonly staffId: string | null;
  /** Whose, in words; null: of all. */
  readonly name: string | null;
};

/** The complaints behind a figure, what runs out first on top. */
export function BehindDrawer({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t, label } = useWords();
  const { figure, projectIds, departmentId, staffId, name } = asked;
  const [{ data, error }, again] = useQuery({
    query: BehindFigureQuery,
    variables: {
      figure,
      projectIds: projectIds.length === 0 ? null : [...projectIds],
      departmentId,
      staffId,
    },
    requestPolicy: "network-only",
  });
  const rows = data?.behindFigure;
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      title={[name, label(FIGURE_LABELS, figure)].filter((word) => word !== null).join(" · ")}
    >
      {rows === undefined && error !== undefined && (
        <Failed network={!!error.networkError} onRetry={() => again({ requestPolicy: "network-only" })} />
      )}
      {rows === undefined && error === undefined && <Bones lines={8} />}
      {rows?.length === 0 && <Empty description={t("board.noneBehind")} />}
      <ul className={styles.items}>
        {rows?.map((row) => (
          <li key={row.id}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Row({ row }: { readonly row: Data["behindFigure"][number] }) {
  const { label, locale } = useWords();
  const now = useMinute();
  const { number, state, severity, level, priority, excerpt, room, project, due } = row;
  const isLate = due !== null && Date.parse(due.at) < now;
  const whose = row.handler?.name ?? row.owner?.name;
  const where = [project.name, room].filter(Boolean).join(" ");
  return (
    <div className={styles.line} data-late={isLate}>
      <div className={styles.what}>
        <p className={styles.words}>
          {severity === "MAJOR" && <MajorBadge />}
          <Link to={`/complaints/${number}`}>{excerpt}</Link>
        </p>
        <p className={`${styles.quiet} figures`}>
          {priority !== null && <PriorityTag priority={priority} />}
          <Chevrons level={level} />
          <span>{[number, where, label(STATE_LABELS, state), whose].filter(Boolean).join(" · ")}</span>
        </p>
      </div>
      {due !== null && (
        <p className={`${styles.when} figures`}>
          {label(NEXT_ACTION_LABELS, due.kind)} {before(Date.parse(due.at), now, locale)}
        </p>
      )}
    </div>
  );
}

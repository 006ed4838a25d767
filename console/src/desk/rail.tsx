import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  DoubleRightOutlined,
  ExclamationCircleFilled,
  InboxOutlined,
  UserAddOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { NavLink, useSearchParams } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { VIEW_KEYS } from "../shell/keys.ts";
import { type DeskAddress, VIEWS, type View, deskPath, readAddress, viewQuery } from "./desk-address.ts";
import type { Counters } from "./queue-state.ts";
import styles from "./rail.module.css";
import { SavedViews } from "./saved-views.tsx";

const ICONS: Readonly<Record<View, ReactNode>> = {
  OPEN: <InboxOutlined aria-hidden="true" />,
  UNASSIGNED: <UserAddOutlined aria-hidden="true" />,
  MINE: <UserOutlined aria-hidden="true" />,
  DUE_SOON: <ClockCircleOutlined aria-hidden="true" />,
  OVERDUE: <ExclamationCircleFilled aria-hidden="true" />,
  ESCALATED: <DoubleRightOutlined aria-hidden="true" rotate={-90} />,
  ENDED: <CheckCircleOutlined aria-hidden="true" />,
};

function countOf(view: View, counters: Counters): number | undefined {
  switch (view) {
    case "OPEN":
      return counters.open;
    case "UNASSIGNED":
      return counters.unassigned;
    case "MINE":
      return counters.mine;
    case "DUE_SOON":
      return counters.dueSoon;
    case "OVERDUE":
      return counters.overdue;
    case "ESCALATED":
      return counters.escalated;
    case "ENDED":
      return undefined;
  }
}

export function Rail(props: { readonly address: DeskAddress; readonly counters: Counters | undefined }) {
  const { t } = useWords();
  const { address, counters } = props;
  const [search] = useSearchParams();
  // A saved view that is shown is the one marked, not the plain view it starts from.
  const saved = viewQuery(readAddress(search));
  return (
    <nav className={styles.rail} aria-label={t("desk.views")}>
      <ul>
        {VIEWS.map((view) => {
          const count = counters && countOf(view, counters);
          return (
            <li key={view}>
              <Tooltip
                title={`${t(`desk.${view}`)} (G ${VIEW_KEYS[view]})`}
                placement="right"
                mouseEnterDelay={0.6}
              >
                <NavLink
                  to={deskPath({ view, projects: address.projects })}
                  className={styles.view ?? ""}
                  data-view={view}
                  data-empty={count === 0}
                  aria-current={address.view === view ? "page" : "false"}
                >
                  {ICONS[view]}
                  <span className={styles.name}>{t(`desk.${view}`)}</span>
                  {count !== undefined && <span className={`${styles.count} figures`}>{count}</span>}
                </NavLink>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <SavedViews current={saved} />
    </nav>
  );
}

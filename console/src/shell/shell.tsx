import { Suspense, lazy, useState } from "react";
import { Outlet } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNotified } from "../notices/use-notified.ts";
import { Boundary } from "../ui/boundary.tsx";
import { CalendarWarning } from "./calendar-warning.tsx";
import { Header } from "./header.tsx";
import styles from "./shell.module.css";
import { Tabs } from "./tabs.tsx";
import { useShellKeys } from "./use-shell-keys.ts";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import("./shortcuts.tsx")).Shortcuts }));
const NoticesDrawer = lazy(async () => ({
  default: (await import("../notices/notices-drawer.tsx")).NoticesDrawer,
}));

export type Panel = "palette" | "shortcuts" | "notices";

export function Shell() {
  const { t } = useWords();
  const viewer = useViewer();
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  useShellKeys(setPanel);
  useNotified();
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t("shell.skipToMain")}
      </a>
      <Header onPanel={setPanel} />
      {viewer.canAdminister && viewer.calendarWarnings.length > 0 && (
        <CalendarWarning years={viewer.calendarWarnings} />
      )}
      <main id="main" tabIndex={-1} className={styles.main}>
        <Boundary>
          <Outlet />
        </Boundary>
      </main>
      <Tabs onNotices={() => setPanel("notices")} unread={viewer.unreadNotices} />
      <Suspense>
        {panel === "palette" && <Palette onClose={close} onPanel={setPanel} />}
        {panel === "shortcuts" && <Shortcuts onClose={close} />}
        {panel === "notices" && <NoticesDrawer onClose={close} />}
      </Suspense>
    </div>
  );
}

import type { Figure } from "@heyi/schema/vocabulary/board.ts";
import { useState } from "react";
import { readFragment } from "../../generated/fragment-masking.ts";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePreferences } from "../theme/preferences.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { leads } from "../shell/leads.ts";
import { useTitle } from "../ui/use-title.ts";
import { type Asked, BehindDrawer } from "./behind-drawer.tsx";
import styles from "./board.module.css";
import { Counts } from "./documents.ts";
import { FigureTiles } from "./figure-tiles.tsx";
import { LoadTable, type LoadRow } from "./load-table.tsx";
import { TrendChart } from "./trend-chart.tsx";
import { type Figures, useFigures } from "./use-figures.ts";
import { WorkList } from "./work-list.tsx";

/** For those who lead: what is wrong now, where, with whom, and what waits for them. */
export function BoardPage() {
  const { t } = useWords();
  useTitle(t("board.title"));
  const viewer = useViewer();
  const projectIds = useChosenProjects();
  const { data, error, again } = useFigures(projectIds);
  const [asked, setAsked] = useState<Asked>();
  const open = (figure: Figure, of: Partial<Asked> = {}) =>
    setAsked({ figure, projectIds, departmentId: null, staffId: null, name: null, ...of });
  return (
    <div className={styles.page}>
      <h1>{t("board.title")}</h1>
      {data === undefined && error !== undefined && <Failed network={!!error.networkError} onRetry={again} />}
      {data === undefined && error === undefined && <Bones lines={3} />}
      {data !== undefined && <FigureTiles counts={readFragment(Counts, data.figures.total)} onOpen={open} />}
      <div className={styles.columns}>
        {leads(viewer) && (
          <section className={styles.waiting} aria-label={t("board.waiting")}>
            <h2>{t("board.waiting")}</h2>
            <WorkList scope="BOARD" />
          </section>
        )}
        {data !== undefined && (
          <aside className={styles.aside}>
            <TrendChart trend={data.trend} />
            {data.figures.projects.length > 1 && (
              <LoadTable
                caption={t("board.byProject")}
                rows={projectRows(data.figures)}
                onOpen={(figure, { id, name }) => open(figure, { projectIds: [id], name })}
              />
            )}
            <LoadTable
              caption={t("board.byDepartment")}
              rows={departmentRows(data.figures)}
              onOpen={(figure, { id, name }) => open(figure, { departmentId: id, name })}
            />
            <LoadTable
              caption={t("board.byPerson")}
              rows={personRows(data.figures)}
              onOpen={(figure, { id, name }) => open(figure, { staffId: id, name })}
            />
          </aside>
        )}
      </div>
      {asked !== undefined && <BehindDrawer asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

/** As chosen in the header; none: all. */
function useChosenProjects(): readonly string[] {
  const { projects: chosen } = usePreferences();
  const { projects } = useViewer();
  return projects.filter(({ code }) => chosen.includes(code)).map(({ id }) => id);
}

function projectRows({ projects }: Figures): LoadRow[] {
  return projects.map(({ project, counts }) => ({
    id: project.id,
    name: project.name,
    beside: null,
    counts: readFragment(Counts, counts),
  }));
}

function departmentRows({ departments }: Figures): LoadRow[] {
  return departments.map(({ department, projectName, counts }) => ({
    id: department.id,
    name: department.name,
    beside: projectName,
    counts: readFragment(Counts, counts),
  }));
}

function personRows({ people }: Figures): LoadRow[] {
  return people.map(({ staff, title, counts }) => ({
    id: staff.id,
    name: staff.name,
    beside: title,
    counts: readFragment(Counts, counts),
  }));
}

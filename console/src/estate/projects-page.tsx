import { useWords } from "../i18n/use-words.ts";
import { AdminPage } from "../shell/admin-page.tsx";
import { EstateQuery } from "./documents.ts";
import { Projects } from "./projects.tsx";

/** For administrators: the projects with their departments (ORG-2). */
export function ProjectsPage() {
  const { t } = useWords();
  return (
    <AdminPage title={t("house.projects")} about={t("house.projectsAbout")} query={EstateQuery}>
      {({ projects }, reload) => <Projects projects={projects} done={reload} />}
    </AdminPage>
  );
}

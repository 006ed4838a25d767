import { useWords } from "../i18n/use-words.ts";
import { AdminPage } from "../shell/admin-page.tsx";
import { StaffDirectoryQuery } from "./documents.ts";
import { People } from "./people.tsx";

/** For administrators: who works here, in which roles (ORG-3). */
export function PeoplePage() {
  const { t } = useWords();
  return (
    <AdminPage title={t("house.people")} about={t("house.peopleAbout")} query={StaffDirectoryQuery}>
      {({ staffDirectory, projects }, reload) => (
        <People members={staffDirectory} places={projects} done={reload} />
      )}
    </AdminPage>
  );
}

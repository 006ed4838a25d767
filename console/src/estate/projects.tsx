import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { Notice } from "../ui/states.tsx";
import { AddProject } from "./add-project.tsx";
import type { EstateProject } from "./documents.ts";
import { ProjectLine } from "./project-line.tsx";

type Props = { readonly projects: readonly EstateProject[]; readonly done: () => void };

export function Projects({ projects, done }: Props) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <div className={styles.search}>
        <p role="status" className={styles.hint}>
          {t("house.projectCount", { count: projects.length })}
        </p>
        <Button icon={<PlusOutlined aria-hidden="true" />} disabled={adding} onClick={() => setAdding(true)}>
          {t("house.addProject")}
        </Button>
      </div>
      {adding && (
        <AddProject
          area={Math.max(1, ...projects.map(({ area }) => area))}
          city={projects[0]?.city ?? ""}
          leave={() => setAdding(false)}
          done={() => {
            setAdding(false);
            done();
          }}
        />
      )}
      {projects.length === 0 ? (
        <Notice title={t("house.noProject")} />
      ) : (
        <ul className={styles.list}>
          {projects.map((project) => (
            <ProjectLine key={project.id} project={project} done={done} />
          ))}
        </ul>
      )}
    </>
  );
}

import { EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { DepartmentForm } from "./department-form.tsx";
import type { EstateProject } from "./documents.ts";
import own from "./project-line.module.css";

type Props = { readonly project: EstateProject; readonly done: () => void };
const NEW = "new";

/** A project, with its departments to be named anew or added to. */
export function ProjectLine({ project, done }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const opener = useRef<HTMLElement>(null);
  const { id, name, code, city, area, serviceHours, departments } = project;
  const edited = departments.find((department) => department.id === open) ?? null;
  function start(at: HTMLElement, wanted: string): void {
    opener.current = at;
    setOpen(wanted);
  }
  function leave(): void {
    setOpen(null);
    opener.current?.focus();
  }
  return (
    <li aria-labelledby={`project-${id}`}>
      <div className={styles.line}>
        <div>
          <h2 id={`project-${id}`} className={styles.name}>
            {name}
            <span>
              {code} · {city} · {t("house.areaNumber", { area })} · {serviceHours.join(" ")}
            </span>
          </h2>
          <ul className={own.departments}>
            {departments.map((department) => (
              <li key={department.id}>
                <Button
                  size="small"
                  aria-label={t("house.renameDepartment", { name: department.name })}
                  icon={<EditOutlined aria-hidden="true" />}
                  iconPlacement="end"
                  onClick={({ currentTarget }) => start(currentTarget, department.id)}
                >
                  {department.name}
                </Button>
              </li>
            ))}
            <li>
              <Button
                size="small"
                type="dashed"
                icon={<PlusOutlined aria-hidden="true" />}
                onClick={({ currentTarget }) => start(currentTarget, NEW)}
              >
                {t("house.addDepartment")}
              </Button>
            </li>
          </ul>
        </div>
      </div>
      {open !== null && (
        <DepartmentForm
          key={open}
          projectId={id}
          department={edited}
          leave={leave}
          done={() => {
            leave();
            done();
          }}
        />
      )}
    </li>
  );
}

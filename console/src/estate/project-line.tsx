import { EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
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
  const [left, setLeft] = useState<string | null>(null);
  const { id, name, code, city, area, serviceHours, departments } = project;
  const edited = departments.find((department) => department.id === open) ?? null;
  function leave(): void {
    setLeft(open);
    setOpen(null);
  }
  return (
    <li aria-labelledby={`project-${id}`}>
      <div className={styles.line}>
        <div>
          <h3 id={`project-${id}`}>
            {name}
            <span>
              {code} · {city} · {t("house.areaNumber", { area })} · {serviceHours.join(" ")}
            </span>
          </h3>
          <ul className={own.departments}>
            {departments.map((department) => (
              <li key={department.id}>
                <Button
                  size="small"
                  autoFocus={left === department.id}
                  aria-label={t("house.renameDepartment", { name: department.name })}
                  icon={<EditOutlined aria-hidden="true" />}
                  iconPlacement="end"
                  onClick={() => setOpen(department.id)}
                >
                  {department.name}
                </Button>
              </li>
            ))}
            <li>
              <Button
                size="small"
                type="dashed"
                autoFocus={left === NEW}
                icon={<PlusOutlined aria-hidden="true" />}
                onClick={() => setOpen(NEW)}
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

import { DownOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Popover } from "antd";
import { useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { type Viewer, useViewer } from "../auth/viewer.ts";
import { deskPath, readAddress } from "../desk/desk-address.ts";
import { type Words, useWords } from "../i18n/use-words.ts";
import { setPreferences, usePreferences } from "../theme/preferences.ts";
import styles from "./project-switcher.module.css";

/** One project, several, or all. On the desk the choice stands in the address; elsewhere it is remembered. */
export function ProjectSwitcher() {
  const words = useWords();
  const { projects } = useViewer();
  const [search] = useSearchParams();
  const onDesk = useLocation().pathname === "/desk";
  const navigate = useNavigate();
  const remembered = usePreferences().projects;
  const [open, setOpen] = useState(false);
  const chosen = onDesk ? readAddress(search).projects : remembered;

  function choose(codes: readonly string[]): void {
    const all = codes.length === projects.length ? [] : codes;
    setPreferences({ projects: all });
    if (onDesk)
      void navigate(deskPath({ ...readAddress(search), projects: all, complaint: undefined }), {
        replace: true,
      });
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      content={<Choice projects={projects} chosen={chosen} onChoose={choose} />}
    >
      <Button type="text" className={styles.button ?? ""} aria-haspopup="dialog" aria-expanded={open}>
        <span className={styles.name}>{nameOf(words, projects, chosen)}</span>
        <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Popover>
  );
}

function nameOf({ t }: Words, projects: Viewer["projects"], chosen: readonly string[]): string {
  if (chosen.length === 1)
    return projects.find((project) => project.code === chosen[0])?.name ?? chosen[0] ?? "";
  if (chosen.length > 1) return t("shell.someProjects", { count: chosen.length });
  return projects.length === 1 ? (projects[0]?.name ?? "") : t("shell.allProjects");
}

function Choice(props: {
  readonly projects: Viewer["projects"];
  readonly chosen: readonly string[];
  readonly onChoose: (codes: readonly string[]) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = props.projects.filter((project) =>
    [project.name, project.code, project.city].some((word) => word.toLowerCase().includes(wanted)),
  );
  const toggle = (code: string, on: boolean) =>
    props.onChoose(on ? [...props.chosen, code] : props.chosen.filter((other) => other !== code));
  return (
    <div className={styles.choice} role="dialog" aria-label={t("shell.chooseProjects")}>
      {props.projects.length > 8 && (
        <Input
          autoFocus
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("shell.chooseProjects")}
          aria-label={t("shell.chooseProjects")}
        />
      )}
      <Checkbox checked={props.chosen.length === 0} onChange={() => props.onChoose([])}>
        {t("shell.allProjects")}
      </Checkbox>
      <ul>
        {shown.map((project) => (
          <li key={project.code}>
            <Checkbox
              checked={props.chosen.includes(project.code)}
              onChange={(event) => toggle(project.code, event.target.checked)}
            >
              {project.name} <span className={styles.city}>{project.city}</span>
            </Checkbox>
            <Button size="small" type="text" onClick={() => props.onChoose([project.code])}>
              {t("shell.onlyThis")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

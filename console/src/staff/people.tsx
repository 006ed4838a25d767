import { ROLE_LABELS, ROLES } from "@heyi/schema/vocabulary/org.ts";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/states.tsx";
import { AddPerson } from "./add-person.tsx";
import type { Member, Place } from "./documents.ts";
import { PersonLine } from "./person-line.tsx";
import { type Wanted, wantedPeople } from "./wanted.ts";

type Props = {
  readonly members: readonly Member[];
  readonly places: readonly Place[];
  readonly done: () => void;
};

export function People({ members, places, done }: Props) {
  const { t, label } = useWords();
  const [wanted, setWanted] = useState<Wanted>({ text: "" });
  const [adding, setAdding] = useState(false);
  const found = wantedPeople(members, wanted);
  const groups = [
    { key: "here", people: found.filter(({ active }) => active) },
    { key: "gone", people: found.filter(({ active }) => !active) },
  ] as const;
  return (
    <>
      <search className={styles.search} aria-label={t("house.search")}>
        <Field label={t("house.who")} fault={undefined}>
          {(given) => (
            <Input
              {...given}
              allowClear
              value={wanted.text}
              onChange={({ target }) => setWanted({ ...wanted, text: target.value })}
            />
          )}
        </Field>
        <Field label={t("house.project")} fault={undefined}>
          {(given) => (
            <Select
              {...given}
              allowClear
              placeholder={t("house.all")}
              value={wanted.projectId}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(projectId) => setWanted({ ...wanted, projectId })}
            />
          )}
        </Field>
        <Field label={t("house.role")} fault={undefined}>
          {(given) => (
            <Select
              {...given}
              allowClear
              placeholder={t("house.all")}
              value={wanted.role}
              options={ROLES.map((value) => ({ value, label: label(ROLE_LABELS, value) }))}
              onChange={(role) => setWanted({ ...wanted, role })}
            />
          )}
        </Field>
        <Button icon={<PlusOutlined aria-hidden="true" />} disabled={adding} onClick={() => setAdding(true)}>
          {t("house.addPerson")}
        </Button>
      </search>
      {adding && (
        <AddPerson
          places={places}
          leave={() => setAdding(false)}
          done={() => {
            setAdding(false);
            done();
          }}
        />
      )}
      {found.length === 0 && (
        <Notice
          title={t("house.nobody")}
          action={<Button onClick={() => setWanted({ text: "" })}>{t("house.showAll")}</Button>}
        />
      )}
      {groups
        .filter(({ people }) => people.length > 0)
        .map(({ key, people }) => (
          <section key={key} className={styles.chapter} aria-labelledby={`people-${key}`}>
            <h2 id={`people-${key}`}>{t(`house.${key}`, { count: people.length })}</h2>
            <ul className={styles.list}>
              {people.map((member) => (
                <PersonLine
                  key={`${member.id} ${member.version}`}
                  member={member}
                  places={places}
                  done={done}
                />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

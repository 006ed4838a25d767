import { ROLE_LABELS, ROLES } from "@heyi/schema/vocabulary/org.ts";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { ChangePerson } from "./change-person.tsx";
import type { Member, Place } from "./documents.ts";
import { GivePassword } from "./give-password.tsx";
import { chosenOf, placeNames } from "./roles.ts";

type Props = { readonly member: Member; readonly places: readonly Place[]; readonly done: () => void };

/** One person as administrators see them, changed in their place. */
export function PersonLine({ member, places, done }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<"person" | "password" | null>(null);
  const [left, setLeft] = useState(false);
  const password = useRef<HTMLButtonElement>(null);
  const { id, name, username, title, phone, active, openWork } = member;
  function leave(): void {
    setLeft(open === "person");
    setOpen(null);
    password.current?.focus();
  }
  if (open === "person")
    return (
      <li>
        <ChangePerson member={member} places={places} leave={leave} done={done} />
      </li>
    );
  return (
    <li>
      <div className={active ? styles.line : `${styles.line} ${styles.gone}`}>
        <div>
          <h3 id={`person-${id}`} className={styles.name}>
            {name}
            <span>
              {title} · {username}
              {phone && ` · ${phone}`}
            </span>
          </h3>
          <RoleWords member={member} places={places} />
          {openWork > 0 && <p>{t("house.openWork", { count: openWork })}</p>}
        </div>
        <div className={styles.acts} role="group" aria-labelledby={`person-${id}`}>
          <Button size="small" autoFocus={left} onClick={() => setOpen("person")}>
            {t("house.edit")}
          </Button>
          <Button
            ref={password}
            size="small"
            type="text"
            disabled={!active}
            onClick={() => setOpen("password")}
          >
            {t("house.newPassword")}
          </Button>
        </div>
      </div>
      {open === "password" && <GivePassword member={member} leave={leave} />}
    </li>
  );
}

function RoleWords({ member, places }: Pick<Props, "member" | "places">) {
  const { t, label, locale } = useWords();
  const chosen = chosenOf(member.roles);
  const [colon, comma] = locale === "zh" ? [":", "、"] : [": ", ", "];
  const words = ROLES.flatMap((role) => {
    const where = chosen[role];
    if (where === undefined) return [];
    const names = placeNames(role, where, places);
    const said =
      role !== "HANDLER" && places.length > 1 && names.length === places.length
        ? [t("house.allProjects")]
        : names;
    return [`${label(ROLE_LABELS, role)}${said.length > 0 ? colon + said.join(comma) : ""}`];
  });
  if (words.length === 0) return <p>{t("house.noRole")}</p>;
  return words.map((word) => <p key={word}>{word}</p>);
}

import {
  ORGANISATION_KIND_LABELS,
  ORGANISATION_KINDS,
  type OrganisationKind,
} from "@heyi/schema/vocabulary/mediation.ts";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useCommand } from "../messages/use-command.ts";
import { Ask, textOf } from "./ask.tsx";
import { RegisterOrganisationMutation } from "./commands/opening.ts";
import styles from "./mediation.module.css";

/** MED-3: before whom cases may come; one of the same name is corrected. */
export function RegisterOrganisation() {
  const { t, label } = useWords();
  const { send, ...command } = useCommand(RegisterOrganisationMutation, "MediationOrganisation");
  const [done, setDone] = useState("");
  return (
    <>
      <Ask
        label={t("mediation.registerOrganisation")}
        fields={[
          {
            key: "kind",
            label: t("mediation.organisationKind"),
            kind: "CHOICE",
            options: ORGANISATION_KINDS.map((kind) => ({
              value: kind,
              label: label(ORGANISATION_KIND_LABELS, kind),
            })),
            initial: "PEOPLES_COMMITTEE",
          },
          { key: "name", label: t("mediation.organisationName"), kind: "TEXT" },
          { key: "seat", label: t("mediation.seat"), kind: "TEXT" },
          { key: "established", label: t("mediation.established"), kind: "YES", initial: false },
        ]}
        command={command}
        send={async (given) => {
          const answer = await send({
            kind: textOf(given, "kind") as OrganisationKind,
            name: textOf(given, "name"),
            seat: textOf(given, "seat"),
            established: given["established"] === true,
          });
          if (answer === null || !("name" in answer)) return false;
          setDone(answer.name);
          return true;
        }}
      />
      <p role="status" className={styles.small}>
        {done !== "" && t("mediation.registered", { name: done })}
      </p>
    </>
  );
}

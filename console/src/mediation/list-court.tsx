import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { useCommand } from "../messages/use-command.ts";
import { Ask, textOf } from "./ask.tsx";
import { CourtsQuery, ListCourtMutation } from "./commands/courts.ts";
import styles from "./mediation.module.css";

/** AGR-7: the courts to which applications may go, and where they are competent; one of the same name is corrected. */
export function ListCourt() {
  const { t } = useWords();
  const [{ data }, again] = useQuery({ query: CourtsQuery, requestPolicy: "cache-and-network" });
  const { send, ...command } = useCommand(ListCourtMutation, "CourtList");
  const courts = data?.courts ?? [];
  return (
    <>
      <Ask
        label={t("mediation.listCourt")}
        fields={[
          { key: "name", label: t("mediation.courtName"), kind: "TEXT" },
          { key: "districts", label: t("mediation.courtDistricts"), kind: "TEXT" },
          { key: "ended", label: t("mediation.courtEnded"), kind: "YES", initial: false },
        ]}
        command={command}
        send={async (given) => {
          const answer = await send({
            name: textOf(given, "name"),
            districts: textOf(given, "districts").split(/[,,、;;]/),
            ended: given["ended"] === true,
          });
          again({ requestPolicy: "network-only" });
          return answer !== null;
        }}
      />
      {courts.length > 0 && (
        <p className={styles.small}>
          {t("mediation.courtsListed", {
            courts: courts.map(({ name, districts }) => `${name}(${districts.join("、")})`).join(";"),
          })}
        </p>
      )}
    </>
  );
}

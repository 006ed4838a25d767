import { CONTACT_HOWS, CONTACT_HOW_LABELS, type ContactHow } from "@heyi/schema/vocabulary/complaint.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useRespond } from "../commands/take-up.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useMomentWords } from "./compare-words.ts";
import { CodeRadios, TextField } from "./fields.tsx";
import { TipsFor } from "./tips-for.tsx";

const EMPTY: { how: ContactHow; text: string } = { how: "PHONE", text: "" };
const HOWS = CONTACT_HOWS.filter((how) => how !== "TRACKING_PAGE");

export function RespondDialog(props: DialogProps) {
  const { t, label } = useWords();
  const at = useMomentWords();
  const respond = useRespond();
  return (
    <ActionDialog
      {...props}
      action="RESPOND"
      empty={EMPTY}
      submit={({ how, text }, keys) => respond({ ...keys, how, text: text.trim() || null })}
      compare={({ how }, now) => [
        {
          field: t("complaint.respondedAt"),
          wanted: label(CONTACT_HOW_LABELS, how),
          now: at(now.milestones.respondedAt),
        },
      ]}
    >
      {() => (
        <>
          <TipsFor subject={props.subject} />
          <CodeRadios name="how" label={t("actions.how")} codes={HOWS} labels={CONTACT_HOW_LABELS} />
          <TextField name="text" label={t("actions.respondText")} optional focus />
        </>
      )}
    </ActionDialog>
  );
}

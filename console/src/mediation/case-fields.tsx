import { DISPUTE_KIND_LABELS, DISPUTE_KINDS } from "@heyi/schema/vocabulary/mediation.ts";
import { Button, Input, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Issue } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { blankParty, faultsOf, type CaseDraft } from "./party-draft.ts";
import { PartyFields } from "./party-fields.tsx";
import styles from "./mediation.module.css";

const MOST = 26;

type Props = {
  readonly draft: CaseDraft;
  readonly issues: readonly Issue[];
  /** Parties that are on record already stay. */
  readonly kept: number;
  readonly onChange: (draft: CaseDraft) => void;
};

/** MED-1: what a case is about, who is in it, and what each wants. */
export function CaseFields({ draft, issues, kept, onChange }: Props) {
  const { t, label } = useWords();
  const { kind, matter, parties } = draft;
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const setParties = (next: CaseDraft["parties"]) => onChange({ ...draft, parties: next });
  return (
    <>
      <Field label={t("mediation.kind")} fault={faultOf("kind")}>
        {(given) => (
          <Select
            {...given}
            value={kind}
            options={DISPUTE_KINDS.map((value) => ({ value, label: label(DISPUTE_KIND_LABELS, value) }))}
            onChange={(chosen) => onChange({ ...draft, kind: chosen })}
          />
        )}
      </Field>
      <Field label={t("mediation.matter")} fault={faultOf("matter")}>
        {(given) => (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={matter}
            onChange={({ target }) => onChange({ ...draft, matter: target.value })}
          />
        )}
      </Field>
      {parties.map((party, at) => (
        <PartyFields
          key={party.letter}
          party={party}
          faultOf={(field) => faultsOf(parties, at, issues).get(field)}
          onChange={(changed) =>
            setParties(parties.map((each) => (each.letter === party.letter ? changed : each)))
          }
        />
      ))}
      <div className={styles.acts}>
        {parties.length < MOST && (
          <Button
            size="small"
            type="dashed"
            onClick={() => setParties([...parties, blankParty(String.fromCharCode(65 + parties.length))])}
          >
            {t("mediation.addParty")}
          </Button>
        )}
        {parties.length > Math.max(2, kept) && (
          <Button size="small" type="text" onClick={() => setParties(parties.slice(0, -1))}>
            {t("mediation.removeParty")}
          </Button>
        )}
      </div>
    </>
  );
}

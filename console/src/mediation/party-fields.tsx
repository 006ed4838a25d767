import {
  PARTY_ROLE_LABELS,
  PARTY_ROLES,
  PARTY_TYPE_LABELS,
  PARTY_TYPES,
} from "@heyi/schema/vocabulary/mediation.ts";
import { Checkbox, Input, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../ui/field.tsx";
import { ClaimFields } from "./claim-fields.tsx";
import type { PartyDraft } from "./party-draft.ts";
import styles from "./mediation.module.css";

type Props = {
  readonly party: PartyDraft;
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (party: PartyDraft) => void;
};
type TextKey =
  | "name"
  | "birthDate"
  | "guardian"
  | "companyCode"
  | "representative"
  | "address"
  | "phone"
  | "room";

/** AGR-1: who they are, and what they want. */
export function PartyFields({ party, faultOf, onChange }: Props) {
  const { t, label } = useWords();
  const set = (change: Partial<PartyDraft>) => onChange({ ...party, ...change });
  const text = (key: TextKey, type = "text") => (
    <Field label={t(`mediation.${key}`)} fault={faultOf(key)}>
      {(given) => (
        <Input
          {...given}
          type={type}
          value={party[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className={styles.form}>
      <legend>{t("mediation.partyNo", { letter: party.letter })}</legend>
      <div className={styles.fields}>
        <Field label={t("mediation.partyType")} fault={undefined}>
          {(given) => (
            <Select
              {...given}
              value={party.type}
              options={PARTY_TYPES.map((value) => ({ value, label: label(PARTY_TYPE_LABELS, value) }))}
              onChange={(type) => set({ type })}
            />
          )}
        </Field>
        <Field label={t("mediation.partyRole")} fault={faultOf("role")}>
          {(given) => (
            <Select
              {...given}
              value={party.role}
              options={PARTY_ROLES.map((value) => ({ value, label: label(PARTY_ROLE_LABELS, value) }))}
              onChange={(role) => set({ role })}
            />
          )}
        </Field>
        {text("name")}
        {party.type === "NATURAL" ? (
          <>
            <Field label={t("mediation.sex")} fault={undefined}>
              {(given) => (
                <Select
                  {...given}
                  {...(party.sex !== "" && { value: party.sex })}
                  options={[
                    { value: "F", label: t("mediation.female") },
                    { value: "M", label: t("mediation.male") },
                  ]}
                  onChange={(sex: string) => set({ sex })}
                />
              )}
            </Field>
            {text("birthDate", "date")}
            {text("guardian")}
          </>
        ) : (
          <>
            {text("companyCode")}
            {text("representative")}
          </>
        )}
        {text("phone", "tel")}
        {text("room")}
      </div>
      {text("address")}
      <ClaimFields claims={party.claims} faultOf={faultOf} onChange={(claims) => set({ claims })} />
      <Checkbox
        checked={party.identityChecked}
        onChange={({ target }) => set({ identityChecked: target.checked })}
      >
        {t("mediation.identityChecked")}
      </Checkbox>
    </fieldset>
  );
}

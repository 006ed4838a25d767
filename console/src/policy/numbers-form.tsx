import { PRIORITIES, type Priority } from "@heyi/schema/vocabulary/complaint.ts";
import { InputNumber, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Numbers } from "./documents.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { NumberGrid } from "./number-grid.tsx";
import styles from "./policy.module.css";
import { ResolveTimes } from "./resolve-times.tsx";

const CLOCKS = [
  "respondMinutes",
  "replyWorkingDays",
  "replyLimitWorkingDays",
  "visitWorkingDays",
  "acceptMinutes",
  "silenceWorkingDays",
  "suspendMaxDays",
  "quietDays",
  "reopenDays",
  "reopenedWorkingDays",
  "measureReminderDays",
  "majorSecondVisitDays",
] as const;
const MAJOR = [
  "householdComplaints",
  "householdDays",
  "matterHouseholds",
  "matterDays",
  "proposeAfterMinutes",
  "meetingHours",
] as const;
const LADDER = ["levelSkippingLevel", "dissatisfiedMinutes", "remindHours", "remindTimes"] as const;
const LEVELS = [0, 1, 2] as const;

type Props = { readonly numbers: Numbers; readonly onChange: (numbers: Numbers) => void };

/** Every number of the rules, each where people look for it. */
export function NumbersForm({ numbers, onChange }: Props) {
  const { t } = useWords();
  const set = (part: Partial<Numbers>) => onChange({ ...numbers, ...part });
  const { escalation, major } = numbers;
  return (
    <>
      <section className={styles.part}>
        <h2>{t("policy.resolve")}</h2>
        <p className={styles.hint}>{t("policy.resolveHint")}</p>
        <ResolveTimes times={numbers.resolveTimes} onChange={(resolveTimes) => set({ resolveTimes })} />
      </section>
      <section className={styles.part}>
        <h2>{t("policy.clocks")}</h2>
        <NumberGrid
          names={CLOCKS}
          of={numbers}
          say={(name) => ({ label: t(`policy.${name}`), unit: t(`policy.${unitOf(name)}`) })}
          onChange={(name, value) => set({ [name]: value })}
        />
        <div className={styles.grid}>
          <label className={styles.number}>
            <span>{t("policy.dueSoonShare")}</span>
            <InputNumber
              value={Math.round(numbers.dueSoonShare * 100)}
              min={1}
              max={99}
              precision={0}
              suffix="%"
              onChange={(value) => value !== null && set({ dueSoonShare: value / 100 })}
            />
          </label>
        </div>
      </section>
      <section className={styles.part}>
        <h2>{t("policy.matrix")}</h2>
        <MatrixTable matrix={numbers.matrix} onChange={(matrix) => set({ matrix })} />
        <label className={styles.number}>
          <span>{t("policy.untriagedPriority")}</span>
          <Select<Priority>
            value={numbers.untriagedPriority}
            options={PRIORITIES.map((value) => ({ value, label: value }))}
            onChange={(untriagedPriority) => set({ untriagedPriority })}
          />
        </label>
      </section>
      <section className={styles.part}>
        <h2>{t("policy.ladder")}</h2>
        <div className={styles.grid}>
          {LEVELS.map((level) => (
            <label key={level} className={styles.number}>
              <span>{t("policy.toLevel", { level: level + 1 })}</span>
              <InputNumber
                value={escalation.hoursToLevel[level] ?? 0}
                min={0}
                precision={0}
                suffix={t("policy.Hours")}
                onChange={(value) =>
                  value !== null &&
                  set({
                    escalation: {
                      ...escalation,
                      hoursToLevel: escalation.hoursToLevel.map((hours, at) =>
                        at === level ? value : hours,
                      ),
                    },
                  })
                }
              />
            </label>
          ))}
        </div>
        <NumberGrid
          names={LADDER}
          of={escalation}
          say={(name) => ({ label: t(`policy.${name}`), unit: t(`policy.${unitOf(name)}`) })}
          onChange={(name, value) => set({ escalation: { ...escalation, [name]: value } })}
        />
      </section>
      <section className={styles.part}>
        <h2>{t("policy.major")}</h2>
        <NumberGrid
          names={MAJOR}
          of={major}
          say={(name) => ({ label: t(`policy.${name}`), unit: t(`policy.${unitOf(name)}`) })}
          onChange={(name, value) => set({ major: { ...major, [name]: value } })}
        />
      </section>
    </>
  );
}

const UNITS = [
  "Minutes",
  "WorkingDays",
  "Days",
  "Hours",
  "Times",
  "Level",
  "Households",
  "Complaints",
] as const;

function unitOf(name: string): (typeof UNITS)[number] {
  return UNITS.find((unit) => name.endsWith(unit)) ?? "Times";
}

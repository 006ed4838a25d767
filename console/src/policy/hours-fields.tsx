import { Button, Input } from "antd";
import { useWords } from "../i18n/use-words.ts";
import styles from "./policy.module.css";
import type { Hours } from "./rules-of.ts";

const USUAL: Hours = [{ from: "08:30", to: "18:00" }];
const MOST = 2;

type Props = { readonly hours: Hours | null; readonly onChange: (hours: Hours | null) => void };

/** SLA-2: when a project is open, one or two intervals of the day; working-day deadlines end at the close. */
export function HoursFields({ hours, onChange }: Props) {
  const { t } = useWords();
  if (hours === null)
    return (
      <p className={styles.hint}>
        {t("policy.hoursFounded")}{" "}
        <Button type="link" size="small" onClick={() => onChange(USUAL)}>
          {t("policy.hoursChange")}
        </Button>
      </p>
    );
  const set = (at: number, part: Partial<Hours[number]>) =>
    onChange(hours.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className={styles.hours}>
      <legend>{t("policy.hours")}</legend>
      {hours.map(({ from, to }, at) => (
        <span key={at === 0 ? "first" : "second"}>
          <Input
            aria-label={t("policy.opens", { n: at + 1 })}
            maxLength={5}
            value={from}
            onChange={({ target }) => set(at, { from: target.value })}
          />
          –
          <Input
            aria-label={t("policy.closes", { n: at + 1 })}
            maxLength={5}
            value={to}
            onChange={({ target }) => set(at, { to: target.value })}
          />
        </span>
      ))}
      {hours.length < MOST ? (
        <Button size="small" onClick={() => onChange([...hours, { from: "19:00", to: "21:00" }])}>
          {t("policy.addHours")}
        </Button>
      ) : (
        <Button size="small" onClick={() => onChange(hours.slice(0, 1))}>
          {t("policy.oneInterval")}
        </Button>
      )}
    </fieldset>
  );
}

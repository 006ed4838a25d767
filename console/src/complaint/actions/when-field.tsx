import { Button, DatePicker, Form } from "antd";
import dayjs from "dayjs";
import { useWords } from "../../i18n/use-words.ts";
import { DAY, HOUR, atHour, instantOfWall, wallText } from "../../time/shanghai.ts";
import { dayAndTime } from "../../time/spoken.ts";
import { useMinute } from "../../time/ticker.ts";
import styles from "./actions.module.css";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly latestDays?: number;
};

/** A moment ahead, kept as an instant, picked and shown as the wall clock in Shanghai has it. */
export function WhenField(props: Props) {
  const { t } = useWords();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.hint}
      rules={[{ required: true, message: t("actions.required") }]}
    >
      <When latestDays={props.latestDays} />
    </Form.Item>
  );
}

function When(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly latestDays: number | undefined;
}) {
  const { t, locale } = useWords();
  const now = useMinute();
  const set = (at: number) => props.onChange?.(new Date(at).toISOString());
  const quick: [string, number][] = [
    [t("actions.inTwoHours"), Math.ceil((now + 2 * HOUR) / (HOUR / 2)) * (HOUR / 2)],
    [t("actions.today"), atHour(now, 0, 18)],
    [t("actions.tomorrow"), atHour(now, 1, 18)],
    [t("actions.inThreeDays"), atHour(now, 3, 18)],
    [t("actions.inSevenDays"), atHour(now, 7, 18)],
  ];
  const latest = now + (props.latestDays ?? 365) * DAY;
  return (
    <>
      <DatePicker
        {...(props.id !== undefined && { id: props.id })}
        style={{ width: "100%" }}
        showTime={{ format: "HH:mm", minuteStep: 10 }}
        format="YYYY-MM-DD HH:mm"
        value={props.value === undefined ? null : dayjs(wallText(Date.parse(props.value)))}
        disabledDate={(day) => {
          const noon = instantOfWall(`${day.format("YYYY-MM-DD")}T23:59`);
          return noon < now || noon > latest + DAY;
        }}
        onChange={(picked) =>
          picked === null
            ? props.onChange?.(undefined)
            : set(instantOfWall(picked.format("YYYY-MM-DDTHH:mm")))
        }
      />
      <div className={styles.choices}>
        {quick
          .filter(([, at]) => at > now && at <= latest)
          .map(([name, at]) => (
            <Button key={name} size="small" title={dayAndTime(at, now, locale)} onClick={() => set(at)}>
              {name}
            </Button>
          ))}
      </div>
    </>
  );
}

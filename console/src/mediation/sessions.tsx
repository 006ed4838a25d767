import { SESSION_MODE_LABELS, SESSION_MODES, type SessionMode } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { instantOfWall } from "../time/shanghai.ts";
import { Ask, choicesOf, textOf } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand, useConducts } from "./case-context.ts";
import { ConfirmRecordMutation, HoldSessionMutation, ScheduleSessionMutation } from "./commands/sessions.ts";
import type { Session } from "./documents.ts";
import { Ahead } from "./session-ahead.tsx";
import { Moment } from "./moment.tsx";
import { Statements } from "./statements.tsx";
import styles from "./mediation.module.css";

/** MED-4: sessions in order, with what was said in each. */
export function Sessions() {
  const { t, label } = useWords();
  const { shown, record } = useCase();
  const schedule = useCaseCommand(ScheduleSessionMutation);
  const conducts = useConducts();
  const meets = conducts && (shown.state === "CONSENTED" || shown.state === "IN_SESSION");
  const everybody = record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }));
  return (
    <section className={styles.panel} aria-labelledby="sessions">
      <h2 id="sessions" tabIndex={-1}>
        {t("mediation.sessions")}
      </h2>
      {record.sessions.length === 0 && <p className={styles.hint}>{t("mediation.noSession")}</p>}
      <ul className={styles.list}>
        {record.sessions.map((session) => (
          <SessionLine key={session.no} session={session} />
        ))}
      </ul>
      <div className={styles.foot}>
        {meets && (
          <Ask
            label={t("mediation.schedule")}
            fields={[
              { key: "at", label: t("mediation.when"), kind: "MOMENT" },
              {
                key: "mode",
                label: t("mediation.mode"),
                kind: "CHOICE",
                initial: "JOINT",
                options: SESSION_MODES.map((mode) => ({
                  value: mode,
                  label: label(SESSION_MODE_LABELS, mode),
                })),
              },
              { key: "place", label: t("mediation.place"), kind: "TEXT" },
              {
                key: "invited",
                label: t("mediation.invited"),
                kind: "CHOICES",
                options: everybody,
                initial: everybody.map(({ value }) => value),
              },
            ]}
            command={schedule}
            send={(given) => {
              const at = instantOfWall(textOf(given, "at"));
              return schedule.run({
                at: Number.isNaN(at) ? "" : new Date(at).toISOString(),
                mode: textOf(given, "mode") as SessionMode,
                place: textOf(given, "place"),
                invited: choicesOf(given, "invited"),
              });
            }}
          />
        )}
        <Statements sessionNo={null} />
      </div>
    </section>
  );
}

function SessionLine({ session }: { readonly session: Session }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const hold = useCaseCommand(HoldSessionMutation);
  const confirm = useCaseCommand(ConfirmRecordMutation);
  const conducts = useConducts();
  const { no, mode, at, place, invited, attendance, minutes, confirmedBy, closedAt, cancelled, calendar } =
    session;
  const everybody = record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }));
  const unheard = (attendance ?? []).filter((letter) => !confirmedBy.includes(letter));
  return (
    <li aria-label={t("mediation.sessionNo", { no })}>
      <h3>
        {t("mediation.sessionNo", { no })} · {label(SESSION_MODE_LABELS, mode)} · <Moment at={at} />
        {place && ` · ${place}`}
      </h3>
      <p className={styles.small}>
        {t(attendance ? "mediation.came" : "mediation.invitedAre", {
          names: (attendance ?? invited).map((letter) => nameOf(record, letter)).join("、"),
        })}
        {closedAt && ` · ${t("mediation.recordFrozen")}`}
      </p>
      {cancelled !== null && <p role="note">{t("mediation.calledOff", { reason: cancelled })}</p>}
      {minutes && <p>{minutes}</p>}
      {attendance === null && (
        <a className={styles.small} href={calendar} download>
          {t("mediation.intoCalendar")}
        </a>
      )}
      <Statements sessionNo={no} />
      {attendance === null && cancelled === null && conducts && <Ahead session={session} />}
      {!closedAt && cancelled === null && conducts && (
        <div className={styles.acts}>
          <Ask
            label={attendance ? t("mediation.correctMinutes") : t("mediation.hold")}
            fields={[
              {
                key: "attendance",
                label: t("mediation.whoCame"),
                kind: "CHOICES",
                options: everybody,
                initial: attendance ?? invited,
              },
              {
                key: "minutes",
                label: t(mode === "SEPARATE" ? "mediation.minutesApart" : "mediation.minutes"),
                kind: "WORDS",
                initial: minutes ?? "",
              },
            ]}
            command={hold}
            send={(given) =>
              hold.run({ no, attendance: choicesOf(given, "attendance"), minutes: textOf(given, "minutes") })
            }
          />
          {unheard.map((letter) => (
            <Ask
              key={letter}
              label={t("mediation.readOutTo", { name: nameOf(record, letter) })}
              fields={[]}
              command={confirm}
              send={() => confirm.run({ no, party: letter })}
            />
          ))}
        </div>
      )}
    </li>
  );
}

import {
  ACTION_LABELS,
  MOVES,
  type Move,
  type Mover,
  STANDING_LABELS,
} from "@heyi/schema/vocabulary/action.ts";
import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { ROLES, ROLE_LABELS, type Role } from "@heyi/schema/vocabulary/org.ts";
import { Link } from "react-router";
import { type Words, useWords } from "../i18n/use-words.ts";
import { ACTION_KEYS } from "../shell/keys.ts";
import { useTitle } from "../ui/use-title.ts";
import styles from "./help.module.css";

/** HND-1: the table of moves, printed from the table itself. */
export function HelpPage() {
  const words = useWords();
  const { t } = words;
  useTitle(t("help.title"));
  return (
    <div className={styles.page}>
      <h1>{t("help.title")}</h1>
      <p>
        {t("help.lead")} <Link to="/">{t("shell.toDesk")}</Link>
      </p>
      <div className={styles.wide}>
        <table>
          <thead>
            <tr>
              {(["action", "from", "to", "by", "demands"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`help.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MOVES.map((move) => (
              <Line key={move.action} move={move} words={words} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Line({ move, words }: { readonly move: Move; readonly words: Words }) {
  const { t, label, locale } = words;
  const and = (parts: readonly string[]) => parts.join(locale === "zh" ? "、" : ", ");
  const key = ACTION_KEYS[move.action];
  return (
    <tr>
      <th scope="row">
        {label(ACTION_LABELS, move.action)} {key !== undefined && <kbd>{key}</kbd>}
      </th>
      <td data-column={t("help.from")}>{and(move.from.map((state) => label(STATE_LABELS, state)))}</td>
      <td data-column={t("help.to")}>{leadsTo(words, move.to)}</td>
      <td data-column={t("help.by")}>{and(move.by.map((mover) => moverName(words, mover)))}</td>
      <td data-column={t("help.demands")}>
        {move.demands.length === 0 ? t("help.none") : and(move.demands.map((demand) => t(`help.${demand}`)))}
      </td>
    </tr>
  );
}

function leadsTo({ t, label }: Words, to: Move["to"]): string {
  switch (to) {
    case "SAME":
      return t("help.same");
    case "RESUMED":
      return t("help.resumed");
    case "CLOSED_IF_COMPLETE":
      return t("help.closedIfComplete");
    case "BY_RESULT":
      return t("help.byResult");
    default:
      return label(STATE_LABELS, to);
  }
}

function isRole(mover: Mover): mover is Role {
  return ROLES.some((role) => role === mover);
}

function moverName({ label }: Words, mover: Mover): string {
  return isRole(mover) ? label(ROLE_LABELS, mover) : label(STANDING_LABELS, mover);
}

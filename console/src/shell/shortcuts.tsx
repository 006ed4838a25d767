import { ACTION_LABELS } from "@heyi/schema/vocabulary/action.ts";
import { Modal } from "antd";
import { VIEWS } from "../desk/desk-address.ts";
import { useWords } from "../i18n/use-words.ts";
import { ACTION_KEYS, PLACE_KEYS, VIEW_KEYS } from "./keys.ts";
import styles from "./shortcuts.module.css";

const SHOWN = [
  "ASSIGN",
  "RESPOND",
  "CONTACT",
  "TRIAGE",
  "ESCALATE",
  "SUSPEND",
  "PROMISE",
  "RESOLVE",
  "SETTLE_ON_THE_SPOT",
  "ACCEPT",
  "DECLINE",
  "WITHDRAW",
] as const;

export function Shortcuts(props: { readonly onClose: () => void }) {
  const { t, label } = useWords();
  const groups: [string, [string[], string][]][] = [
    [
      t("shell.shortcutsMoving"),
      [
        [["J", "↓"], t("shell.keyNext")],
        [["K", "↑"], t("shell.keyPrevious")],
        [["Enter"], t("shell.keyOpen")],
        [["Home", "End"], t("shell.keyFirstLast")],
        [["U"], t("shell.keyNewOnes")],
        [["Esc"], t("shell.keyBack")],
      ],
    ],
    [
      t("shell.shortcutsActing"),
      SHOWN.map((action) => [[ACTION_KEYS[action] ?? ""], label(ACTION_LABELS, action)]),
    ],
    [
      t("shell.shortcutsPlaces"),
      [
        [["G", PLACE_KEYS.desk], t("shell.placeDesk")],
        [["G", PLACE_KEYS.intake], t("shell.placeIntake")],
        [["G", PLACE_KEYS.mine], t("shift.title")],
        [["G", PLACE_KEYS.board], t("board.title")],
        [["G", PLACE_KEYS.stocktaking], t("stock.title")],
        [["G", PLACE_KEYS.notices], t("shell.placeNotices")],
        [["G", PLACE_KEYS.help], t("shell.placeHelp")],
        ...VIEWS.map((view): [string[], string] => [["G", VIEW_KEYS[view]], t(`desk.${view}`)]),
      ],
    ],
    [
      t("shell.shortcutsEverywhere"),
      [
        [["N"], t("shell.placeIntake")],
        [["/"], t("shell.search")],
        [["Ctrl", "K"], t("shell.palette")],
        [["Ctrl", "Enter"], t("shell.keySubmit")],
        [["?"], t("shell.keyHelp")],
      ],
    ],
  ];
  return (
    <Modal open title={t("shell.shortcuts")} footer={null} width={720} onCancel={props.onClose}>
      <div className={styles.groups}>
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([caps, what]) => (
                <div key={what}>
                  <dt>
                    {caps.map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

import { ACTION_LABELS, type Action } from "@heyi/schema/vocabulary/action.ts";
import { Command } from "cmdk";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../auth/viewer.ts";
import { useOpenComplaint } from "../complaint/open-complaint.ts";
import { VIEWS, deskPath } from "../desk/desk-address.ts";
import { rememberLocale } from "../i18n/locale.ts";
import { useWords } from "../i18n/use-words.ts";
import { preferences, setPreferences } from "../theme/preferences.ts";
import { ACTION_KEYS, PLACE_KEYS, VIEW_KEYS } from "./keys.ts";
import styles from "./palette.module.css";
import { mediates } from "./leads.ts";
import { ACTION_SOUNDS, SOUNDS } from "./pinyin.ts";
import type { Panel } from "./shell.tsx";
import { useSignOut } from "./use-sign-out.ts";

type Item = {
  readonly name: string;
  readonly sounds: readonly string[];
  readonly keys?: readonly string[];
  readonly run: () => void;
};

export function Palette(props: { readonly onClose: () => void; readonly onPanel: (panel: Panel) => void }) {
  const { t, label, locale } = useWords();
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const leave = useSignOut();
  const open = useOpenComplaint();
  const [text, setText] = useState("");
  const go = (path: string) => () => void navigate(path);
  const viewer = useViewer();
  const { canAdminister } = viewer;
  const { projects } = preferences();
  const number = /^[a-z]{2,6}-\d{6}-\d{4}$/i.exec(text.trim())?.[0].toUpperCase();

  const groups: [string, Item[]][] = [
    [
      t("shell.paletteComplaint"),
      (open?.actions ?? []).map((action: Action) => ({
        name: label(ACTION_LABELS, action),
        sounds: ACTION_SOUNDS[action],
        ...(ACTION_KEYS[action] && { keys: [ACTION_KEYS[action]] }),
        run: () => open?.run(action),
      })),
    ],
    [
      t("shell.palettePlaces"),
      [
        { name: t("shell.placeIntake"), sounds: SOUNDS.intake, keys: ["N"], run: go("/intake") },
        {
          name: t("shell.placeDesk"),
          sounds: SOUNDS.desk,
          keys: ["G", PLACE_KEYS.desk],
          run: go(deskPath({ projects })),
        },
        { name: t("shift.title"), sounds: SOUNDS.mine, keys: ["G", PLACE_KEYS.mine], run: go("/mine") },
        ...(mediates(viewer)
          ? [
              { name: t("mediation.title"), sounds: SOUNDS.mediation, run: go("/cases") },
              { name: t("performance.title"), sounds: SOUNDS.performance, run: go("/performance") },
            ]
          : []),
        { name: t("board.title"), sounds: SOUNDS.board, keys: ["G", PLACE_KEYS.board], run: go("/board") },
        {
          name: t("stock.title"),
          sounds: SOUNDS.stocktaking,
          keys: ["G", PLACE_KEYS.stocktaking],
          run: go("/stocktaking"),
        },
        {
          name: t("shell.placeNotices"),
          sounds: SOUNDS.notices,
          keys: ["G", PLACE_KEYS.notices],
          run: () => props.onPanel("notices"),
        },
        ...(canAdminister
          ? [
              { name: t("policy.title"), sounds: SOUNDS.policy, run: go("/admin/rules") },
              { name: t("calendar.title"), sounds: SOUNDS.calendar, run: go("/admin/calendar") },
              { name: t("messages.title"), sounds: SOUNDS.messages, run: go("/admin/messages") },
              { name: t("partners.title"), sounds: SOUNDS.partners, run: go("/admin/partners") },
              { name: t("tips.title"), sounds: SOUNDS.tips, run: go("/admin/tips") },
              { name: t("house.people"), sounds: SOUNDS.people, run: go("/admin/people") },
              { name: t("house.projects"), sounds: SOUNDS.projects, run: go("/admin/projects") },
              { name: t("house.subCategories"), sounds: SOUNDS.categories, run: go("/admin/categories") },
            ]
          : []),
        { name: t("shell.placeHelp"), sounds: SOUNDS.help, keys: ["G", PLACE_KEYS.help], run: go("/help") },
        {
          name: t("shell.shortcuts"),
          sounds: SOUNDS.shortcuts,
          keys: ["?"],
          run: () => props.onPanel("shortcuts"),
        },
      ],
    ],
    [
      t("shell.paletteViews"),
      VIEWS.map((view) => ({
        name: t(`desk.${view}`),
        sounds: SOUNDS[view],
        keys: ["G", VIEW_KEYS[view]],
        run: go(deskPath({ view, projects })),
      })),
    ],
    [
      t("shell.paletteSettings"),
      [
        {
          name: `${t("shell.theme")}: ${t("shell.themeLight")}`,
          sounds: SOUNDS.light,
          run: () => setPreferences({ theme: "light" }),
        },
        {
          name: `${t("shell.theme")}: ${t("shell.themeDark")}`,
          sounds: SOUNDS.dark,
          run: () => setPreferences({ theme: "dark" }),
        },
        {
          name: `${t("shell.density")}: ${t("shell.densityCompact")}`,
          sounds: SOUNDS.compact,
          run: () => setPreferences({ density: "compact" }),
        },
        {
          name: `${t("shell.density")}: ${t("shell.densityNormal")}`,
          sounds: SOUNDS.normal,
          run: () => setPreferences({ density: "normal" }),
        },
        {
          name: locale === "zh" ? "English" : "中文",
          sounds: SOUNDS.language,
          run: () => {
            const next = locale === "zh" ? "en" : "zh";
            rememberLocale(next);
            void i18n.changeLanguage(next);
          },
        },
        { name: t("shell.signOut"), sounds: SOUNDS.signOut, run: leave.here },
      ],
    ],
  ];

  return (
    <Command.Dialog
      open
      onOpenChange={(on) => !on && props.onClose()}
      label={t("shell.palette")}
      overlayClassName={styles.overlay ?? ""}
      contentClassName={styles.palette ?? ""}
      loop
    >
      <Command.Input value={text} onValueChange={setText} placeholder={t("shell.paletteHint")} />
      <Command.List>
        <Command.Empty>{t("shell.paletteEmpty")}</Command.Empty>
        {number !== undefined && (
          <Command.Item
            value={text}
            forceMount
            onSelect={() => [props.onClose(), void navigate(`/complaints/${number}`)]}
          >
            {t("shell.paletteOpenNumber", { number })}
          </Command.Item>
        )}
        {groups
          .filter(([, items]) => items.length > 0)
          .map(([heading, items]) => (
            <Command.Group key={heading} heading={heading}>
              {items.map((item) => (
                <Command.Item
                  key={item.name}
                  value={`${heading} ${item.name}`}
                  keywords={[...item.sounds]}
                  onSelect={() => {
                    props.onClose();
                    item.run();
                  }}
                >
                  {item.name}
                  <span className={styles.keys}>
                    {item.keys?.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
      </Command.List>
    </Command.Dialog>
  );
}

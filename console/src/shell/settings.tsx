import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { App, Segmented, Switch } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { rememberLocale } from "../i18n/locale.ts";
import { useWords } from "../i18n/use-words.ts";
import { type Density, type ThemeChoice, setPreferences, usePreferences } from "../theme/preferences.ts";
import styles from "./settings.module.css";

export function Settings() {
  const { t, locale } = useWords();
  const { i18n } = useTranslation();
  const { message } = App.useApp();
  const chosen = usePreferences();
  const id = useId();

  async function chooseDesktop(on: boolean): Promise<void> {
    const granted = on && (await Notification.requestPermission()) === "granted";
    if (on && !granted) void message.warning(t("shell.desktopRefused"));
    setPreferences({ desktop: granted });
  }

  return (
    <div className={styles.settings}>
      <span id={`${id}l`}>{t("shell.language")}</span>
      <Segmented<Locale>
        aria-labelledby={`${id}l`}
        size="small"
        value={locale}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
        onChange={(next) => {
          rememberLocale(next);
          void i18n.changeLanguage(next);
        }}
      />
      <span id={`${id}t`}>{t("shell.theme")}</span>
      <Segmented<ThemeChoice>
        aria-labelledby={`${id}t`}
        size="small"
        value={chosen.theme}
        options={[
          { value: "light", label: t("shell.themeLight") },
          { value: "dark", label: t("shell.themeDark") },
          { value: "system", label: t("shell.themeSystem") },
        ]}
        onChange={(theme) => setPreferences({ theme })}
      />
      <span id={`${id}d`}>{t("shell.density")}</span>
      <Segmented<Density>
        aria-labelledby={`${id}d`}
        size="small"
        value={chosen.density}
        options={[
          { value: "compact", label: t("shell.densityCompact") },
          { value: "normal", label: t("shell.densityNormal") },
          { value: "roomy", label: t("shell.densityRoomy") },
        ]}
        onChange={(density) => setPreferences({ density })}
      />
      <span className={styles.group}>{t("shell.overdueSignals")}</span>
      <label className={styles.switch}>
        <Switch
          size="small"
          checked={chosen.sound}
          onChange={(sound) => setPreferences({ sound })}
          aria-label={t("shell.sound")}
        />
        {t("shell.sound")}
      </label>
      <span />
      <label className={styles.switch}>
        <Switch
          size="small"
          checked={chosen.desktop}
          onChange={(on) => void chooseDesktop(on)}
          aria-label={t("shell.desktop")}
        />
        {t("shell.desktop")}
      </label>
    </div>
  );
}

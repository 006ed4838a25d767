import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rememberLocale } from "../i18n/locale.ts";

/** Names the language it switches to, in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const next = i18n.language === "en" ? "zh" : "en";
  return (
    <Button
      type="text"
      size="small"
      lang={next === "zh" ? "zh-CN" : "en"}
      onClick={() => {
        rememberLocale(next);
        void i18n.changeLanguage(next);
      }}
    >
      {next === "zh" ? "中文" : "English"}
    </Button>
  );
}

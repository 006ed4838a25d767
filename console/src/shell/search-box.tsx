import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { deskPath, readAddress } from "../desk/desk-address.ts";
import { useWords } from "../i18n/use-words.ts";
import { preferences } from "../theme/preferences.ts";
import styles from "./shell.module.css";

const TYPING_PAUSE = 350;

/** Searches from any page; the words stand in the desk's address. Within the desk it searches while typing. */
export function SearchBox() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const onDesk = useLocation().pathname === "/desk";
  const address = readAddress(search);
  const standing = onDesk ? address.text : "";
  const [text, setText] = useState(standing);
  const [shownFor, setShownFor] = useState(standing);
  const input = useRef<InputRef>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (shownFor !== standing) {
    setShownFor(standing);
    setText(standing);
  }
  useHotkeys("/", () => input.current?.focus({ cursor: "all" }), { preventDefault: true, useKey: true });
  useEffect(() => () => clearTimeout(pause.current), []);

  function go(words: string): void {
    clearTimeout(pause.current);
    const base = onDesk ? address : { projects: preferences().projects };
    void navigate(deskPath({ ...base, text: words.trim(), complaint: undefined }), { replace: onDesk });
  }

  return (
    <div role="search" className={styles.search}>
      <Input
        ref={input}
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={
          text === "" ? (
            <kbd aria-hidden="true" className={styles.narrowHidden}>
              /
            </kbd>
          ) : undefined
        }
        placeholder={t("shell.searchHint")}
        aria-label={t("shell.search")}
        value={text}
        onChange={(event) => {
          const words = event.target.value;
          setText(words);
          clearTimeout(pause.current);
          if (onDesk && !(event.nativeEvent as InputEvent).isComposing)
            pause.current = setTimeout(() => go(words), TYPING_PAUSE);
        }}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return;
          go(text);
          event.currentTarget.blur();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}

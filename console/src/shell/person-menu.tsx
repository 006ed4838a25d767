import { DownOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { Suspense, lazy, useState } from "react";
import { useLocation } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./person-card.module.css";

const PersonCard = lazy(async () => ({ default: (await import("./person-card.tsx")).PersonCard }));

export function PersonMenu(props: { readonly onShortcuts: () => void }) {
  const { t } = useWords();
  const { staff } = useViewer();
  const { key } = useLocation();
  // Wherever one goes from here, the menu stays behind.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === key;
  const setOpen = (wanted: boolean) => setOpenAt(wanted ? key : null);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div
          className={styles.popover}
          role="dialog"
          aria-label={t("shell.personMenu", { name: staff.name })}
        >
          <Suspense>
            <PersonCard
              onShortcuts={() => {
                setOpen(false);
                props.onShortcuts();
              }}
            />
          </Suspense>
        </div>
      }
    >
      <Button
        type="text"
        aria-label={t("shell.personMenu", { name: staff.name })}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        {staff.name}
        <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Popover>
  );
}

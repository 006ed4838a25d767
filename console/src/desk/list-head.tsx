import { FilterOutlined, PlusOutlined } from "@ant-design/icons";
import { Badge, Button, Popover, Tooltip } from "antd";
import { Suspense, lazy, useState } from "react";
import { useNavigate } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { type DeskAddress, deskPath, filtersSet } from "./desk-address.ts";
import styles from "./desk-page.module.css";
import { FilterChips } from "./filter-chips.tsx";

const FilterForm = lazy(async () => ({ default: (await import("./filter-form.tsx")).FilterForm }));

type Props = { readonly address: DeskAddress; readonly total: number | undefined };

export function ListHead({ address, total }: Props) {
  const { t } = useWords();
  const { canRegister } = useViewer();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const set = filtersSet(address);
  const change = (next: Partial<DeskAddress>) =>
    void navigate(deskPath({ ...address, ...next, complaint: undefined }), { replace: true });
  return (
    <div className={styles.listHead}>
      <div className={styles.listTitle}>
        <h1>{t(`desk.${address.view}`)}</h1>
        <p className="figures">
          {total === undefined ? "" : t("desk.count", { count: total })}
          <span>{t(address.view === "ENDED" ? "desk.orderLatest" : "desk.orderDue")}</span>
        </p>
      </div>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        arrow={false}
        content={
          <Suspense>
            <FilterForm address={address} onChange={change} />
          </Suspense>
        }
      >
        <Badge count={set} size="small" color="var(--accent)">
          <Button
            icon={<FilterOutlined aria-hidden="true" />}
            aria-expanded={open}
            aria-haspopup="dialog"
            aria-label={set > 0 ? t("desk.filterActive", { count: set }) : t("desk.filter")}
          >
            <span className={styles.narrowHidden}>{t("desk.filter")}</span>
          </Button>
        </Badge>
      </Popover>
      {canRegister && (
        <Tooltip title="N">
          <Button
            type="primary"
            className={styles.narrowHidden ?? ""}
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => void navigate("/intake")}
          >
            {t("desk.register")}
          </Button>
        </Tooltip>
      )}
      <FilterChips address={address} onChange={change} />
    </div>
  );
}

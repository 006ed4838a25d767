import { useViewer } from "../auth/viewer.ts";
import { CLOCK_KIND_LABELS, CLOCK_KINDS } from "@heyi/schema/vocabulary/clock.ts";
import { useRef } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { useNavigate, useSearchParams } from "react-router";
import { ComplaintPanel } from "../complaint/complaint-panel.tsx";
import { useWords } from "../i18n/use-words.ts";
import { signalOverdue } from "../notices/signals.ts";
import { ClockDock } from "../performance/clock-dock.tsx";
import { KEY_OPTIONS } from "../shell/keys.ts";
import { Boundary } from "../ui/boundary.tsx";
import { useTitle } from "../ui/use-title.ts";
import { deskPath, filtersSet, readAddress, toFilter } from "./desk-address.ts";
import styles from "./desk-page.module.css";
import { EmptyQueue } from "./empty-queue.tsx";
import { ListHead } from "./list-head.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { QueueBody } from "./queue-body.tsx";
import type { Message } from "./queue-state.ts";
import { Rail } from "./rail.tsx";
import { useQueue } from "./use-queue.ts";

export function DeskPage() {
  const { t, label } = useWords();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const address = readAddress(search);
  const beside = useRef<HTMLElement>(null);
  const filter = toFilter(address, viewer.projects);
  useTitle(t(`desk.${address.view}`));

  const { view, store, counters, inStep } = useQueue(
    filter,
    address.view === "ENDED" ? "latest" : "due",
    viewer.staff.id,
    ring,
  );
  function ring(message: Message): void {
    for (const { event, entry } of message.changes) {
      if (event !== "CLOCK_OVERDUE" || entry === undefined) continue;
      const kind = CLOCK_KINDS.find((clock) => clock === entry.due?.kind);
      const clock = kind === undefined ? "" : label(CLOCK_KIND_LABELS, kind);
      signalOverdue(t("shell.overdueNotice", { number: entry.number, clock }), entry);
    }
  }

  const { queue } = view;
  const selected = queue?.order.find((id) => queue.rows.get(id)?.number === address.complaint);
  const show = (complaint: string | undefined) =>
    void navigate(deskPath({ ...address, complaint }), { replace: true });
  useHotkeys("escape", () => show(undefined), { ...KEY_OPTIONS, enabled: address.complaint !== undefined });
  const filtered = filtersSet(address) > 0 || address.text !== "";

  return (
    <div className={styles.desk} data-open={address.complaint !== undefined}>
      <Rail address={address} counters={counters} />
      <section className={styles.list} aria-label={t("desk.queue")}>
        <ListHead address={address} total={queue?.total} />
        <Boundary of={search.toString()}>
          <QueueBody
            view={view}
            store={store}
            selected={selected}
            onSelect={(id, opened) => {
              const number = queue?.rows.get(id)?.number;
              if (number !== address.complaint) show(number);
              if (opened) beside.current?.focus();
            }}
            empty={
              <EmptyQueue
                view={address.view}
                lastLeft={queue?.lastLeft}
                onClear={filtered ? () => void navigate(deskPath({ view: address.view })) : undefined}
              />
            }
          />
        </Boundary>
        {address.view !== "ENDED" && <ClockDock projectIds={(filter.projectIds ?? []).map(String)} />}
      </section>
      <section ref={beside} tabIndex={-1} className={styles.beside} aria-label={t("desk.details")}>
        <Boundary of={address.complaint ?? ""}>
          {address.complaint === undefined ? (
            <NothingChosen queue={queue} />
          ) : (
            <ComplaintPanel reference={address.complaint} inStep={inStep} onClose={() => show(undefined)} />
          )}
        </Boundary>
      </section>
    </div>
  );
}

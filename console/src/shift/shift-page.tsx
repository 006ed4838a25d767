import { App, Button } from "antd";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import type { MyShiftQuery as Data } from "../../generated/graphql.ts";
import { useViewer } from "../auth/viewer.ts";
import { WorkList } from "../board/work-list.tsx";
import { useWords } from "../i18n/use-words.ts";
import { MyClocks } from "../performance/my-clocks.tsx";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { AcceptShiftMutation, MyShiftQuery } from "./documents.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { ItemLine } from "./item-line.tsx";
import styles from "./shift.module.css";

type Handover = Data["myShift"]["handovers"][number];

/** ORG-5: what one answers for today, what was handed to one, and handing it on at the change of shifts. */
export function ShiftPage() {
  const { t } = useWords();
  useTitle(t("shift.title"));
  const [{ data, error }, again] = useQuery({ query: MyShiftQuery, requestPolicy: "cache-and-network" });
  const [isHandingOver, setHandingOver] = useState(false);
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={8} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const { inHand, handovers } = data.myShift;
  return (
    <div className={styles.page}>
      <h1>{t("shift.title")}</h1>
      {handovers.map((handover) => (
        <HandoverCard key={handover.id} handover={handover} reload={reload} />
      ))}
      {!isHandingOver && <MyClocks />}
      <section aria-label={isHandingOver ? t("shift.inHand") : t("board.mine")}>
        <div className={styles.head}>
          <h2>{isHandingOver ? t("shift.inHand") : t("board.mine")}</h2>
          {inHand.length > 0 && !isHandingOver && (
            <Button type="primary" onClick={() => setHandingOver(true)}>
              {t("shift.handOver")}
            </Button>
          )}
        </div>
        {isHandingOver ? (
          <HandOverForm
            inHand={inHand}
            done={() => {
              setHandingOver(false);
              reload();
            }}
            leave={() => setHandingOver(false)}
          />
        ) : (
          <WorkList scope="MINE" />
        )}
      </section>
    </div>
  );
}

function HandoverCard({ handover, reload }: { readonly handover: Handover; readonly reload: () => void }) {
  const { t, locale } = useWords();
  const now = useMinute();
  const { staff } = useViewer();
  const { message } = App.useApp();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const { id, from, to, note, at, acceptedAt, items } = handover;
  const isMine = to.id === staff.id;
  const waits = acceptedAt === null;

  async function accept(): Promise<void> {
    setBusy(true);
    const { data } = await client.mutation(AcceptShiftMutation, { input: { id } }).toPromise();
    setBusy(false);
    if (data?.answer.__typename === "ShiftAccepted") void message.success(t("shift.accepted"));
    else void message.error(t("shift.unreachable"));
    reload();
  }

  return (
    <section className={styles.handover} data-waits={waits && isMine}>
      <div className={styles.head}>
        <h2>
          {isMine ? t("shift.from", { name: from.name }) : t("shift.to", { name: to.name })}
          <span className="figures"> {items.length}</span>
        </h2>
        <span className={`${styles.when} figures`}>{dayAndTime(Date.parse(at), now, locale)}</span>
        {isMine && waits && (
          <Button type="primary" loading={busy} onClick={() => void accept()}>
            {t("shift.accept")}
          </Button>
        )}
        {!waits && (
          <span className={styles.when}>
            {t("shift.acceptedBy", { name: to.name, when: dayAndTime(Date.parse(acceptedAt), now, locale) })}
          </span>
        )}
        {!isMine && waits && <span className={styles.waits}>{t("shift.waits", { name: to.name })}</span>}
      </div>
      {note !== null && <p className={styles.note}>{note}</p>}
      {waits && (
        <ul className={styles.items}>
          {items.map((item) => (
            <li key={item.id}>
              <ItemLine item={item} />
              {item.note !== null && <p className={styles.note}>{item.note}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import { CLOCK_KIND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { readFragment } from "../../generated/fragment-masking.ts";
import { ViewerQuery } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { NoticeItem, NotifiedSubscription } from "./documents.ts";
import { signalOverdue } from "./signals.ts";

/** Keeps the unread count live and rings, if so chosen, when a clock of one's own runs out. */
export function useNotified(staffId: string): void {
  const client = useClient();
  const { t, label } = useWords();
  const [round, setRound] = useState(0);
  useEffect(
    function followNotices() {
      const live = client.subscription(NotifiedSubscription, { after: null }).subscribe(({ data, error }) => {
        const message = data?.notified;
        if (message?.__typename === "QueueReload" || error) {
          client
            .query(ViewerQuery, {}, { requestPolicy: "network-only" })
            .toPromise()
            .catch(() => undefined);
          setTimeout(() => setRound((last) => last + 1), 2000);
          return;
        }
        for (const masked of message?.notices ?? []) {
          const notice = readFragment(NoticeItem, masked);
          if (notice.kind !== "CLOCK_OVERDUE" || notice.complaint === null) continue;
          const clock = notice.clock === null ? "" : label(CLOCK_KIND_LABELS, notice.clock);
          signalOverdue(
            t("shell.overdueNotice", { number: notice.complaint.number, clock }),
            notice.complaint,
          );
        }
      });
      return () => live.unsubscribe();
    },
    [client, staffId, round, t, label],
  );
}

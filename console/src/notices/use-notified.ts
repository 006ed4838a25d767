import { CLOCK_KIND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { useEffect, useEffectEvent } from "react";
import { useClient } from "urql";
import { readFragment } from "../../generated/fragment-masking.ts";
import type { NoticeItemFragment } from "../../generated/graphql.ts";
import { ViewerQuery } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { NoticeItem, NotifiedSubscription } from "./documents.ts";
import { signalOverdue } from "./signals.ts";

const PAUSE = 2000;

/** Keeps the unread count live and rings, if so chosen, when a clock of one's own runs out. */
export function useNotified(): void {
  const client = useClient();
  const { t, label } = useWords();
  const tell = useEffectEvent((notice: NoticeItemFragment) => {
    if (notice.kind !== "CLOCK_OVERDUE" || notice.complaint === null) return;
    const clock = notice.clock === null ? "" : label(CLOCK_KIND_LABELS, notice.clock);
    signalOverdue(t("shell.overdueNotice", { number: notice.complaint.number, clock }), notice.complaint);
  });
  useEffect(
    function followNotices() {
      let pause: ReturnType<typeof setTimeout> | undefined;
      let live = follow();
      function follow() {
        return client.subscription(NotifiedSubscription, { after: null }).subscribe(({ data, error }) => {
          const message = data?.notified;
          if (message?.__typename === "QueueReload" || error) startAfresh();
          else for (const notice of message?.notices ?? []) tell(readFragment(NoticeItem, notice));
        });
      }
      function startAfresh(): void {
        live.unsubscribe();
        clearTimeout(pause);
        pause = setTimeout(() => {
          // The gate above the shell reads the answer, whichever it is.
          void client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
          live = follow();
        }, PAUSE);
      }
      return () => {
        clearTimeout(pause);
        live.unsubscribe();
      };
    },
    [client],
  );
}

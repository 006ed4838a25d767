import { EVENT_KIND_LABELS } from "@heyi/schema/vocabulary/event.ts";
import { WEBHOOK_FAILURE_LABELS } from "@heyi/schema/vocabulary/webhook.ts";
import { Button } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import type { App } from "./app-part.tsx";
import { RedeliverMutation } from "./documents.ts";

type Props = { readonly delivery: App["webhooks"][number]["failed"][number]; readonly done: () => void };

/** A change that was not taken: why the last attempt failed, and the click that tells it again. */
export function UndeliveredLine({ delivery: { id, number, kind, attempts }, done }: Props) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const again = useCommand(RedeliverMutation, "PartnerApps");
  const [last] = attempts;

  async function tellAgain(): Promise<void> {
    if ((await again.send({ id })) !== null) done();
  }

  return (
    <li>
      <div>
        {number} {label(EVENT_KIND_LABELS, kind)}
        {last?.failure && (
          <small>
            {[
              label(WEBHOOK_FAILURE_LABELS, last.failure),
              last.answer,
              t("partners.lastTried", { when: dayAndTime(Date.parse(last.at), now, locale) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        )}
        <Trouble lines={again.trouble} />
      </div>
      <Button
        size="small"
        loading={again.busy}
        aria-label={t("partners.redeliverOne", { number })}
        onClick={() => void tellAgain()}
      >
        {t("partners.redeliver")}
      </Button>
    </li>
  );
}

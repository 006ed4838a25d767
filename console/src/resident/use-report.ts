import { useCallback, useEffect, useRef, useState } from "react";
import type { DeskQuery } from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import { Desk, SendReport } from "./documents.ts";
import { type ReportValues, toInput } from "./report-values.ts";
import { solve } from "./riddle.ts";
import { newKey, useAct } from "./use-act.ts";
import { useSpeech } from "./words.ts";

type DeskOf = Extract<DeskQuery["reportDesk"], { __typename: "ReportDesk" }>;
export type Receipt = { readonly number: string; readonly trackingCode: string };

/** The form of an estate: null while it is asked for, "unknown" where there is none. */
export function useReport(projectCode: string) {
  const { locale } = useSpeech();
  const [desk, setDesk] = useState<DeskOf | "unknown" | "unreachable" | null>(null);
  const [isSolving, setSolving] = useState(false);
  const { busy, trouble, send } = useAct();
  // One key and one riddle for one report, however often it has to be sent.
  const own = useRef<{ key: string; riddle: DeskOf["riddle"]; answer: string }>(null);

  const ready = useCallback(async (): Promise<DeskOf | null> => {
    const answer = await ask(Desk, { projectCode }, locale);
    if (answer.kind !== "data") {
      setDesk((before) => before ?? "unreachable");
      return null;
    }
    const { reportDesk } = answer.data;
    const found = reportDesk.__typename === "ReportDesk" ? reportDesk : "unknown";
    setDesk(found);
    return found === "unknown" ? null : found;
  }, [projectCode, locale]);

  useEffect(
    function askForDesk() {
      queueMicrotask(() => void ready());
    },
    [ready],
  );

  async function report(values: ReportValues): Promise<Receipt | null> {
    setSolving(true);
    try {
      if (own.current === null) {
        const fresh = await ready();
        if (fresh !== null)
          own.current = { key: newKey(), riddle: fresh.riddle, answer: await solve(fresh.riddle) };
      }
      const { key, riddle, answer } = own.current ?? { key: newKey(), riddle: null, answer: "" };
      const done = await send(SendReport, () => ({
        input: toInput(values, {
          idempotencyKey: key,
          projectCode,
          riddle: riddle?.text ?? "",
          seal: riddle?.seal ?? "",
          answer,
        }),
      }));
      if (done?.__typename !== "Reported") return null;
      own.current = null;
      return done;
    } finally {
      setSolving(false);
    }
  }

  return { desk, ready, busy: busy || isSolving, trouble, report };
}

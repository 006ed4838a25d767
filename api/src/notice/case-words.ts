import { CASE_EVENT_LABELS, type CaseNoticeKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";

import { localDate } from "../kernel/local-time.ts";

/** MED-5: of a case a notice says number, state and date, whoever reads it. */
export function caseNoticeText(
  number: string,
  kind: CaseNoticeKind,
  due: string | null,
  locale: Locale,
): string {
  const what = CASE_EVENT_LABELS[kind][locale];
  const said = locale === "zh" ? `${number} ${what}` : `${number}: ${what.toLowerCase()}`;
  if (due === null) return said;
  const day = due.length === "2026-03-20".length ? due : localDate(new Date(due));
  const [, month, date] = day.split("-").map(Number);
  return locale === "zh" ? `${said}(${month}月${date}日)` : `${said} (${day})`;
}

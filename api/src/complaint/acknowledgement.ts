import type { Locale } from "@heyi/schema/vocabulary/label.ts";

import type { ComplaintDetail } from "./detail.ts";
import { spoken } from "./explain.ts";
import { liveClock } from "./rules/clocks.ts";

/** INT-3: the sentence to send or to read out, with number, tracking code and the time of the reply. */
export function acknowledgement(complaint: ComplaintDetail, locale: Locale): string {
  const { number, project, aggregate } = complaint;
  const code = groupedCode(complaint.trackingCode);
  const reply = liveClock(aggregate.clocks, "REPLY");
  if (locale === "zh") {
    const by = reply === null ? "" : `我们将在 ${spoken(reply.dueAt, "zh")} 前给您答复。`;
    return `您好,您向${project.name}反映的事项已登记,编号 ${number},查询码 ${code}。${by}凭查询码可随时查看进展。`;
  }
  const by = reply === null ? "" : ` You will have our answer by ${spoken(reply.dueAt, "en")}.`;
  return `Your complaint to ${project.name} is registered as ${number}, tracking code ${code}.${by} With the code you can see its progress at any time.`;
}

/** Groups of four, as it is read out. */
function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

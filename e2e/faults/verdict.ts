import { type Finding, none, sumOf, tally, told } from "./findings.ts";
import { appliedTwice, gapsInLog, gapsInNumbers, lost } from "./judge-commands.ts";
import { Past, judge } from "./judge-reader.ts";
import { readLedger } from "./ledger.ts";
import type { Sent } from "./load.ts";
import type { ApiProcess } from "./product.ts";
import { readPages } from "./queue-pages.ts";
import { untilWhole } from "./screens.ts";
import type { Subscriber } from "./subscriber.ts";
import type { Town } from "./town.ts";

/** How long after the last fault everybody may take to be whole again. */
const SETTLE_MS = 30_000;

/** What is asked after every drill in which people worked and screens looked on, once all is quiet. */
export async function verdict(
  town: Town,
  sent: Sent,
  screens: readonly Subscriber[],
  processes: readonly ApiProcess[],
): Promise<readonly Finding[]> {
  const wholeAfter = await untilWhole(town, screens, SETTLE_MS);
  const { log, work, moves, numbers, miscounted } = await readLedger(town.pool, town.companyId);
  const past = new Past(moves);
  const messages = screens.reduce((sum, { steps }) => sum + steps.length, 0);
  return [
    none("acknowledged commands lost", lost(sent.acknowledged, work)),
    none("commands applied twice", [...appliedTwice(sent.acknowledged, work), ...sent.differing]),
    none("commands refused or never answered", [...sent.refused, ...sent.unanswered]),
    none("gaps or doubles in numbers and log", [...gapsInNumbers(numbers), ...gapsInLog(log)]),
    none("counters that do not agree", miscounted),
    none(
      "events missed or out of order at a screen",
      screens.flatMap((screen) => judge(screen, past)),
    ),
    none("screens that differ from the server's list", await differing(log.length, screens, processes)),
    told("commands acknowledged, sent twice", `${sent.acknowledged.length}, ${sent.doubles}`),
    told("commands tried again, for what", `${sent.retried.commands}: ${tally(sent.retried.reasons)}`),
    told("events, messages to screens", `${log.length}, ${messages}`),
    told("screens whole after", `${wholeAfter.toFixed(0)} ms`),
    told("what screens had to cope with", tally(sumOf(screens.map(({ troubles }) => troubles)))),
    told("errors logged", tally(sumOf(processes.map(({ errors }) => errors)))),
  ];
}

/** The lists are asked of the server anew, and not through the log. */
async function differing(
  head: number,
  screens: readonly Subscriber[],
  processes: readonly ApiProcess[],
): Promise<readonly string[]> {
  const ports = processes.map(({ port }) => port);
  const faults: string[] = [];
  for (const screen of screens) {
    const pages = await readPages(ports, screen.person, screen.filter, head);
    const rows = new Map((pages?.rows ?? []).map(({ id, version }) => [id, version]));
    const same =
      rows.size === screen.picture.size &&
      [...rows].every(([id, version]) => screen.picture.get(id) === version);
    if (!same) faults.push(`${screen.name}: shows ${screen.picture.size}, the server has ${rows.size}`);
  }
  return faults;
}

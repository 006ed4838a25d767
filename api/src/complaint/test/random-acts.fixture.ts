import { CATEGORIES, CHANNELS } from "@heyi/schema/vocabulary/complaint.ts";
import { act, type Answer, idOf, look, register } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";
import { HOUR, MINUTE, registered, suspension, toCleaning, toEngineering } from "./stage.fixture.ts";

/** Chooses one of these. */
export type Pick = <Value>(values: readonly Value[]) => Value;

/** The same numbers every run: a failure can be looked at again. */
export function dice(seed: number): Pick {
  let state = seed;
  return (values) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)] as (typeof values)[number];
  };
}

/** So many random acts of random people on a handful of complaints, some of them refused. */
export async function rollOn(world: World, pick: Pick, steps: number): Promise<void> {
  const { cast, pass } = world;
  const people: Person[] = [
    cast.agent,
    cast.dispatcher,
    cast.handler,
    cast.handler2,
    cast.cleaner,
    cast.supervisor,
    cast.manager,
  ];
  const moves: (() => [string, Record<string, unknown>])[] = [
    () => [
      "Triage",
      {
        category: pick(CATEGORIES),
        urgency: pick(["CRITICAL", "HIGH", "LOW"]),
        impact: pick(["COMMUNITY", "HOUSEHOLD"]),
        reason: "重新判断",
      },
    ],
    () => ["Assign", pick([toEngineering(world), toCleaning(world)])],
    () => ["Reassign", { ...pick([toEngineering(world), toCleaning(world)]), reason: "换班组" }],
    () => ["Accept", {}],
    () => ["Decline", { reason: "不归我们" }],
    () => ["Contact", { how: "PHONE", text: "已联系业主", isReply: pick([true, false]) }],
    () => ["Suspend", suspension(world, 1)],
    () => ["Resume", {}],
    () => ["Escalate", { reason: "业主着急" }],
    () => [
      "AddTask",
      {
        ...pick([toEngineering(world), toCleaning(world)]),
        what: "先断水",
        dueAt: new Date(world.clock.now().getTime() + HOUR).toISOString(),
      },
    ],
    () => [
      "SetMeasure",
      { ownerId: idOf("Staff", pick(people).staffId), what: "每周巡查", dueDate: "2026-12-31" },
    ],
    () => ["Resolve", { solution: "修好了", rootCause: "FACILITY", complainantTold: true }],
    () => ["SettleOnTheSpot", { solution: "当场好了", complainantWord: "行" }],
    () => ["Withdraw", { reason: "撤回" }],
    () => ["FlagMalicious", { malicious: true, reason: "查证" }],
  ];
  const known: Answer[] = [];
  for (let step = 0; step < steps; step += 1) {
    const roll = pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    if (known.length < 4 || roll === 0) known.push(await registered(world, { channel: pick(CHANNELS) }));
    else if (roll === 1) await register(world, cast.agentB, cast.b, { channel: pick(CHANNELS) });
    else if (roll === 2) await pass(pick([10 * MINUTE, 40 * MINUTE, 7 * HOUR, 30 * HOUR]));
    else {
      const seen = await look(world, cast.qa, pick(known).id);
      const [verb, input] = pick(moves)();
      if (seen !== null) await act(world, pick(people), verb, seen, input);
    }
  }
}

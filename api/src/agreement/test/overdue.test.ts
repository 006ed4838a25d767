import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { act, look, refusal } from "../../mediation/test/case.fixture.ts";
import { inEffectBeforeCommittee, read } from "./agreement.fixture.ts";

const world = useWorld();
const DAY = 86_400_000;

test("AGR-6 an obligation is told of when due soon and overdue, urged, proposed as breached after 7 days, then breached", async () => {
  const { cast } = world();
  let seen = await inEffectBeforeCommittee(world());
  const stateOf = async (termNo: number) =>
    (await read(world(), seen)).record.obligations.find((each) => each.termNo === termNo)?.state;
  const version = async () => {
    const { version: now } = await look<{ version: number }>(world(), cast.mediator, seen, "version");
    seen = { ...seen, version: now };
  };
  const apology = (await read(world(), seen)).record.obligations.find(({ termNo }) => termNo === 2);
  const obligationId = apology?.id;
  await world().pass(6 * DAY);
  expect(await stateOf(2)).toBe("PENDING");
  await world().pass(DAY);
  expect(await stateOf(2)).toBe("DUE_SOON");
  await version();
  expect(await refusal(world(), cast.mediator, "Urge", seen, { obligationId, text: "请履行" })).toBe(
    "state NOT_NOW OVERDUE",
  );
  await world().pass(3 * DAY);
  expect(await stateOf(2)).toBe("OVERDUE");
  await version();
  expect(await refusal(world(), cast.mediator, "Breach", seen, { obligationId, reason: "不履行" })).toBe(
    "urged MUST_BE_CONFIRMED, state TOO_EARLY 7 天",
  );
  seen = await act(world(), cast.mediator, "Urge", seen, { obligationId, text: "电话督促,答应本周致歉" });
  await world().pass(7 * DAY);
  await version();
  seen = await act(world(), cast.mediator, "Breach", seen, { obligationId, reason: "逾期超过七日" });
  expect((await read(world(), seen)).state).toBe("BREACHED");
  seen = await act(world(), cast.mediator, "Fulfil", seen, { obligationId, evidence: "补行致歉" });
  expect((await read(world(), seen)).state).toBe("PERFORMING");
});

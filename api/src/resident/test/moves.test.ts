import { MOVES, type Action } from "@heyi/schema/vocabulary/action.ts";
import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { bring, STAGES } from "../../complaint/test/stage.fixture.ts";
import { doUnder } from "./under-code.fixture.ts";

const world = useWorld();

/** Each with words at fault, so that what is allowed says so and changes nothing; a confirmation has no words. */
const TRIED = [
  ["REMARK", "Remark", { text: "" }],
  ["REFUSE_RESULT", "Refuse", { reason: "" }],
  ["VISIT", "Rate", { rating: { handling: 0, measures: 0, result: 0 } }],
  ["CONFIRM_RESULT", "Confirm", {}],
] as const;

/** The table, read by hand: the complainant, then the state. */
function isOpenTo(action: Action, stage: string): boolean {
  const move = MOVES.find((each) => each.action === action);
  return move !== undefined && move.by.includes("COMPLAINANT") && move.from.some((from) => from === stage);
}

test.each(STAGES)(
  "HND-1 in %s the complainant may do under the tracking code what the table says, and nothing else",
  async (stage) => {
    world().clock.advance(3_600_000);
    const { trackingCode } = await bring(world(), stage);
    for (const [action, verb, given] of TRIED) {
      const answer = await doUnder(world(), verb, trackingCode, given);
      const allowed = action === "CONFIRM_RESULT" ? "Tracked" : "InvalidError";
      expect(answer.__typename, `${stage} ${action}`).toBe(
        isOpenTo(action, stage) ? allowed : "NotAllowedError",
      );
    }
  },
);

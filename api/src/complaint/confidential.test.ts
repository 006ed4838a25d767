import { EVENT_KINDS } from "@heyi/schema/vocabulary/event.ts";
import { describe, expect, it } from "vitest";

import { isConfidential, needsName, seesConfidential } from "./confidential.ts";
import {
  admin,
  agent,
  BAY,
  dispatcher,
  handler,
  hillManager,
  manager,
  mediator,
  qa,
  supervisor,
} from "./rules/rules.fixture.ts";

it("TRI-2 of all events only the malicious mark is confidential", () => {
  expect(EVENT_KINDS.filter(isConfidential)).toEqual(["MALICIOUS_FLAGGED"]);
});

const WHO = { agent, dispatcher, handler, supervisor, manager, qa, mediator, admin, hillManager };

describe("TRI-2 AUD-2 who sees what", () => {
  it.each<[keyof typeof WHO, boolean, boolean]>([
    ["agent", false, true],
    ["dispatcher", false, true],
    ["handler", false, true],
    ["supervisor", true, true],
    ["manager", true, true],
    ["qa", true, false],
    ["mediator", false, false],
    ["admin", false, false],
    ["hillManager", false, false],
  ])("TRI-2 AUD-2 %s: the malicious mark %s, the name in full %s", (who, mark, name) => {
    expect([seesConfidential(WHO[who], BAY), needsName(WHO[who], BAY)]).toEqual([mark, name]);
  });
});

import { readFileSync } from "node:fs";
import { MOVES } from "@heyi/schema/vocabulary/action.ts";
import { expect, test } from "vitest";

import { TRANSITIONS_FILE, transitionsPage } from "../scripts/transitions-page.ts";

test("HND-1 the printed table of moves is the one that is enforced: run node api/scripts/print-moves.ts", () => {
  const page = readFileSync(TRANSITIONS_FILE, "utf8");
  expect(page).toBe(transitionsPage());
  for (const { action } of MOVES) expect(page).toContain(`\`${action}\``);
});

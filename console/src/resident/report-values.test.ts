import { expect, test } from "vitest";
import { EMPTY, toInput } from "./report-values.ts";

const rest = { idempotencyKey: "k", projectCode: "WAN", riddle: "r", seal: "s", answer: "1" };
const typed = { ...EMPTY, content: " 灯坏了 ", name: "许女士", phone: "13800000000" };

test("INT-5: who goes back to being anonymous sends neither the name nor the phone typed before", () => {
  expect(toInput({ ...typed, isNamed: false }, rest)).toMatchObject({ name: null, phone: null });
});

test("INT-2: with a name, what was typed is sent, without the blanks around it, and nothing for what was left empty", () => {
  expect(toInput(typed, rest)).toEqual({
    ...rest,
    content: "灯坏了",
    demand: null,
    room: null,
    name: "许女士",
    phone: "13800000000",
  });
});

import { expect, it } from "vitest";
import { letterIn } from "./letter-in.ts";

it.each([
  ['{"party":"B"}', "B"],
  ['{"round":1,"by":"MEDIATOR","terms":2}', "MEDIATOR"],
  ['{"signer":"SEAL"}', "SEAL"],
  ['{"round":1,"party":"A","answers":[]}', "A"],
  ['{"kind":"LEAK","parties":2}', null],
  ['{"by":"0192-somebody"}', null],
  ["null", null],
])("%s is about %s", (about, whom) => expect(letterIn(about)).toBe(whom));

import { parseArgs } from "node:util";

import { DEMO_PASSWORD } from "../src/seed/demo-people.ts";
import { signIn, type Person } from "./traffic/person.ts";
import { act, registerOne } from "./traffic/play.ts";

const { values } = parseArgs({
  options: {
    "per-minute": { type: "string", default: "6" },
    minutes: { type: "string", default: "10" },
    url: { type: "string", default: "http://localhost:4000" },
  },
});
const perMinute = positive("per-minute", values["per-minute"]);
const minutes = positive("minutes", values.minutes);

// Area 1: two who take complaints in, and the two who dispatch them.
const agents = await signInAll(["sunqihang", "fengxiaohong", "luoxiaoyan"]);
const dispatchers = await signInAll(["zengjingyi", "huangweidong"]);

const total = Math.round(perMinute * minutes);
const paceMs = 60_000 / perMinute;
const start = performance.now();
console.log(
  `${total} complaints, one every ${(paceMs / 1000).toFixed(1)} s, at ${values.url}; Ctrl-C ends it`,
);
for (let index = 0; index < total; index += 1) {
  const late = start + index * paceMs - performance.now();
  if (late > 0) await new Promise((resolve) => setTimeout(resolve, late));
  await step(index);
}

/** A fault of one does not end the traffic: it is said, and the next comes. */
async function step(index: number): Promise<void> {
  try {
    console.log(await registerOne(pick(agents, index), index));
    const done = await act(pick(dispatchers, index), index);
    if (done !== null) console.log(`  ${done}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** One after the other: who tries many names at once from one place is held up. */
async function signInAll(usernames: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const username of usernames) people.push(await signIn(values.url, username, DEMO_PASSWORD));
  return people;
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("nobody to choose from");
  return item;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new RangeError(`--${name} must be a number above 0`);
  return value;
}

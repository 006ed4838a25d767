import { randomUUID } from "node:crypto";
import { isLive, numbersOf } from "../support/desk.ts";
import { type Person, projectId, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

/** Registrations a second, for this long before the cut. */
const PACE = 20;
const BEFORE_CUT = 30;

test("LIV-1, INT-3, INT-4: the server is killed during registrations, and both screens are whole again", async ({
  demo,
  seat,
}) => {
  test.setTimeout(120_000);
  const agent = demo.staff("sunqihang");
  const project = await projectId(agent, "CDW");
  const screens = [
    await seat(demo.staff("zengjingyi"), "/desk?project=CDW"),
    await seat(demo.staff("huangweidong"), "/desk?project=CDW"),
  ];
  for (const screen of screens) await isLive(screen);
  const before = new Set((await listOf(agent, project, "ALL")).map(({ number }) => number));

  // An agent's program takes calls in, and repeats under the same key what got no answer.
  const calls: Promise<string>[] = [];
  const until = Promise.withResolvers<void>();
  const pace = setInterval(() => {
    calls.push(takeIn(agent, `断电前后的第 ${calls.length + 1} 件:车库积水。`));
    if (calls.length === BEFORE_CUT) until.resolve();
  }, 1000 / PACE);
  await until.promise;
  await demo.product.kill();
  clearInterval(pace);
  for (const screen of screens)
    await expect(offline(screen)).toContainText(/自 \d\d:\d\d 断开,显示的是 \d\d:\d\d 的数据/);

  await demo.product.start();
  const acknowledged = await Promise.all(calls);
  for (const screen of screens) await isLive(screen);

  const all = await listOf(agent, project, "ALL");
  const fresh = all.filter(({ number }) => !before.has(number)).map(({ number }) => number);
  expect(fresh.toSorted(), "each acknowledged once, and nothing else").toEqual(acknowledged.toSorted());
  const serial = fresh.map((number) => Number(number.slice(-4))).toSorted((one, other) => one - other);
  const first = serial[0] ?? 0;
  expect(serial, "without gap or double").toEqual(serial.map((_, index) => first + index));

  const open = await listOf(agent, project, "OPEN");
  for (const screen of screens) {
    await screen.keyboard.press("u");
    await expect
      .poll(async () => (await numbersOf(screen)).toSorted())
      .toEqual(open.map(({ number }) => number).toSorted());
    // Of two that run out at the same millisecond either may stand first.
    const dueAt = new Map(open.map(({ number, due }) => [number, due?.at]));
    await expect
      .poll(async () => (await numbersOf(screen)).map((number) => dueAt.get(number)))
      .toEqual(open.map(({ due }) => due?.at));
  }
});

function offline(screen: Parameters<typeof isLive>[0]) {
  return screen.getByRole("status").filter({ hasText: "断开" });
}

async function takeIn(agent: Person, content: string): Promise<string> {
  const idempotencyKey = randomUUID();
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const { number } = await register(agent, "CDW", { idempotencyKey, content });
      return number;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

type Listed = { number: string; due: { at: string } | null };

/** The whole list as the server has it, in its order. */
async function listOf(who: Person, project: string, view: "OPEN" | "ALL"): Promise<Listed[]> {
  const found: Listed[] = [];
  let after: string | null = null;
  for (;;) {
    const {
      queue,
    }: { queue: { edges: { node: Listed }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await who.ask(
        `query ($filter: QueueFilter!, $after: String) {
           queue(filter: $filter, first: 100, after: $after) { edges { node { number due { at } } } pageInfo { hasNextPage endCursor } }
         }`,
        { filter: { view, projectIds: [project] }, after },
      );
    found.push(...queue.edges.map(({ node }) => node));
    if (!queue.pageInfo.hasNextPage) return found;
    after = queue.pageInfo.endCursor;
  }
}

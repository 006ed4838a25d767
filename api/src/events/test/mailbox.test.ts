import { expect, test } from "vitest";
import { underRights } from "../../complaint/queue/under-rights.ts";
import type { QueueReload } from "../../complaint/queue/describe.ts";
import type { Context } from "../../context.ts";
import { Gate } from "../gate.ts";
import { Mailbox } from "../mailbox.ts";

function mailbox(bound = 3) {
  let closed = 0;
  const box = new Mailbox<string | QueueReload>(
    bound,
    () => "too much",
    () => (closed += 1),
  );
  return { box, closed: () => closed };
}

async function all(box: Mailbox<string | QueueReload>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of box) items.push(item);
  return items;
}

test("a reader who leaves is let go at once, also while waiting, and nothing is sent after it", async () => {
  const { box, closed } = mailbox();
  const waiting = box.next();
  await box.return();
  expect(await waiting).toEqual({ value: undefined, done: true });
  box.push("late");
  expect(await box.next()).toEqual({ value: undefined, done: true });
  expect(closed()).toBe(1);
  await box.return();
  expect(closed()).toBe(1);
});

test("LIV-1 a reader too slow for what comes is told so as the last word; nothing is dropped silently", async () => {
  const { box, closed } = mailbox(3);
  for (const item of ["a", "b", "c", "d", "e"]) box.push(item);
  expect(closed()).toBe(1);
  expect(await all(box)).toEqual(["too much"]);
});

test("what is pushed comes in order, to one who waits and to one who comes later", async () => {
  const { box } = mailbox();
  const waiting = [box.next(), box.next()];
  for (const item of ["a", "b", "c"]) box.push(item);
  box.finish("end");
  expect(await Promise.all(waiting)).toMatchObject([{ value: "a" }, { value: "b" }]);
  expect(await all(box)).toEqual(["end"]);
});

test("LIV-2 behind a gate waits what comes while a reader catches up, and of that only what is newer passes", async () => {
  const { box } = mailbox();
  const open = new Gate(box);
  open.push(5, "old");
  open.push(7, "seven");
  open.open(6);
  open.push(6, "old too");
  open.push(8, "eight");
  expect([await box.next(), await box.next()]).toMatchObject([{ value: "seven" }, { value: "eight" }]);
});

test("LIV-1 rights that change while a stream is being opened are its last word, as those that change later", async () => {
  const listeners = new Set<() => void>();
  const actor = {};
  const socket = {
    actor,
    onRightsChanged: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
  };
  const context = { actor, socket } as unknown as Context;
  const change = () => listeners.forEach((listener) => listener());
  const reload = [{ type: "QueueReload", reason: "RIGHTS_CHANGED" }];

  const during = mailbox();
  expect(await all(await underRights(context, async () => (change(), during.box)))).toEqual(reload);
  const after = mailbox();
  const opened = await underRights(context, () => Promise.resolve(after.box));
  change();
  expect(await all(opened)).toEqual(reload);
  const before = mailbox();
  socket.actor = {};
  expect(await all(await underRights(context, () => Promise.resolve(before.box)))).toEqual(reload);
  await expect(underRights(context, () => Promise.reject(new Error("no database")))).rejects.toThrow(
    "no database",
  );
  expect(listeners.size).toBe(0);
});

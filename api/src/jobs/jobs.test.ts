import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { useWorld } from "../../test/world.ts";
import { inTransaction } from "../kernel/sql.ts";
import { defineJob, enqueue } from "./job.ts";
import { startJobs } from "./runner.ts";

const world = useWorld();
const done: string[] = [];

const note = defineJob({
  name: "test.note",
  schema: z.object({ word: z.string() }),
  run: async ({ word }) => {
    done.push(word);
  },
});

async function until(word: string): Promise<void> {
  for (let tries = 0; !done.includes(word); tries++) {
    if (tries === 200) throw new Error(`${word} was never done; done: ${done.join(", ")}`);
    await sleep(25);
  }
}

test("a job runs after the commit, not before, and not at all when the transaction is undone", async () => {
  const { services } = world().app;
  await using _worker = await startJobs(services, [note]);
  const undone = inTransaction(services.db.pool, async (tx) => {
    await enqueue(tx, note, { word: "undone" });
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  await inTransaction(services.db.pool, async (tx) => {
    await enqueue(tx, note, { word: "kept" });
    await sleep(300);
    expect(done).toEqual([]);
  });
  await until("kept");
  expect(done).toEqual(["kept"]);
});

test("of several jobs under one key the last is done", async () => {
  const { services } = world().app;
  await inTransaction(services.db.pool, async (tx) => {
    for (const word of ["first", "second", "third"]) await enqueue(tx, note, { word }, { key: "one" });
  });
  await using _worker = await startJobs(services, [note]);
  await until("third");
  expect(done).not.toContain("first");
});

test("a job that fails is tried again; a payload that does not fit never reaches it", async () => {
  const { services } = world().app;
  let tries = 0;
  const shaky = defineJob({
    name: "test.shaky",
    schema: z.object({ word: z.string() }),
    run: async ({ word }) => {
      if (++tries === 1) throw new Error("not yet");
      done.push(word);
    },
  });
  await inTransaction(services.db.pool, async (tx) => {
    await enqueue(tx, shaky, { word: "shaky" });
  });
  await using _worker = await startJobs(services, [shaky]);
  await until("shaky");
  await expect(shaky.perform({ word: 5 }, services)).rejects.toThrow();
});

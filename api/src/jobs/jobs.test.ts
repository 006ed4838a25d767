import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { useWorld } from "../../test/world.ts";
import { inTransaction } from "../kernel/sql.ts";
import { defineJob, enqueue } from "./job.ts";
import { Presence, releaseDead } from "./presence.ts";
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

test("what a killed process held locked is given back; what a living one holds is not", async () => {
  const { services } = world().app;
  const { pool } = services.db;
  const hold = async (holder: string) => {
    const { rows } = await pool.query<{ id: string }>(
      "select id::text from graphile_worker.add_job('test.held', payload := '{}'::json)",
    );
    await pool.query(
      "update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - interval '1 minute' where id = $1",
      [rows[0]?.id, holder],
    );
  };
  const holders = async () =>
    (await pool.query("select locked_by from graphile_worker._private_jobs where locked_by is not null"))
      .rows;
  await hold("pool-of-the-dead");
  await hold("pool-of-the-living");
  await using living = new Presence(pool, "pool-of-the-living", services.log);
  await living.shown;
  expect(await releaseDead(pool)).toBe(1);
  expect(await holders()).toEqual([{ locked_by: "pool-of-the-living" }]);
  await living[Symbol.asyncDispose]();
  // The database takes a moment to notice that a connection has ended.
  await expect.poll(() => releaseDead(pool)).toBe(1);
  expect(await holders()).toEqual([]);
});

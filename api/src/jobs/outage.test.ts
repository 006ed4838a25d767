import { expect, test } from "vitest";
import { z } from "zod";
import { ownServer, type OwnServer } from "../../test/own-server.ts";
import { useWorld } from "../../test/world.ts";
import { inTransaction } from "../kernel/sql.ts";
import { defineJob, enqueue } from "./job.ts";
import { startJobs } from "./runner.ts";

let server: OwnServer | null = null;
const world = useWorld({ database: async () => (server = await ownServer()) });

test("jobs that end while the database is away, well or badly, end no process; those that come later are done", async () => {
  const { services } = world().app;
  const begun: string[] = [];
  const ended: string[] = [];
  const { promise: away, resolve: goOn } = Promise.withResolvers<void>();
  const job = defineJob({
    name: "test.outlasting",
    schema: z.object({ word: z.string() }),
    run: async ({ word }) => {
      begun.push(word);
      if (word !== "later") await away;
      ended.push(word);
      if (word === "badly") throw new Error("in vain");
    },
  });
  const add = (word: string) => inTransaction(services.db.pool, (tx) => enqueue(tx, job, { word }));
  await using _worker = await startJobs(services, [job]);
  await add("well");
  await add("badly");
  await expect.poll(() => begun.toSorted(), { timeout: 10_000 }).toEqual(["badly", "well"]);

  await server?.kill();
  goOn();
  await expect.poll(() => ended.toSorted()).toEqual(["badly", "well"]);
  await server?.start();

  await expect
    .poll(
      async () =>
        add("later").then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  await expect.poll(() => ended, { timeout: 15_000 }).toContain("later");
}, 60_000);

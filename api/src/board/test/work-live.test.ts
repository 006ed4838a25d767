import { expect, test } from "vitest";
import { idOf } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { countStatements, type CountingProxy } from "../../../bench/proxy.ts";
import { cloneDatabase, type TestDatabase } from "../../../test/databases.ts";
import {
  bring,
  done,
  MINUTE,
  registered,
  sql,
  toCleaning,
  toEngineering,
} from "../../complaint/test/stage.fixture.ts";
import { encodeCursor } from "../../events/cursor.ts";
import { follow, nextOf, until, workOf } from "./work.fixture.ts";

let proxy: CountingProxy;
const world = useWorld({
  database: async (): Promise<TestDatabase> => {
    const database = await cloneDatabase();
    proxy = await countStatements(database.url);
    return {
      url: proxy.url,
      [Symbol.asyncDispose]: async () => {
        await proxy[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    };
  },
});

test("LIV-1 ESC-3 an escalation appears on the board as it happens and disappears when it is acknowledged, by whomever", async () => {
  const { cast, pass } = world();
  const live = await follow(world(), cast.supervisor, "board");
  const taken = await registered(world());
  await pass(31 * MINUTE);
  expect(await until(live, taken, ["ESCALATION ACKNOWLEDGE_ESCALATION", "OVERDUE -"])).toBe(true);
  await done(
    world(),
    cast.supervisor,
    "AcknowledgeEscalation",
    { ...taken, version: taken.version + 1 },
    { text: null },
  );
  expect(await until(live, taken, ["OVERDUE -"])).toBe(true);
  await live.close();
});

test("LIV-1 what is asked of a person comes and goes as others act, sight gained and lost among it", async () => {
  const { cast } = world();
  const live = await follow(world(), cast.handler2);
  const taken = await registered(world());
  const assigned = await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  expect(await until(live, taken, ["ACCEPT ACCEPT"])).toBe(true);
  await done(world(), cast.dispatcher, "Reassign", assigned, { ...toCleaning(world()), reason: "归保洁" });
  expect(await until(live, taken, [])).toBe(true);
  await live.close();
});

test("LIV-1 a reader comes back with the cursor it last saw and misses nothing; a cursor of another log is unknown", async () => {
  const { cast } = world();
  const { cursor } = await workOf(world(), cast.handler);
  const taken = await registered(world());
  await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  const live = await follow(world(), cast.handler, "myWork", cursor);
  expect(await until(live, taken, ["ACCEPT ACCEPT"])).toBe(true);
  await live.close();
  for (const after of ["x", encodeCursor({ companyId: cast.companyId, seq: 9_999_999 })]) {
    const lost = await follow(world(), cast.handler, "myWork", after);
    expect(await nextOf(lost)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
    await lost.close();
  }
});

test("LIV-1 ORG-1 nothing of another project or company is told, nor to a handler of another department", async () => {
  const { cast } = world();
  const others = await Promise.all(
    [cast.agentB, cast.stranger, cast.cleaner, cast.mediator].map((person) => follow(world(), person)),
  );
  const boards = await Promise.all(
    [cast.supervisorB, cast.agent].map((person) => follow(world(), person, "board")),
  );
  const seen = await bring(world(), "INVESTIGATING");
  await done(world(), cast.handler, "Escalate", seen, { reason: "业主着急" });
  for (const live of [...others, ...boards]) await expect(live.nothing()).resolves.toBeUndefined();
  for (const live of [...others, ...boards]) await live.close();
});

test("LIV-1 when a role is taken away the stream ends with the word that rights have changed", async () => {
  const { cast } = world();
  const live = await follow(world(), cast.dispatcher2);
  expect(await until(live, await registered(world()), [])).toBe(true);
  await sql(world(), "delete from staff_role where staff_id = $1", [cast.dispatcher2.staffId]);
  expect(await nextOf(live)).toMatchObject({ __typename: "QueueReload", reason: "RIGHTS_CHANGED" });
  await live.close();
});

test("what waits is read in one statement, however much it is, and so are figures and trend", async () => {
  const { cast, gql, app } = world();
  for (let n = 0; n < 9; n += 1) await bring(world(), n % 2 === 0 ? "ASSIGNED" : "RESOLVED");
  await app.timekeeper[Symbol.asyncDispose]();
  await app.caseTimekeeper[Symbol.asyncDispose]();
  // What the log's readers and the jobs ask in between only adds.
  const asked = async (run: () => Promise<unknown>) => {
    const counts: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      proxy.take();
      await run();
      counts.push(proxy.takeTexts().filter((text) => /from (complaint|event)\b/.test(text)).length);
    }
    return Math.min(...counts);
  };
  expect((await workOf(world(), cast.supervisor)).items.length).toBeGreaterThan(3);
  expect(await asked(() => workOf(world(), cast.supervisor))).toBe(1);
  expect(await asked(() => workOf(world(), cast.handler))).toBe(1);
  expect(await asked(() => workOf(world(), cast.supervisor, "board"))).toBe(1);
  const projectIds = [idOf("Project", cast.a.id)];
  const figures =
    "query ($projectIds: [ID!]) { figures(projectIds: $projectIds) { total { open } people { staff { name } counts { open } } departments { projectName } projects { project { name } } } trend { day } }";
  expect(await asked(() => gql(cast.manager, figures, { projectIds }))).toBe(2);
});

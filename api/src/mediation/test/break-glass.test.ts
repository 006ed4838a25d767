import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { beforeAll, expect, test } from "vitest";

import { createPerson, type Person } from "../../../test/people.ts";
import { PASSWORD } from "../../../test/cast.ts";
import { MASTER_KEY, useWorld } from "../../../test/world.ts";
import { hashed } from "../../auth/accounts.ts";
import { toId } from "../../kernel/ids.ts";
import { createLog } from "../../kernel/log.ts";
import { readerOf } from "../../kernel/sql.ts";
import { readCase } from "../store.ts";
import { rotateKeys } from "../case-seal.ts";
import { statementsFor } from "../statements.ts";
import { Vault } from "../vault.ts";
import { act, inSession, look, refusal, type Case } from "./case.fixture.ts";

const logged: string[] = [];
const sink = new PassThrough();
sink.on("data", (line: Buffer) => logged.push(line.toString("utf8")));
const world = useWorld({ log: createLog("error", sink) });
const WORDS = "六千我就能接受";
let seen: Case;
let second: Person;

beforeAll(async () => {
  const { app, cast, clock } = world();
  second = await createPerson(
    app.services.db,
    cast.companyId,
    { username: "admin2", name: "另一管理", title: "管理员" },
    [{ role: "ADMIN" }],
    await hashed(PASSWORD),
    clock.now(),
  );
  const begun = await inSession(world());
  seen = await act(world(), cast.mediator, "Record", begun, { by: "A", level: "MEDIATOR_ONLY", text: WORDS });
});

async function opened(as: Person): Promise<string> {
  const { data, errors } = await world().gql<{ openedConfidence: { text: string }[] }>(
    as,
    "query ($caseId: ID!) { openedConfidence(caseId: $caseId) { text } }",
    { caseId: seen.id },
  );
  return data?.openedConfidence.map(({ text }) => text).join() ?? JSON.stringify(errors);
}

test("MED-5 two administrators together open what is confidential, for a day and to themselves; the mediator sees it", async () => {
  const { cast, clock } = world();
  expect(await refusal(world(), cast.supervisor, "AskConfidence", seen, { reason: "法院调取" })).toBe(
    "NOT_ALLOWED",
  );
  seen = await act(world(), cast.admin, "AskConfidence", seen, { reason: "法院依法调取" });
  expect(await opened(cast.admin)).not.toContain(WORDS);
  expect(await refusal(world(), cast.admin, "OpenConfidence", seen)).toBe("NOT_ALLOWED");
  seen = await act(world(), second, "OpenConfidence", seen);
  expect([await opened(cast.admin), await opened(second)]).toEqual([WORDS, WORDS]);
  for (const other of [cast.supervisor, cast.dispatcher, cast.stranger])
    expect(await opened(other)).not.toContain(WORDS);
  const { timeline } = await look<{ timeline: { kind: string; by: string }[] }>(
    world(),
    cast.mediator,
    seen,
    "timeline { kind by }",
  );
  expect(timeline.slice(-2)).toEqual([
    { kind: "CASE_CONFIDENCE_ASKED", by: "系统管理" },
    { kind: "CASE_CONFIDENCE_OPENED", by: "另一管理" },
  ]);
  clock.advance(25 * 3_600_000);
  expect(await opened(second)).not.toContain(WORDS);
});

test("MED-5 after the master key is rotated what was sealed is read as before, and not by the old key any more", async () => {
  const { app, cast } = world();
  const { db, vault: old } = app.services;
  const [, uuid = ""] = Buffer.from(seen.id, "base64url").toString("utf8").split(":");
  const file = await readCase(readerOf(db.pool), cast.companyId, toId(uuid));
  if (file === null) throw new Error("no case");
  const young = randomBytes(32);
  const both = new Vault({ current: young, earlier: [MASTER_KEY] });
  expect(await rotateKeys({ db, vault: both })).toBe(1);
  const after = new Vault({ current: young, earlier: [] });
  const textsBy = async (vault: Vault) =>
    (await statementsFor({ db, vault }, file, "MEDIATOR")).map(({ text }) => text);
  expect(await textsBy(after)).toContain(WORDS);
  expect(await textsBy(old)).not.toContain(WORDS);
});

test("MED-5 a missing master key closes what was said in confidence and nothing else; the mediator is told, the log once", async () => {
  const { cast, app, clock } = world();
  const begun = await inSession(world());
  const say = async (level: string, text: string) =>
    act(world(), cast.mediator, "Record", await now(begun), { sessionNo: 1, by: "A", level, text });
  await say("JOINT", "大家都听见的话");
  clock.advance(1_000);
  await say("MEDIATOR_ONLY", WORDS);
  const [, uuid = ""] = Buffer.from(begun.id, "base64url").toString("utf8").split(":");
  await readerOf(app.services.db.pool).query(
    "update case_key set master = 'lost' where case_id = $1",
    [uuid],
    "lose_the_key",
  );
  const said = async (as: Person) =>
    (
      await look<{ record: { matter: string; statements: object[] } }>(
        world(),
        as,
        begun,
        "record { matter statements { level text keyMissing } }",
      )
    ).record;
  const joint = { level: "JOINT", text: "大家都听见的话", keyMissing: false };
  const closed = { level: "MEDIATOR_ONLY", text: "", keyMissing: true };
  for (const _ of [1, 2]) expect((await said(cast.mediator)).statements).toEqual([joint, closed]);
  expect((await said(cast.supervisor)).statements).toEqual([joint]);
  const more = { by: "A", level: "MEDIATOR_ONLY", text: "又说" };
  expect(await refusal(world(), cast.mediator, "Record", await now(begun), more)).toBe("level KEY_MISSING");
  expect(logged.join("").split('"master":"lost"')).toHaveLength(2);
});

async function now(of: Case): Promise<Case> {
  return { ...of, ...(await look<{ version: number }>(world(), world().cast.mediator, of, "version")) };
}

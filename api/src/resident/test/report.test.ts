import { expect, test } from "vitest";
import { createLog } from "../../kernel/log.ts";
import { read } from "../../kernel/sql.ts";
import { useWorld } from "../../../test/world.ts";
import { HOUR, MINUTE } from "../../complaint/test/stage.fixture.ts";
import { lookUnder, riddleOf, sendReport, solved } from "./under-code.fixture.ts";

const lines: string[] = [];
const world = useWorld({ log: createLog("debug", { write: (line) => void lines.push(line) }) });

test("INT-1, INT-5, ORG-5: an anonymous report stands in the queue in an agent's hands, its clocks run, and the dispatchers are told", async () => {
  const { cast, app } = world();
  const { data } = await sendReport(world());
  const report = data?.answer;
  expect(report).toMatchObject({ __typename: "Reported" });
  const rows = await read<{
    channel: string;
    kind: string;
    name: string | null;
    owner: string;
    clocks: number;
  }>(
    app.services.db.pool,
    `select c.channel, w.kind, w.name, s.name as owner, (select count(*)::int from clock k where k.complaint_id = c.id) as clocks
       from complaint c join complainant w on w.id = c.complainant_id join staff s on s.id = c.owner_id where c.number = $1`,
    [report?.number],
  );
  expect(rows).toEqual([
    { channel: "WEB", kind: "ANONYMOUS", name: null, owner: cast.agent.name, clocks: expect.any(Number) },
  ]);
  expect(rows[0]?.clocks).toBeGreaterThan(0);
  const queue = await world().gql(
    cast.dispatcher,
    "{ queue(first: 50) { edges { node { number } } } notices(first: 5) { edges { node { kind } } } }",
  );
  expect(JSON.stringify(queue.data)).toContain(report?.number);
  expect(JSON.stringify(queue.data)).toContain("REGISTERED");
});

test("INT-5: of who sent an anonymous report nothing is kept: no address in any table, none in the log", async () => {
  const { app } = world();
  await sendReport(world(), { content: "匿名反映:有人在楼道堆放杂物。" });
  const tables = await read<{ name: string }>(
    app.services.db.pool,
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    [],
  );
  for (const { name } of tables) {
    const found = await read(
      app.services.db.pool,
      `select 1 from "${name}" t where t::text ~ '127\\.0\\.0\\.1|::1' limit 1`,
      [],
    );
    expect(found, name).toEqual([]);
  }
  expect(lines.filter((line) => /127\.0\.0\.1/.test(line))).toEqual([]);
});

test("INT-4: one report sent three times is one complaint, and all three hear its number", async () => {
  const solution = solved(await riddleOf(world(), world().cast.a.code));
  const given = { ...solution, idempotencyKey: "report-key-0123456789" };
  const answers = await Promise.all([1, 2, 3].map(() => sendReport(world(), given)));
  const heard = answers.map(({ data }) => data?.answer.number).filter((number) => number !== undefined);
  expect(new Set(heard).size).toBe(1);
  const again = await sendReport(world(), given);
  expect(again.data?.answer.number).toBe(heard[0]);
});

test("INT-2: a name without a phone is refused by field, and the same riddle is good for the mended report", async () => {
  const solution = {
    ...solved(await riddleOf(world(), world().cast.a.code)),
    idempotencyKey: "mended-key-0123456789",
  };
  const wrong = await sendReport(world(), { ...solution, name: "许女士", phone: "12" });
  expect(wrong.data?.answer).toMatchObject({ __typename: "InvalidError" });
  expect(wrong.data?.answer.issues?.[0]?.path).toContain("phone");
  const right = await sendReport(world(), {
    ...solution,
    name: "许女士",
    phone: "13800000000",
    room: "1栋1单元501",
  });
  expect(right.data?.answer.__typename).toBe("Reported");
});

test("INT-1: a report without its riddle solved is refused, one solved twice, one made up and one grown old as well", async () => {
  const refused = [{ extensions: { code: "BAD_REQUEST" } }];
  const riddle = await riddleOf(world(), world().cast.a.code);
  expect(
    (await sendReport(world(), { riddle: riddle.text, seal: riddle.seal, answer: "-" })).errors,
  ).toMatchObject(refused);
  const used = solved(riddle);
  expect((await sendReport(world(), used)).data?.answer.__typename).toBe("Reported");
  expect((await sendReport(world(), used)).errors).toMatchObject(refused);
  const own = solved({ text: `${world().clock.now().getTime()}.0.made-up`, bits: 0, seal: riddle.seal });
  expect((await sendReport(world(), own)).errors).toMatchObject(refused);
  const old = solved(await riddleOf(world(), world().cast.a.code));
  world().clock.advance(31 * MINUTE);
  expect((await sendReport(world(), old)).errors).toMatchObject(refused);
});

test("INT-1: one address sends a handful, then has to wait an hour; what was sent before is there", async () => {
  world().clock.advance(2 * HOUR);
  const codes: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    const { data } = await sendReport(world());
    codes.push(data?.answer.trackingCode ?? "");
  }
  for (let n = 0; n < 6; n += 1)
    expect((await sendReport(world())).errors).toMatchObject([{ extensions: { code: "TOO_BUSY" } }]);
  world().clock.advance(HOUR);
  expect((await sendReport(world())).data?.answer.__typename).toBe("Reported");
  for (const code of codes) expect((await lookUnder(world(), code)).state).toBe("REGISTERED");
});

test("INT-5: who guesses codes is soon let guess no more, by a right one either, until an hour has passed", async () => {
  world().clock.advance(2 * HOUR);
  const { data } = await sendReport(world());
  const code = data?.answer.trackingCode ?? "";
  for (let n = 0; n < 20; n += 1) await lookUnder(world(), `${n}`.padStart(20, "0")).catch(() => null);
  await expect(lookUnder(world(), code)).rejects.toThrow("TOO_BUSY");
  world().clock.advance(HOUR);
  expect((await lookUnder(world(), code)).__typename).toBe("Tracked");
});

test("ORG-1: of a project whose code two companies have there is no page, nor of one there is not", async () => {
  const query = "query ($code: String!) { answer: reportDesk(projectCode: $code) { __typename } }";
  for (const code of ["NOWHERE", "", "%"])
    expect((await world().gql(null, query, { code })).data).toEqual({
      answer: { __typename: "NotFoundError" },
    });
});

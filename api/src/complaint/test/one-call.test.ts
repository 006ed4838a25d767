import { expect, test } from "vitest";
import { act, type Answer, command, idOf, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, done, kindsOf, registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

/** Everything that a command writes, counted. */
async function written(): Promise<object | undefined> {
  const [counts] = await sql(
    world(),
    `select (select json_object_agg(project_id || month, last) from complaint_number) as numbers,
            (select json_object_agg(company_id, seq) from log_head) as heads,
            (select json_agg(q order by project_id) from queue_counter q) as counters,
            (select count(*) from complaint) as complaints, (select count(*) from complainant) as complainants,
            (select count(*) from command_receipt) as receipts, (select count(*) from clock) as clocks,
            (select count(*) from timer) as timers, (select count(*) from event) as events,
            (select count(*) from event_words) as words, (select count(*) from notice) as notices,
            (select sum(version) from complaint) as versions`,
  );
  return counts;
}

const REGISTER =
  "mutation ($input: ComplaintRegisterInput!) { complaintRegister(input: $input) { __typename } }";

const STEPS = [
  ["receipt", "command_receipt", "insert"],
  ["number", "complaint_number", "insert or update"],
  ["complainant", "complainant", "insert"],
  ["complaint", "complaint", "insert"],
  ["clocks", "clock", "insert"],
  ["timers", "timer", "insert"],
  ["log's head", "log_head", "update"],
  ["event", "event", "insert"],
  ["counters", "queue_counter", "update"],
  ["notices", "notice", "insert"],
] as const;

test.each(STEPS)(
  "INT-3 INT-4 a registration that fails at its %s leaves nothing at all, and its key is free",
  async (_step, table, when) => {
    const { cast, gql } = world();
    await registered(world());
    // A level-skipping channel tells people at once, so every step has something to write.
    const input = {
      idempotencyKey: crypto.randomUUID(),
      projectId: idOf("Project", cast.a.id),
      channel: "GOV_HOTLINE",
      content: "电梯停在五楼不动",
      complainant: { kind: "ANONYMOUS" },
    };
    const before = await written();
    await sql(
      world(),
      `create function test_fails() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger test_fails before ${when} on ${table} for each row execute function test_fails()`,
    );
    const { errors } = await gql(cast.agent, REGISTER, { input });
    await sql(world(), `drop trigger test_fails on ${table}; drop function test_fails()`);
    expect(errors?.[0]?.extensions?.["code"]).toBe("UNEXPECTED");
    expect(await written()).toEqual(before);
    expect((await command(world(), cast.agent, "Register", input)).__typename).toBe("Complaint");
  },
);

test("HND-2 a command that fails while it is written leaves complaint, log and key as they were", async () => {
  const { cast, gql } = world();
  const seen = await bring(world(), "ASSIGNED");
  const before = await written();
  await sql(
    world(),
    `create function test_fails() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
     create trigger test_fails before insert on event_words for each row execute function test_fails()`,
  );
  const query =
    "mutation ($input: ComplaintDeclineInput!) { complaintDecline(input: $input) { __typename } }";
  const input = {
    complaintId: seen.id,
    expectedVersion: seen.version,
    idempotencyKey: crypto.randomUUID(),
    reason: "不属本班组",
  };
  const { errors } = await gql(cast.handler, query, { input });
  await sql(world(), "drop trigger test_fails on event_words; drop function test_fails()");
  expect(errors?.[0]?.extensions?.["code"]).toBe("UNEXPECTED");
  expect(await written()).toEqual(before);
  expect((await command(world(), cast.handler, "Decline", input)).__typename).toBe("Complaint");
});

test("INT-4 one key sent twice at once makes one complaint and takes one number, thirty times over", async () => {
  const { cast } = world();
  const numbers: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const input = { idempotencyKey: crypto.randomUUID() };
    const [one, other] = await Promise.all([
      register(world(), cast.agent, cast.a, input),
      register(world(), cast.agent, cast.a, input),
    ]);
    expect(other).toEqual(one);
    numbers.push(Number(one.number.slice(-4)));
  }
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});

test("AUD-1 LIV-1 twenty registrations at once: the log has no gap, and each number is told once with its words", async () => {
  const { cast } = world();
  const head = async () =>
    Number(
      (
        await sql<{ seq: string }>(world(), "select seq::text from log_head where company_id = $1", [
          cast.companyId,
        ])
      )[0]?.seq,
    );
  const before = await head();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? register(world(), cast.agent, cast.a, { responded: true })
        : register(world(), cast.agentB, cast.b, { responded: true }),
    ),
  );
  expect(answers.map(({ __typename }) => __typename)).toEqual(answers.map(() => "Complaint"));
  const rows = await sql<{ seq: string; kind: string; complaint_id: string }>(
    world(),
    "select seq::text, kind, complaint_id from event where company_id = $1 and event.seq > $2 order by event.seq",
    [cast.companyId, before],
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => before + index + 1));
  expect(await head()).toBe(before + 40);
  for (const [, own] of Map.groupBy(rows, (row) => row.complaint_id))
    expect(own.map(({ kind }) => kind)).toEqual(["REGISTERED", "RESPONDED"]);
});

test("HND-2 who is overtaken between reading and writing decides anew on what the other left", async () => {
  const { cast, app } = world();
  const seen = await bring(world(), "REGISTERED");
  const other = await app.services.db.pool.connect();
  let answer: Promise<Answer>;
  try {
    // Another writer has the complaint's lock; what it does here no command can see before it commits.
    await other.query("begin");
    const { rows } = await other.query<{ id: string }>(
      "select id from complaint where number = $1 for update",
      [seen.number],
    );
    answer = act(world(), cast.dispatcher, "Assign", seen, toEngineering(world()));
    await waiting(1);
    await other.query("update complaint set state = 'WITHDRAWN', ended_at = received_at where id = $1", [
      rows[0]?.id,
    ]);
    await other.query("commit");
  } finally {
    other.release();
  }
  expect(await answer).toMatchObject({ __typename: "NotAllowedError", refusal: "WRONG_STATE" });
  expect(await kindsOf(world(), cast.qa, seen.id)).toEqual(["REGISTERED"]);
});

test("HND-2 twenty harmless commands on one complaint at once are all done, though each is overtaken by others", async () => {
  const { cast } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const people = [cast.agent, cast.dispatcher, cast.supervisor, cast.handler];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const input = {
        complaintId: seen.id,
        expectedVersion: seen.version,
        idempotencyKey: crypto.randomUUID(),
      };
      return world().gql<{ answer: { __typename: string } }>(
        people[n % people.length] ?? cast.agent,
        "mutation ($input: ComplaintRevealContactInput!) { answer: complaintRevealContact(input: $input) { __typename } }",
        { input },
      );
    }),
  );
  expect(answers.map(({ data }) => data?.answer.__typename)).toEqual(answers.map(() => "RevealedContact"));
  const kinds = await kindsOf(world(), cast.qa, seen.id);
  expect(kinds.filter((kind) => kind === "CONTACT_REVEALED")).toHaveLength(20);
  const [row] = await sql<{ versions: string }>(
    world(),
    "select count(distinct e.version)::text as versions from event e join complaint c on c.id = e.complaint_id where c.number = $1 and e.kind = 'CONTACT_REVEALED'",
    [seen.number],
  );
  expect(row?.versions).toBe("20");
  await done(world(), cast.handler, "Contact", seen, { how: "PHONE", text: "已约明早上门" });
});

/** Until so many wait for a lock on a complaint. */
async function waiting(many: number): Promise<void> {
  for (;;) {
    const [row] = await sql<{ n: string }>(
      world(),
      "select count(*)::text as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (Number(row?.n) >= many) return;
  }
}

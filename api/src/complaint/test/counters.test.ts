import { expect, test } from "vitest";
import { idOf } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import type { Person } from "../../../test/people.ts";
import { loadActor } from "../../org/actor.ts";
import { sightOf } from "../../org/access.ts";
import { newId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { conditionsOf } from "../queue/conditions.ts";
import { matches, QUEUE_VIEWS, type QueueFilter } from "../queue/filter.ts";
import { queueFactsOf } from "../queue-facts.ts";
import { readAggregates } from "../store.ts";
import { CATEGORIES, CHANNELS, PRIORITIES, STATES } from "@heyi/schema/vocabulary/complaint.ts";
import { act, register } from "../../../test/complaints.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { type Counters, follow, nextOf, pageOf, until } from "./queue.fixture.ts";
import { dice, rollOn } from "./random-acts.fixture.ts";
import { registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

const COUNT = `
  select count(*)::int as open, (count(*) filter (where state = 'REGISTERED'))::int as unassigned, (count(*) filter (where urge = 'DUE_SOON'))::int as "dueSoon",
         (count(*) filter (where urge = 'OVERDUE'))::int as overdue, (count(*) filter (where level > 0))::int as escalated
    from complaint where state not in ('CLOSED', 'MERGED', 'WITHDRAWN')`;
const counted = async (where = "true", values: unknown[] = []) =>
  (await sql<Counters>(world(), `${COUNT} and ${where}`, values))[0];

test("LIV-2 after a hundred random acts the kept counters equal the counted rows, for every project and every reader", async () => {
  const { cast } = world();
  await rollOn(world(), dice(20_260_211), 100);
  for (const project of [cast.a, cast.b]) {
    const [kept] = await sql<Counters>(
      world(),
      'select open, unassigned, due_soon as "dueSoon", overdue, escalated from queue_counter where project_id = $1',
      [project.id],
    );
    expect(kept, project.code).toEqual(await counted("project_id = $1", [project.id]));
  }
  const expected: [Person, Counters | undefined][] = [
    [cast.dispatcher, await counted("project_id = $1", [cast.a.id])],
    [cast.dispatcherB, await counted("project_id = $1", [cast.b.id])],
    [cast.qa, await counted("company_id = $1", [cast.companyId])],
    [
      cast.handler,
      await counted("(department_id = $1 or owner_id = $2 or handler_id = $2)", [
        cast.a.departments.ENGINEERING,
        cast.handler.staffId,
      ]),
    ],
    [cast.mediator, await counted("(owner_id = $1 or handler_id = $1)", [cast.mediator.staffId])],
    [cast.stranger, await counted("company_id = $1", [cast.stranger.companyId])],
  ];
  for (const [as, counts] of expected) {
    const { counters, total } = await pageOf(world(), as);
    const { mine, ...shared } = counters;
    expect(shared, as.username).toEqual(counts);
    expect(total, as.username).toBe(counts?.open);
    expect(mine, as.username).toBe((await pageOf(world(), as, { view: "MINE" })).total);
    for (const [view, count] of [
      ["UNASSIGNED", shared.unassigned],
      ["DUE_SOON", shared.dueSoon],
      ["OVERDUE", shared.overdue],
      ["ESCALATED", shared.escalated],
    ] as const) {
      expect((await pageOf(world(), as, { view })).total, `${as.username} ${view}`).toBe(count);
    }
  }
  const ofA = await pageOf(world(), cast.qa, { view: "OPEN", projectIds: [idOf("Project", cast.a.id)] });
  expect(ofA.counters).toMatchObject((await counted("project_id = $1", [cast.a.id])) ?? {});
});

test("LIV-2 each message's counters are the counted rows of its moment", async () => {
  const { cast } = world();
  const lives = [
    await follow(world(), cast.dispatcher),
    await follow(world(), cast.handler),
    await follow(world(), cast.qa, { view: "OVERDUE" }),
  ];
  const wheres: [string, unknown[]][] = [
    ["project_id = $1", [cast.a.id]],
    [
      "(department_id = $1 or owner_id = $2 or handler_id = $2)",
      [cast.a.departments.ENGINEERING, cast.handler.staffId],
    ],
    ["company_id = $1", [cast.companyId]],
  ];
  let seen = await registered(world());
  for (const [as, verb, input] of [
    [cast.dispatcher, "Assign", toEngineering(world())],
    [cast.handler, "Accept", {}],
    [cast.agent, "Escalate", { reason: "着急" }],
    [cast.handler, "Resolve", { solution: "修好了", rootCause: "NONE", complainantTold: true }],
  ] as const) {
    seen = await act(world(), as, verb, seen, input);
    for (const [index, live] of lives.entries()) {
      const [where = "", values = []] = wheres[index] ?? [];
      const messages = await until(live, ({ counters }) => counters !== undefined);
      let last = messages.at(-1);
      const now = await counted(where, values);
      // The message of the registration may still lie before this one's.
      for (let more = 0; more < 2 && JSON.stringify(last?.counters) !== JSON.stringify(now); more += 1)
        last = await nextOf(live);
      expect(last?.counters, `${as.username} ${verb}`).toEqual(now);
    }
  }
  await Promise.all(lives.map((live) => live.close()));
});

test("LIV-2 the reader's own load is under the project filter in the message as on the page", async () => {
  const { cast } = world();
  await sql(world(), "insert into staff_role (id, staff_id, role, project_id) values ($1, $2, 'AGENT', $3)", [
    newId(world().clock.now()),
    cast.agent.staffId,
    cast.b.id,
  ]);
  await register(world(), cast.agent, cast.b);
  const filter = { view: "OPEN", projectIds: [idOf("Project", cast.a.id)] };
  const live = await follow(world(), cast.agent, filter);
  await registered(world());
  const { loads } = await nextOf(live);
  const { counters } = await pageOf(world(), cast.agent, filter);
  expect(loads).toEqual([{ staffId: idOf("Staff", cast.agent.staffId), open: counters.mine }]);
  await live.close();
});

test("ORG-1 a message names nobody whose work lies outside the reader's sight", async () => {
  const { cast } = world();
  const live = await follow(world(), cast.dispatcher);
  const inputs = Array.from({ length: 6 }, () => [
    register(world(), cast.agentB, cast.b),
    registered(world()),
  ]).flat();
  const all = await Promise.all(inputs);
  const wanted = new Set(all.filter(({ number }) => number.startsWith("WAN")).map(({ id }) => id));
  const messages = await until(
    live,
    ({ changes }) => (changes.forEach(({ id }) => wanted.delete(id)), wanted.size === 0),
  );
  await live.close();
  const named = new Set(messages.flatMap(({ loads }) => loads.map(({ staffId }) => staffId)));
  expect(named).toEqual(new Set([idOf("Staff", cast.agent.staffId)]));
});

test("LIV-2 the filter in memory and the filter in SQL find the same, for every person, over random complaints and filters", async () => {
  const { cast, app } = world();
  const { pool } = app.services.db;
  const pick = dice(7);
  await rollOn(world(), pick, 60);
  // From here on no deadline may change a row between the two questions.
  await app.timekeeper[Symbol.asyncDispose]();
  await app.caseTimekeeper[Symbol.asyncDispose]();
  const ids = (await sql<{ id: ComplaintId }>(world(), "select id from complaint order by id")).map(
    ({ id }) => id,
  );
  // States, levels and urges beyond what the acts have reached, written straight into the rows.
  for (const id of ids) {
    if (pick([true, false]))
      await sql(
        world(),
        "update complaint set state = case when due_at is null then state else $2 end, priority = $3, category = $4 where id = $1",
        [id, pick(STATES), pick([null, ...PRIORITIES]), pick([null, ...CATEGORIES])],
      );
  }
  const facts = new Map(
    (await readAggregates(readerOf(pool), ids)).map((aggregate) => [
      aggregate.facts.id,
      queueFactsOf(aggregate),
    ]),
  );
  const urges = new Map(
    (await sql<{ id: ComplaintId; urge: never }>(world(), "select id, urge from complaint")).map((row) => [
      row.id,
      row.urge,
    ]),
  );
  const people = Object.values(cast).filter(
    (one): one is Person => typeof one === "object" && "staffId" in one,
  );
  const some = <Value>(values: readonly Value[]) =>
    pick([null, null, null, null, null, values.slice(1), [pick(values), pick(values)]]);
  let found = 0;
  for (let round = 0; round < 600; round += 1) {
    const filter: QueueFilter = {
      view: pick(QUEUE_VIEWS),
      projectIds: some([cast.a.id, cast.b.id, cast.elsewhere.id]),
      categories: some(CATEGORIES),
      states: some(STATES),
      priorities: some(PRIORITIES),
      channels: some(CHANNELS),
      staffId: pick([null, null, pick(people).staffId]),
      departmentId: pick([null, null, null, pick(Object.values(cast.a.departments))]),
      text: null,
    };
    const person = pick(people);
    const actor = await loadActor(pool, person.userId);
    if (actor === null) throw new Error(person.username);
    const sight = sightOf(actor);
    const where = conditionsOf(filter, sight);
    const { rows } = await pool.query<{ id: ComplaintId }>(
      `select c.id from complaint c where ${where.text} order by c.id`,
      where.params,
    );
    const inMemory = ids.filter((id) => {
      const own = facts.get(id);
      const urge = urges.get(id);
      return own !== undefined && urge !== undefined && matches(filter, sight, { ...own, urge });
    });
    expect(inMemory, `${person.username} ${JSON.stringify(filter)}`).toEqual(rows.map(({ id }) => id));
    found += rows.length;
  }
  // As many questions must have had an answer.
  expect(found).toBeGreaterThan(600);
});

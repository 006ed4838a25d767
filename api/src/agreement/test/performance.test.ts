import { expect, test } from "vitest";

import { idOf } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { act, look, type Case } from "../../mediation/test/case.fixture.ts";
import { inEffectBeforeCommittee, read } from "./agreement.fixture.ts";

const world = useWorld();
const DAY = 86_400_000;

type Clocks = {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: {
      readonly id: string;
      readonly kind: string;
      readonly urge: string;
      readonly dueAt: string;
      readonly case: { readonly id: string; readonly number: string; readonly state: string };
    };
  }[];
  readonly counters: { readonly dueSoon: number; readonly overdue: number; readonly breachProposed: number };
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};
const CLOCKS = `query ($mine: Boolean!, $first: Int!, $after: String, $projectIds: [ID!]) {
  caseClocks(mine: $mine, first: $first, after: $after, projectIds: $projectIds) {
    edges { cursor node { id kind urge dueAt case { id number state } } }
    counters { dueSoon overdue breachProposed } pageInfo { hasNextPage endCursor } } }`;

async function clocksOf(as: Person, input: object = {}): Promise<Clocks> {
  const variables = { mine: false, first: 100, ...input };
  const { data, errors } = await world().gql<{ caseClocks: Clocks }>(as, CLOCKS, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.caseClocks;
}

/** Kind and urge of what stands there of one case. */
function standingOf({ edges }: Clocks, { id }: Pick<Case, "id">): readonly string[] {
  return edges.filter(({ node }) => node.case.id === id).map(({ node }) => `${node.kind} ${node.urge}`);
}

type Owed = {
  readonly total: number;
  readonly edges: readonly {
    readonly node: {
      readonly state: string;
      readonly dueDate: string;
      readonly details: { readonly obligor: string; readonly amountFen: number | null } | null;
    };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};
async function owedTo(as: Person, input: object = {}): Promise<Owed> {
  const { data, errors } = await world().gql<{ obligations: Owed }>(
    as,
    `query ($states: [ObligationState!], $from: LocalDate, $to: LocalDate, $first: Int!, $after: String, $projectIds: [ID!]) {
       obligations(states: $states, from: $from, to: $to, first: $first, after: $after, projectIds: $projectIds) { total
         edges { node { state dueDate details { obligor amountFen } } } pageInfo { hasNextPage endCursor } } }`,
    { first: 100, ...input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.obligations;
}

type Rate = {
  readonly numerator: number;
  readonly denominator: number;
  readonly notDue: number;
  readonly waived: number;
};
async function rateOf(as: Person): Promise<{ readonly count: Rate; readonly amount: Rate | null }> {
  const rate = "{ numerator denominator notDue waived }";
  const { data, errors } = await world().gql<{ performance: { count: Rate; amount: Rate | null } }>(
    as,
    `{ performance { count ${rate} amount ${rate} } }`,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.performance;
}

async function latest(seen: Case): Promise<Case> {
  const { version } = await look<{ version: number }>(world(), world().cast.mediator, seen, "version");
  return { ...seen, version };
}

test("AGR-6, MED-5 what is owed stands as a clock before everybody of the project by state and day, from due soon to a proposed breach", async () => {
  const { cast, pass } = world();
  const seen = await inEffectBeforeCommittee(world());
  expect(standingOf(await clocksOf(cast.dispatcher), seen)).toEqual([]);
  await pass(7 * DAY);
  const soon = await clocksOf(cast.dispatcher);
  expect(standingOf(soon, seen)).toEqual(["OBLIGATION DUE_SOON"]);
  expect(soon.counters).toEqual({ dueSoon: 1, overdue: 0, breachProposed: 0 });
  expect(soon.edges[0]?.node).toMatchObject({
    dueAt: "2026-02-20T16:00:00.000Z",
    case: { number: seen.number, state: "PERFORMING" },
  });
  await pass(3 * DAY);
  expect((await clocksOf(cast.dispatcher)).counters).toEqual({ dueSoon: 0, overdue: 1, breachProposed: 0 });
  await pass(7 * DAY);
  expect((await clocksOf(cast.dispatcher)).counters).toEqual({ dueSoon: 0, overdue: 0, breachProposed: 1 });
  for (const person of [cast.supervisorB, cast.handler, cast.stranger])
    expect(standingOf(await clocksOf(person), seen)).toEqual([]);
  const [apology] = (await read(world(), seen)).record.obligations.filter(({ termNo }) => termNo === 2);
  await act(world(), cast.mediator, "Fulfil", await latest(seen), {
    obligationId: apology?.id,
    evidence: "已当面致歉",
  });
  expect(standingOf(await clocksOf(cast.dispatcher), seen)).not.toContain("OBLIGATION BREACH_PROPOSED");
});

test("AGR-7, MED-6 the window for confirmation and the day of the outcome stand there too; what is one's own is the mediator's and who leads", async () => {
  const { cast, pass } = world();
  const seen = await inEffectBeforeCommittee(world());
  await pass(21 * DAY);
  expect(standingOf(await clocksOf(cast.dispatcher), seen)).toContain("CONFIRMATION DUE_SOON");
  for (const person of [cast.mediator, cast.supervisor, cast.manager])
    expect(standingOf(await clocksOf(person, { mine: true }), seen)).toContain("CONFIRMATION DUE_SOON");
  for (const person of [cast.dispatcher, cast.qa, cast.admin])
    expect(standingOf(await clocksOf(person, { mine: true }), seen)).toEqual([]);
});

test("LIV-2 clocks are read by cursor, each once, and the counters are of all of them", async () => {
  const { cast } = world();
  const all = await clocksOf(cast.dispatcher);
  expect(all.edges.length).toBeGreaterThan(2);
  const { dueSoon, overdue, breachProposed } = all.counters;
  expect(dueSoon + overdue + breachProposed).toBe(all.edges.length);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Clocks = await clocksOf(cast.dispatcher, { first: 1, after });
    expect(page.counters).toEqual(all.counters);
    paged.push(...page.edges.map(({ node }) => node.id));
    [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
  }
  expect(paged).toEqual(all.edges.map(({ node }) => node.id));
  const elsewhere = await clocksOf(cast.qa, { projectIds: [idOf("Project", cast.b.id)] });
  expect(elsewhere.edges).toEqual([]);
});

test("REP-4, MED-5 the rate says what was kept of what fell due; money and names only to who reads the case", async () => {
  const { cast } = world();
  const { count, amount } = await rateOf(cast.supervisor);
  expect(count.numerator).toBeGreaterThanOrEqual(1);
  expect(count.numerator + count.denominator + count.notDue).toBeGreaterThan(count.denominator);
  expect(amount).toMatchObject({ numerator: 0 });
  expect((amount?.denominator ?? 0) + (amount?.notDue ?? 0)).toBe(2 * 620_000);
  expect(await rateOf(cast.dispatcher)).toEqual({ count, amount: null });
  expect((await rateOf(cast.supervisorB)).count.denominator).toBe(0);

  const read1 = await owedTo(cast.supervisor, { states: ["PENDING", "DUE_SOON", "OVERDUE"] });
  expect(read1.edges.every(({ node }) => node.details?.obligor === "柯志远")).toBe(true);
  const outlined = await owedTo(cast.dispatcher, { states: ["PENDING", "DUE_SOON", "OVERDUE"] });
  expect(outlined.edges.map(({ node }) => [node.state, node.dueDate])).toEqual(
    read1.edges.map(({ node }) => [node.state, node.dueDate]),
  );
  expect(outlined.edges.every(({ node }) => node.details === null)).toBe(true);
  expect((await owedTo(cast.supervisorB)).total).toBe(0);
});

test("AGR-6 what is owed is read by cursor, by state and by day, and the calendar counts the same", async () => {
  const { cast } = world();
  const all = await owedTo(cast.manager);
  expect(all.total).toBe(all.edges.length);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Owed = await owedTo(cast.manager, { first: 2, after });
    expect(page.total).toBe(all.total);
    paged.push(...page.edges.map(({ node }) => `${node.dueDate} ${node.details?.amountFen}`));
    [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
  }
  expect(paged).toEqual(all.edges.map(({ node }) => `${node.dueDate} ${node.details?.amountFen}`));
  const { data } = await world().gql<{ performanceDays: { day: string; many: number }[] }>(
    cast.manager,
    `{ performanceDays(from: "2026-03-01", to: "2026-03-31") { day state many } }`,
  );
  const march = await owedTo(cast.manager, { from: "2026-03-01", to: "2026-03-31" });
  expect(data?.performanceDays.reduce((sum, { many }) => sum + many, 0)).toBe(march.total);
});

test.each([{ first: 0 }, { first: 101 }, { after: "nonsense" }])(
  "a page of what is owed with %j is refused",
  async (wrong) => {
    const { errors } = await world().gql(world().cast.agent, CLOCKS, { mine: false, first: 10, ...wrong });
    expect(errors?.[0]?.extensions?.["code"]).toBe("INVALID");
  },
);

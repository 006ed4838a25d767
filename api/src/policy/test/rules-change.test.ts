import { expect, test } from "vitest";
import { clockOf, idOf, look } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { follow, until } from "../../complaint/test/queue.fixture.ts";
import { kindsOf, MINUTE, registered, sql } from "../../complaint/test/stage.fixture.ts";
import { DEFAULT_POLICY, type Policy } from "../../sla/policy.ts";
import { toRows } from "../rules.ts";

const world = useWorld();

type Line = { number: string; moves: { of: string; point: string; from: string; to: string }[] };
type Answer = {
  __typename: string;
  code?: string;
  looked?: number;
  complaints?: number;
  lines?: Line[];
  issues?: { path: string; code: string }[];
  data?: { version: number; projectName: string | null; createdBy: string | null; reason: string | null }[];
};
const PROBLEMS = "... on Error { code } ... on InvalidError { issues { path code } }";
const policyOf = (changes: Partial<Policy>) => toRows({ ...DEFAULT_POLICY, ...changes });

async function preview(as: Person, input: object): Promise<Answer> {
  const { data, errors } = await world().gql<{ answer: Answer }>(
    as,
    `mutation ($input: RulesPreviewInput!) { answer: rulesPreview(input: $input) { __typename ${PROBLEMS}
       ... on RulesPreview { looked complaints lines { number moves { of point from to } } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

async function change(as: Person, input: object): Promise<Answer> {
  const { data, errors } = await world().gql<{ answer: Answer }>(
    as,
    `mutation ($input: RulesChangeInput!) { answer: rulesChange(input: $input) { __typename ${PROBLEMS}
       ... on MutationRulesChangeSuccess { data { version projectName createdBy reason } } } }`,
    { input: { reason: "总部要求", applyToOpen: false, ...input } },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const respondOf = (seen: Awaited<ReturnType<typeof look>>) => clockOf(seen, "RESPOND");
const running = (seen: Awaited<ReturnType<typeof look>>) =>
  seen?.clocks.find(({ kind, state }) => kind === "RESPOND" && state === "RUNNING");

test("SLA-6 a change of the rules is for what comes in from then on; what is open stays under its own, and its explanation says which", async () => {
  const { cast } = world();
  const before = await registered(world());
  const changed = await change(cast.admin, { expectedVersion: 1, policy: policyOf({ respondMinutes: 15 }) });
  expect(changed.data?.[0]).toMatchObject({ version: 2, projectName: null, reason: "总部要求" });
  const after = await registered(world());
  expect(respondOf(before).explanation.policyVersion).toBe("v1");
  expect(respondOf(after).explanation.policyVersion).toBe("v2");
  const span = ({ dueAt, dueSoonAt }: { dueAt: string; dueSoonAt: string }) =>
    Date.parse(dueAt) - Date.parse(dueSoonAt);
  expect(span(respondOf(before))).toBe(6 * MINUTE);
  expect(span(respondOf(after))).toBe(3 * MINUTE);
  const still = await look(world(), cast.agent, before.id);
  expect(respondOf(still).dueAt).toBe(respondOf(before).dueAt);
  expect(await kindsOf(world(), cast.agent, before.id)).toEqual(["REGISTERED"]);
});

test("SLA-6 the preview names each deadline that would move and moves none; applied, just those move, live, each an event by whoever asked for it", async () => {
  const { cast, clock } = world();
  const taken = await registered(world());
  const policy = policyOf({ respondMinutes: 60 });
  const seen = await preview(cast.admin, { policy });
  expect(seen.looked).toBeGreaterThan(0);
  const line = seen.lines?.find(({ number }) => number === taken.number);
  const due = respondOf(taken).dueAt;
  const later = new Date(Date.parse(due) + 45 * MINUTE).toISOString();
  expect(line?.moves).toEqual([{ of: "RESPOND", point: "DUE", from: due, to: later }]);
  expect(respondOf(await look(world(), cast.agent, taken.id)).dueAt).toBe(due);

  const live = await follow(world(), cast.dispatcher);
  clock.advance(1000);
  await change(cast.admin, { expectedVersion: 2, policy, applyToOpen: true });
  const messages = await until(live, ({ changes }) => changes.some(({ id }) => id === taken.id));
  expect(messages.flatMap(({ changes }) => changes)).toContainEqual(
    expect.objectContaining({ id: taken.id, event: "DEADLINES_RECOMPUTED" }),
  );
  await live.close();
  expect(running(await look(world(), cast.agent, taken.id))?.dueAt).toBe(later);
  // Nothing more would move: it lives under them now.
  const again = await preview(cast.admin, { policy });
  expect(again.lines?.find(({ number }) => number === taken.number)).toBeUndefined();
});

test("SLA-2 SLA-6 a project may have its own numbers and hours, and follows the company again without them", async () => {
  const { cast } = world();
  const projectId = idOf("Project", cast.a.id);
  await change(cast.admin, { expectedVersion: 3, projectId, policy: policyOf({ respondMinutes: 20 }) });
  expect(respondOf(await registered(world())).explanation.policyVersion).toBe("WAN v4");
  const hours = [{ from: "08:00", to: "20:00" }];
  await change(cast.admin, { expectedVersion: 4, projectId, serviceHours: hours });
  const taken = await registered(world());
  expect(respondOf(taken).explanation.policyVersion).toBe("v3");
  expect(clockOf(taken, "RESOLVE").dueAt.slice(11)).toBe("12:00:00.000Z");
});

test("SLA-6 whoever stands on an older version is told, and nothing is changed; so for numbers out of bounds", async () => {
  const { cast } = world();
  const stale = await change(cast.admin, { expectedVersion: 3, policy: policyOf({ respondMinutes: 45 }) });
  expect(stale.issues).toEqual([{ path: "expectedVersion", code: "TAKEN" }]);
  const wrong = await change(cast.admin, { expectedVersion: 5, policy: policyOf({ respondMinutes: 0 }) });
  expect(wrong.issues).toEqual([{ path: "policy.respondMinutes", code: "OUT_OF_RANGE" }]);
  expect(await change(cast.admin, { expectedVersion: 5 })).toMatchObject({
    issues: [{ path: "policy", code: "REQUIRED" }],
  });
  const rows = await sql<{ version: number }>(
    world(),
    "select max(version) as version from policy_version where company_id = $1",
    [cast.companyId],
  );
  expect(rows).toEqual([{ version: 5 }]);
});

test("ORG-3 ORG-1 nobody but an administrator sees, previews or changes rules, and another company's are not theirs", async () => {
  const { cast, gql } = world();
  const policy = policyOf({});
  for (const person of [cast.agent, cast.handler, cast.supervisor, cast.manager, cast.qa]) {
    expect(await preview(person, { policy }), person.username).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await change(person, { expectedVersion: 5, policy })).toMatchObject({ code: "NOT_ALLOWED" });
    const seen = await gql(person, "{ rulesVersions { version } }");
    expect(seen.errors?.length).toBe(1);
  }
  const projectId = idOf("Project", cast.elsewhere.id);
  expect(await change(cast.admin, { expectedVersion: 5, projectId, policy })).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("AUD-1 every version stays, with who, when and why, and the log says number by number what changed", async () => {
  const { cast } = world();
  const kept = await sql<{ data: { changes: { path: string; from: unknown; to: unknown }[] } }>(
    world(),
    "select data from event where company_id = $1 and kind = 'POLICY_CHANGED' order by seq limit 1",
    [cast.companyId],
  );
  expect(kept[0]?.data.changes).toEqual([{ path: "respondMinutes", from: 30, to: 15 }]);
});

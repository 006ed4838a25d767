import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import {
  act,
  inSession,
  look,
  PAYS,
  propose,
  refusal,
  type Case,
} from "../../mediation/test/case.fixture.ts";
import { idOf } from "../../../test/complaints.ts";
import { beforeCommitteeInSession, frozen } from "./agreement.fixture.ts";

const world = useWorld();

type Seen = {
  readonly __typename: string;
  readonly version: number;
  readonly state: string;
  readonly letter: string;
  readonly consented: boolean;
  readonly sessions: { readonly no: number; readonly said: { readonly text: string }[] }[];
  readonly agreements: { readonly hash: string }[];
  readonly issues?: { readonly path: string; readonly code: string }[];
};
const VIEW = `__typename ... on PartyCase { version state letter name consented rightsConfirmed mediator others { letter name }
  sessions { no minutes said { text } } offers { round terms { agreed } } agreements { hash text } obligations { state } }
  ... on InvalidError { issues { path code } }`;

async function seenBy(code: string): Promise<Seen> {
  const { data, errors } = await world().gql<{ partyCase: Seen }>(
    null,
    `query ($code: String!) { partyCase(code: $code) { ${VIEW} } }`,
    { code },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.partyCase;
}

async function doneBy(code: string, input: object): Promise<Seen> {
  const expectedVersion = (await seenBy(code)).version;
  const { data, errors } = await world().gql<{ partyAct: Seen }>(
    null,
    `mutation ($input: PartyActInput!) { partyAct(input: $input) { ${VIEW} } }`,
    { input: { code, expectedVersion, ...input } },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.partyAct;
}

async function codesFor(seen: Case): Promise<Record<string, string>> {
  const { mediator } = world().cast;
  let now = seen;
  for (const party of ["A", "B"]) now = await act(world(), mediator, "GiveCode", now, { party });
  const { record } = await look<{ record: { partyCodes: { letter: string; code: string }[] } }>(
    world(),
    mediator,
    seen,
    "record { partyCodes { letter code } }",
  );
  return Object.fromEntries(record.partyCodes.map(({ letter, code }) => [letter, code]));
}

test("MED-2, MED-3a two parties on their own telephones confirm their rights, consent and answer, by the same rules as on paper", async () => {
  const { cast } = world();
  let seen = await propose(world(), cast.mediator);
  seen = await act(world(), cast.mediator, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  seen = await act(world(), cast.mediator, "Declare", seen);
  const { A = "", B = "" } = await codesFor(seen);
  expect(await seenBy(A)).toMatchObject({
    letter: "A",
    name: "邹家乐",
    others: [{ letter: "B", name: "柯志远" }],
    consented: false,
  });
  for (const code of [A, B]) {
    await doneBy(code, { confirmRights: true });
    await doneBy(code, { consent: true });
  }
  expect((await seenBy(B)).state).toBe("CONSENTED");
  const { version } = await look<{ version: number }>(world(), cast.mediator, seen, "version");
  await act(world(), cast.mediator, "Offer", { ...seen, version }, { by: "B", terms: [PAYS] });
  expect(await doneBy(B, { answerRound: 1, answers: [{ answer: "ACCEPTED" }] })).toMatchObject({
    __typename: "InvalidError",
    issues: [{ path: "party", code: "OWN_OFFER" }],
  });
  expect(await doneBy(A, { answerRound: 1, answers: [{ answer: "ACCEPTED" }] })).toMatchObject({
    offers: [{ round: 1, terms: [{ agreed: true }] }],
  });
  const { timeline } = await look<{ timeline: { kind: string; by: string | null; about: string }[] }>(
    world(),
    cast.mediator,
    seen,
    "timeline { kind by about }",
  );
  expect(timeline.at(-1)).toMatchObject({
    kind: "CASE_OFFER_ANSWERED",
    by: null,
    about: expect.stringContaining('"byParty":"A"'),
  });
});

test("MED-3 a party objects to the mediator from its own telephone, and withdraws with its reason", async () => {
  const { cast } = world();
  let seen = await propose(world(), cast.mediator);
  seen = await act(world(), cast.mediator, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  const { B = "" } = await codesFor(seen);
  expect(await doneBy(B, { object: true })).toMatchObject({ issues: [{ path: "reason", code: "REQUIRED" }] });
  expect(await doneBy(B, { object: true, reason: "与申请人相识" })).toMatchObject({ mediator: null });
  expect((await doneBy(B, { withdraw: true, reason: "自行解决" })).state).toBe("WITHDRAWN");
});

test("MED-4, MED-5 a party learns nothing of sessions behind its back, nor of what was said in confidence, its own words included", async () => {
  const { cast, clock } = world();
  let seen = await inSession(world());
  const say = (input: object) => act(world(), cast.mediator, "Record", seen, input);
  seen = await say({ sessionNo: 1, by: "A", level: "JOINT", text: "大家都听见的话" });
  seen = await say({ sessionNo: 1, by: "A", level: "MEDIATOR_ONLY", text: "私下的话" });
  seen = await say({ sessionNo: 1, by: "MEDIATOR", level: "STAFF", text: "工作人员的话" });
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  seen = await act(world(), cast.mediator, "ScheduleSession", seen, { at, mode: "SEPARATE", invited: ["A"] });
  clock.advance(60_000);
  seen = await act(world(), cast.mediator, "HoldSession", seen, {
    no: 2,
    attendance: ["A"],
    minutes: "只与申请人谈",
  });
  const { A = "", B = "" } = await codesFor(seen);
  const [first, second] = [JSON.stringify(await seenBy(A)), JSON.stringify(await seenBy(B))];
  expect(first).toContain("只与申请人谈");
  expect(second).not.toContain("只与申请人谈");
  for (const text of [first, second]) {
    expect(text).toContain("大家都听见的话");
    expect(text).not.toMatch(/私下的话|工作人员的话|199-0000/);
  }
});

test("MED-5 a code is one party's alone: a new one ends the old, none guesses, and others of the staff are not shown it", async () => {
  const { cast } = world();
  const seen = await frozen(world(), await beforeCommitteeInSession(world()));
  const before = await codesFor(seen);
  const after = await codesFor({ ...seen, version: seen.version + 2 });
  expect(after["A"]).not.toBe(before["A"]);
  expect((await seenBy(before["A"] ?? "")).__typename).toBe("NotFoundError");
  expect((await seenBy(after["A"] ?? "")).agreements).toHaveLength(1);
  const { record } = await look<{ record: object }>(world(), cast.qa, seen, "record { partyCodes { code } }");
  expect(record).toEqual({ partyCodes: [] });
  expect(await refusal(world(), cast.dispatcher, "GiveCode", seen, { party: "A" })).toBe("NOT_ALLOWED");
});

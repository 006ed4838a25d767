import { expect, test } from "vitest";

import { idOf, register as registerComplaint } from "../../../test/complaints.ts";
import { sql } from "../../complaint/test/stage.fixture.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import {
  act,
  COMPANY,
  consented,
  inSession,
  look,
  PARTIES,
  PAYS,
  propose,
  refusal,
  register,
} from "./case.fixture.ts";

const world = useWorld();
const DAY = 86_400_000;

test("MED-1 a case is opened from complaints, by two parties or more, and sent twice it is one", async () => {
  const { cast } = world();
  const complaint = await registerComplaint(world(), cast.agent, cast.a);
  const key = { idempotencyKey: "the same twice", complaintIds: [complaint.id] };
  const seen = await propose(world(), cast.supervisor, key);
  expect(await propose(world(), cast.supervisor, key)).toEqual(seen);
  expect([seen.state, seen.number]).toEqual(["PROPOSED", "WAN-TJ-2026-001"]);
  expect((await propose(world(), cast.mediator)).number).toBe("WAN-TJ-2026-002");
  await expect(propose(world(), cast.supervisor, { parties: PARTIES.slice(0, 1) })).rejects.toThrow(
    "TOO_FEW",
  );
  await expect(propose(world(), cast.supervisor, { parties: [PARTIES[0], PARTIES[0]] })).rejects.toThrow(
    "TAKEN",
  );
  await expect(propose(world(), cast.handler)).rejects.toThrow("NOT_ALLOWED");
  await expect(propose(world(), cast.supervisorB)).rejects.toThrow("NOT_ALLOWED");
});

test("MED-1, MED-5 a complaint tells its case by number, state and dates, and who may open one", async () => {
  const { cast } = world();
  const complaint = await registerComplaint(world(), cast.agent, cast.a);
  const other = await registerComplaint(world(), cast.agent, cast.a);
  const seen = await propose(world(), cast.supervisor, { complaintIds: [complaint.id, other.id] });
  const told = async (person: Person, id: string) => {
    const { data } = await world().gql<{ complaint: object }>(
      person,
      "query ($id: ID!) { complaint(id: $id) { mayOpenCase mediationCases { number state record { matter } } } }",
      { id },
    );
    return data?.complaint;
  };
  const outline = { number: seen.number, state: "PROPOSED", record: null };
  for (const { id } of [complaint, other])
    expect(await told(cast.dispatcher, id)).toEqual({ mayOpenCase: false, mediationCases: [outline] });
  expect(await told(cast.supervisor, complaint.id)).toMatchObject({ mayOpenCase: true });
});

test("MED-2, MED-6 consented when all agree to mediation and to a declared mediator; then a month runs, extended once by all", async () => {
  const { cast, clock } = world();
  const seen = await consented(world());
  expect(seen.state).toBe("CONSENTED");
  const { outcomeDueAt } = await look<{ outcomeDueAt: string }>(world(), cast.mediator, seen, "outcomeDueAt");
  expect(Date.parse(outcomeDueAt) - clock.now().getTime()).toBe(30 * DAY);
  expect(await refusal(world(), cast.mediator, "Extend", seen, { agreedBy: ["A"] })).toBe(
    "agreedBy.B MUST_BE_CONFIRMED",
  );
  const longer = await act(world(), cast.mediator, "Extend", seen, { agreedBy: ["A", "B"] });
  expect(await look(world(), cast.mediator, seen, "outcomeDueAt")).toEqual({
    outcomeDueAt: new Date(Date.parse(outcomeDueAt) + 30 * DAY).toISOString(),
  });
  expect(await refusal(world(), cast.mediator, "Extend", longer, { agreedBy: ["A", "B"] })).toBe(
    "agreedBy ONCE_ONLY",
  );
});

test("MED-2 nothing is consented to while nobody mediates, and not by a stranger", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  expect(await refusal(world(), cast.supervisor, "Consent", seen, { party: "A", how: "电话" })).toBe(
    "mediator REQUIRED",
  );
  const named = await act(world(), cast.supervisor, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  expect(await refusal(world(), cast.supervisor, "Consent", named, { party: "C", how: "电话" })).toBe(
    "party UNKNOWN_REFERENCE",
  );
});

test("MED-3 who handled a linked complaint, belongs to its department, or is no mediator may not mediate it", async () => {
  const { cast } = world();
  const complaint = await registerComplaint(world(), cast.agent, cast.a);
  const seen = await propose(world(), cast.supervisor, { complaintIds: [complaint.id] });
  const naming = (staffId: string) => ({ staffId: idOf("Staff", staffId) });
  expect(await refusal(world(), cast.supervisor, "NameMediator", seen, naming(cast.handler.staffId))).toBe(
    "mediator RECUSED NOT_A_MEDIATOR",
  );
  const { candidates } = await look<{ candidates: { name: string; against: string[] }[] }>(
    world(),
    cast.supervisor,
    seen,
    "candidates { name against }",
  );
  expect(candidates).toEqual([{ name: "郑调解", against: [] }]);
});

test("MED-3 under a bare name it is still the handler, and the company is a party under its own name whatever it is said to be", async () => {
  const { cast } = world();
  const complaint = await registerComplaint(world(), cast.agent, cast.a);
  const [{ name } = { name: "" }] = await sql<{ name: string }>(
    world(),
    `update complaint set handler_id = '${cast.handler.staffId}' where number = '${complaint.number}' returning (select name from company where id = company_id) as name`,
  );
  const committee = await register(world(), {
    kind: "PEOPLES_COMMITTEE",
    name: "社区调解委员会",
    established: true,
  });
  const seen = await propose(world(), cast.supervisor, { complaintIds: [complaint.id] });
  const before = await act(world(), cast.supervisor, "BringBefore", seen, { organisationId: committee });
  expect(
    await refusal(world(), cast.supervisor, "NameMediator", before, { name: cast.handler.name }),
  ).toMatch(/^mediator RECUSED HANDLER/);
  const own = await register(world(), { kind: "OWN_PANEL", name: "公司自己的调解室", established: true });
  const against = await propose(world(), cast.manager, {
    parties: [PARTIES[0], { ...COMPANY, name, role: "OTHER" }],
  });
  expect(await refusal(world(), cast.manager, "BringBefore", against, { organisationId: own })).toBe(
    "organisationId NOT_NEUTRAL",
  );
});

test("MED-3 a party objects, and the case gets another mediator to whom all are asked anew", async () => {
  const { cast } = world();
  const seen = await consented(world());
  const objected = await act(world(), cast.supervisor, "Object", seen, {
    party: "B",
    reason: "与申请人同乡",
  });
  const staffId = idOf("Staff", cast.mediator.staffId);
  expect(await refusal(world(), cast.supervisor, "NameMediator", objected, { staffId })).toBe(
    "mediator RECUSED OBJECTED_TO",
  );
  const at = new Date(world().clock.now().getTime() + DAY).toISOString();
  const conducting = { at, mode: "JOINT", invited: ["A", "B"] };
  expect(await refusal(world(), cast.supervisor, "ScheduleSession", objected, conducting)).toBe(
    "mediator REQUIRED, consent.A MUST_BE_CONFIRMED, consent.B MUST_BE_CONFIRMED",
  );
  const { record } = await look<{ record: object }>(
    world(),
    cast.supervisor,
    seen,
    "record { mediator { name } objections { by against } parties { consent { how } } }",
  );
  expect(record).toEqual({
    mediator: null,
    objections: [{ by: "B", against: "郑调解" }],
    parties: [{ consent: null }, { consent: null }],
  });
});

test("MED-3 where the company is a party its own panel is refused, the case is negotiation, and a third party mediates", async () => {
  const { cast } = world();
  const own = await register(world(), { kind: "OWN_PANEL", name: "公司调解室", established: true });
  const committee = await register(world(), {
    kind: "PEOPLES_COMMITTEE",
    name: "街道人民调解委员会",
    established: true,
  });
  const seen = await propose(world(), cast.manager, { parties: [PARTIES[0], COMPANY] });
  expect(await refusal(world(), cast.manager, "BringBefore", seen, { organisationId: own })).toBe(
    "organisationId NOT_NEUTRAL",
  );
  expect(
    await refusal(world(), cast.manager, "NameMediator", seen, {
      staffId: idOf("Staff", cast.mediator.staffId),
    }),
  ).toBe("mediator RECUSED OWN_PANEL");
  const before = await act(world(), cast.manager, "BringBefore", seen, { organisationId: committee });
  const named = await act(world(), cast.manager, "NameMediator", before, { name: "霍启民" });
  const { record } = await look<{ record: object }>(
    world(),
    cast.manager,
    named,
    "record { negotiation organisation { name kind } mediator { name staffId } }",
  );
  expect(record).toEqual({
    negotiation: true,
    organisation: { name: "街道人民调解委员会", kind: "PEOPLES_COMMITTEE" },
    mediator: { name: "霍启民", staffId: null },
  });
});

test("MED-3 nobody declares neutrality in a mediator's place", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  const staffId = idOf("Staff", cast.mediator.staffId);
  const named = await act(world(), cast.supervisor, "NameMediator", seen, { staffId });
  expect(await refusal(world(), cast.supervisor, "Declare", named)).toBe("NOT_ALLOWED");
});

test("MED-3 with the company as a party and nobody asked to mediate the sides negotiate, and what they sign is a settlement", async () => {
  const { cast } = world();
  let seen = await propose(world(), cast.manager, { parties: [PARTIES[0], COMPANY] });
  for (const party of ["A", "B"])
    seen = await act(world(), cast.manager, "Consent", seen, { party, how: "到场" });
  expect(seen.state).toBe("CONSENTED");
  seen = await act(world(), cast.manager, "Offer", seen, {
    by: "B",
    terms: [{ ...PAYS, instalments: [], dueDate: "2027-03-15" }],
  });
  seen = await act(world(), cast.manager, "AnswerOffer", seen, {
    round: 1,
    party: "A",
    answers: [{ answer: "ACCEPTED" }],
  });
  seen = await act(world(), cast.manager, "DraftAgreement", seen);
  const { record } = await look<{ record: object }>(
    world(),
    cast.manager,
    seen,
    "record { agreementDraft { confirmable content { kind } findings { severity } } }",
  );
  expect(record).toMatchObject({ agreementDraft: { confirmable: false, content: { kind: "SETTLEMENT" } } });
});

test("MED-3a nobody sits in a session before they confirmed their rights", async () => {
  const { cast, clock } = world();
  let seen = await propose(world(), cast.mediator);
  seen = await act(world(), cast.mediator, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  seen = await act(world(), cast.mediator, "Declare", seen);
  seen = await act(world(), cast.mediator, "ConfirmRights", seen, { party: "A" });
  for (const party of ["A", "B"])
    seen = await act(world(), cast.mediator, "Consent", seen, { party, how: "电话" });
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  seen = await act(world(), cast.mediator, "ScheduleSession", seen, {
    at,
    mode: "JOINT",
    invited: ["A", "B"],
  });
  clock.advance(60_000);
  const held = { no: 1, attendance: ["A", "B"], minutes: "到场。" };
  expect(await refusal(world(), cast.mediator, "HoldSession", seen, held)).toBe("rights.B MUST_BE_CONFIRMED");
  const told = await act(world(), cast.mediator, "ConfirmRights", seen, { party: "B" });
  expect((await act(world(), cast.mediator, "HoldSession", told, held)).state).toBe("IN_SESSION");
});

test("MED-4 the record is frozen once everybody who came has confirmed it", async () => {
  const { cast } = world();
  let seen = await inSession(world());
  seen = await act(world(), cast.mediator, "ConfirmRecord", seen, { no: 1, party: "A" });
  seen = await act(world(), cast.mediator, "HoldSession", seen, {
    no: 1,
    attendance: ["A", "B"],
    minutes: "更正。",
  });
  for (const party of ["A", "B"])
    seen = await act(world(), cast.mediator, "ConfirmRecord", seen, { no: 1, party });
  const again = { no: 1, attendance: ["A", "B"], minutes: "再改。" };
  expect(await refusal(world(), cast.mediator, "HoldSession", seen, again)).toBe("no FROZEN");
  const said = { sessionNo: 1, by: "A", level: "JOINT", text: "补一句" };
  expect(await refusal(world(), cast.mediator, "Record", seen, said)).toBe("sessionNo FROZEN");
});

test("MED-4 an offer is answered term by term, the newest one only, and what all accept is what an agreement is drafted from", async () => {
  const { cast } = world();
  let seen = await inSession(world());
  seen = await act(world(), cast.mediator, "Offer", seen, {
    by: "B",
    terms: [{ ...PAYS, amountFen: 500_000, instalments: [], dueDate: "2026-03-15" }],
  });
  seen = await act(world(), cast.mediator, "AnswerOffer", seen, {
    round: 1,
    party: "A",
    answers: [{ answer: "COUNTERED", note: "六千二" }],
  });
  const apology = {
    obligor: "B",
    obligee: "A",
    kind: "APOLOGISE",
    description: "当面致歉",
    dueDate: "2026-02-20",
    proof: "当面表达",
  };
  seen = await act(world(), cast.mediator, "Offer", seen, { by: "MEDIATOR", terms: [PAYS, apology] });
  const old = { round: 1, party: "A", answers: [{ answer: "ACCEPTED" }] };
  expect(await refusal(world(), cast.mediator, "AnswerOffer", seen, old)).toBe("round SUPERSEDED");
  seen = await act(world(), cast.mediator, "AnswerOffer", seen, {
    round: 2,
    party: "A",
    answers: [{ answer: "ACCEPTED" }],
  });
  seen = await act(world(), cast.mediator, "AnswerOffer", seen, {
    round: 2,
    party: "B",
    answers: [
      { termNo: 1, answer: "ACCEPTED" },
      { termNo: 2, answer: "REJECTED" },
    ],
  });
  const fields =
    "record { acceptedRound offers { round terms { agreed } } distances { round by amountFen } }";
  expect(await look(world(), cast.mediator, seen, fields)).toEqual({
    record: {
      acceptedRound: null,
      offers: [
        { round: 1, terms: [{ agreed: false }] },
        { round: 2, terms: [{ agreed: true }, { agreed: false }] },
      ],
      distances: [
        { round: 0, by: "A", amountFen: 960_000 },
        { round: 1, by: "B", amountFen: 500_000 },
        { round: 2, by: "MEDIATOR", amountFen: 620_000 },
      ],
    },
  });
  seen = await act(world(), cast.mediator, "AnswerOffer", seen, {
    round: 2,
    party: "B",
    answers: [{ termNo: 2, answer: "ACCEPTED" }],
  });
  expect(await look(world(), cast.mediator, seen, "record { acceptedRound }")).toEqual({
    record: { acceptedRound: 2 },
  });
});

test("MED-1, MED-2 a failed case goes up the ladder, to arbitration only with a clause on file", async () => {
  const { cast } = world();
  const seen = await inSession(world());
  const end = { reason: "差距过大", toldOtherWays: false };
  expect(await refusal(world(), cast.mediator, "End", seen, end)).toBe("toldOtherWays MUST_BE_CONFIRMED");
  const failed = await act(world(), cast.mediator, "End", seen, { ...end, toldOtherWays: true });
  expect(failed.state).toBe("FAILED");
  const arbitration = { step: "ARBITRATION", to: "深圳仲裁委员会", reason: "申请人选择" };
  expect(await refusal(world(), cast.mediator, "Refer", failed, arbitration)).toBe(
    "step NO_ARBITRATION_CLAUSE",
  );
  const court = { step: "LITIGATION", to: "惠城区人民法院", reason: "申请人选择起诉" };
  const referred = await act(world(), cast.mediator, "Refer", failed, court);
  await act(world(), cast.mediator, "FollowUp", referred, { record: "已立案" });
  expect(
    await look(world(), cast.mediator, seen, "record { referral { to followUp } steps { step } }"),
  ).toEqual({
    record: {
      referral: { to: "惠城区人民法院", followUp: ["2026-02-11 已立案"] },
      steps: [{ step: "MEDIATION" }, { step: "LITIGATION" }],
    },
  });
  expect(
    await refusal(
      world(),
      cast.mediator,
      "Withdraw",
      { ...seen, version: referred.version + 1 },
      { party: "A", reason: "晚了" },
    ),
  ).toMatch(/^state NOT_NOW/);
});

test("MED-3a anyone may withdraw before signing, and a refusal stops it", async () => {
  const { cast } = world();
  const seen = await inSession(world());
  expect((await act(world(), cast.mediator, "Withdraw", seen, { party: "A", reason: "已搬离" })).state).toBe(
    "WITHDRAWN",
  );
  const proposed = await propose(world(), cast.supervisor);
  const refused = await act(world(), cast.supervisor, "Refuse", proposed, { party: "B", reason: "不愿调解" });
  expect(refused.state).toBe("FAILED");
});

test("HND-2 of two who act on a case as they saw it, the second is told", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  await act(world(), cast.supervisor, "ConfirmRights", seen, { party: "A" });
  expect(await refusal(world(), cast.manager, "ConfirmRights", seen, { party: "B" })).toBe(
    "expectedVersion CHANGED_MEANWHILE",
  );
});

test("AUD-2 who reads along and conducts nothing is shown masked telephone numbers", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  const phones = async (person: typeof cast.qa) => {
    const { record } = await look<{ record: { parties: { phone: string }[] } }>(
      world(),
      person,
      seen,
      "record { parties { phone } }",
    );
    return record.parties.map(({ phone }) => phone);
  };
  expect(await phones(cast.qa)).toEqual(["199****0341", "199****4011"]);
  expect(await phones(cast.manager)).toEqual(["199-0000-0341", "199-0000-4011"]);
});

test("AGR-1 proof of identity is taken in by the mediator or the recorder, read masked by these two, and checks the party off", async () => {
  const { cast } = world();
  const proof = { party: "A", idType: "RESIDENT_ID", number: "11010519491231002x" };
  const unchecked = PARTIES.map((party) => ({ ...party, identityChecked: false }));
  const seen = await propose(world(), cast.mediator, { parties: unchecked });
  for (const other of [cast.supervisor, cast.dispatcher])
    expect(await refusal(world(), other, "TakeIdentity", seen, proof)).toBe("NOT_ALLOWED");
  const wrong = { ...proof, number: "110105194912310021" };
  expect(await refusal(world(), cast.mediator, "TakeIdentity", seen, wrong)).toBe("number CHECK_DIGIT");
  await act(world(), cast.mediator, "TakeIdentity", seen, proof);
  const known = async (person: Person) => {
    const { record } = await look<{ record: { identities: object[]; parties: object[] } }>(
      world(),
      person,
      seen,
      "record { identities { party type masked } parties { identityChecked } }",
    );
    return record;
  };
  expect(await known(cast.mediator)).toEqual({
    identities: [{ party: "A", type: "RESIDENT_ID", masked: "**************002X" }],
    parties: [{ identityChecked: true }, { identityChecked: false }],
  });
  expect((await known(cast.supervisor)).identities).toEqual([]);
});

test("MED-5 what went on with one party alone is for who is in the room; who reads along learns only that they met", async () => {
  const { cast, clock } = world();
  let seen = await consented(world());
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  seen = await act(world(), cast.mediator, "ScheduleSession", seen, { at, mode: "SEPARATE", invited: ["A"] });
  clock.advance(60_000);
  const both = { no: 1, attendance: ["A", "B"], minutes: "单独谈了底线" };
  expect(await refusal(world(), cast.mediator, "HoldSession", seen, both)).toBe("attendance NOT_NOW");
  seen = await act(world(), cast.mediator, "HoldSession", seen, { ...both, attendance: ["A"] });
  type Seen = { record: { sessions: { minutes: string | null }[] } };
  const minutesFor = async (person: Person) =>
    (await look<Seen>(world(), person, seen, "record { sessions { minutes } }")).record.sessions[0]?.minutes;
  expect(await minutesFor(cast.mediator)).toBe("单独谈了底线");
  expect(await minutesFor(cast.qa)).toBeNull();
});

import { randomUUID } from "node:crypto";
import { type Person, projectId, type Staff } from "./people.ts";

export type Case = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
};

const CASE =
  "__typename ... on MediationCase { id number version state } ... on Error { code message } ... on InvalidError { issues { path code } }";

async function send(who: Person, field: string, input: string, given: object): Promise<Case> {
  const query = `mutation ($input: ${input}!) { answer: ${field}(input: $input) { ${CASE} } }`;
  const { answer } = await who.ask<{ answer: Case & { __typename: string } }>(query, { input: given });
  if (answer.__typename !== "MediationCase") throw new Error(`${field}: ${JSON.stringify(answer)}`);
  return answer;
}

/** One act on a case, as a program would do it. */
export function actOnCase(who: Person, verb: string, seen: Case, input: object = {}): Promise<Case> {
  return send(who, `case${verb}`, `Case${verb}Input`, {
    caseId: seen.id,
    expectedVersion: seen.version,
    ...input,
  });
}

const NATURAL = { role: "OWNER", type: "NATURAL", identityChecked: true, sex: "F", birthDate: "1984-05-12" };

async function proposeCase(who: Person, input: object = {}): Promise<Case> {
  return send(who, "casePropose", "CaseProposeInput", {
    idempotencyKey: randomUUID(),
    projectId: await projectId(who, "WAN"),
    kind: "LEAK",
    matter: "楼上软管爆裂,吊顶受损的赔偿",
    parties: [
      { ...NATURAL, letter: "A", name: "邹家乐", address: "1栋1单元501", phone: "199-0000-0341" },
      { ...NATURAL, letter: "B", name: "柯志远", address: "1栋1单元601", phone: "199-0000-4011" },
    ],
    claims: [{ by: "A", text: "修复吊顶并赔偿", amountFen: 960_000 }],
    ...input,
  });
}

/** The company's own panel, lawfully established. */
export async function registerPanel(admin: Person): Promise<string> {
  const { made } = await admin.ask<{ made: { id: string } }>(
    `mutation { made: mediationOrganisationRegister(input: { kind: OWN_PANEL, name: "公司调解室", established: true }) {
       ... on MediationOrganisation { id } } }`,
  );
  return made.id;
}

async function mediatorOf(who: Person, { id }: Case): Promise<string> {
  const { mediationCase } = await who.ask<{ mediationCase: { candidates: { id: string }[] } }>(
    "query ($id: ID!) { mediationCase(id: $id) { candidates { id } } }",
    { id },
  );
  return mediationCase.candidates[0]?.id ?? "";
}

/** Before the company's panel, with a mediator who has declared. */
export async function declaredCase(staff: Staff, input: object = {}): Promise<Case> {
  const [supervisor, mediator] = [staff("supervisor"), staff("mediator")];
  const organisationId = await registerPanel(staff("admin"));
  let seen = await proposeCase(supervisor, input);
  seen = await actOnCase(supervisor, "BringBefore", seen, { organisationId });
  seen = await actOnCase(supervisor, "NameMediator", seen, { staffId: await mediatorOf(supervisor, seen) });
  return actOnCase(mediator, "Declare", seen);
}

/** The same, told of their rights and agreed to by both. */
export async function consentedCase(staff: Staff): Promise<Case> {
  let seen = await declaredCase(staff);
  for (const party of ["A", "B"]) {
    seen = await actOnCase(staff("mediator"), "ConfirmRights", seen, { party });
    seen = await actOnCase(staff("mediator"), "Consent", seen, { party, how: "到场" });
  }
  return seen;
}

/** An agreement in effect under which something is due on this day. */
export async function agreedCase(staff: Staff, dueDate: string, today: string): Promise<Case> {
  const mediator = staff("mediator");
  const term = {
    obligor: "B",
    obligee: "A",
    kind: "APOLOGISE",
    description: "当面致歉",
    dueDate,
    proof: "当面表达",
  };
  let seen = await consentedCase(staff);
  seen = await actOnCase(mediator, "Offer", seen, { by: "MEDIATOR", terms: [term] });
  for (const party of ["A", "B"])
    seen = await actOnCase(mediator, "AnswerOffer", seen, {
      round: 1,
      party,
      answers: [{ answer: "ACCEPTED" }],
    });
  seen = await actOnCase(mediator, "DraftAgreement", seen);
  seen = await actOnCase(mediator, "EditAgreement", seen, {
    facts: "软管爆裂,吊顶受损。",
    disputedMatter: "致歉",
    responsibilities: [
      { party: "A", text: "无责任" },
      { party: "B", text: "全部责任" },
    ],
    terms: [term],
    place: "湾花园",
    date: today,
    copies: 3,
    mediatorName: "郑调解",
    recorderName: "李主任",
    around: { electronic: false },
  });
  seen = await actOnCase(mediator, "FreezeAgreement", seen);
  for (const signer of ["A", "B"]) seen = await actOnCase(mediator, "Sign", seen, { signer });
  return seen;
}

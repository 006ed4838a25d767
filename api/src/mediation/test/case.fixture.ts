import { randomUUID } from "node:crypto";

import { idOf } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

export type Case = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
};
export type Refused = {
  readonly code: string;
  readonly issues?: readonly { readonly path: string; readonly code: string; readonly allowed?: string }[];
};

const CASE = `__typename ... on MediationCase { id number version state }
  ... on Error { code } ... on InvalidError { issues { path code allowed } }`;

/** Two neighbours; a third one where asked for. */
export const PARTIES = [
  {
    letter: "A",
    role: "OWNER",
    type: "NATURAL",
    name: "邹家乐",
    sex: "F",
    birthDate: "1984-05-12",
    address: "1栋1单元501",
    phone: "199-0000-0341",
    room: "1栋1单元501",
    identityChecked: true,
  },
  {
    letter: "B",
    role: "OWNER",
    type: "NATURAL",
    name: "柯志远",
    sex: "M",
    birthDate: "1979-11-03",
    address: "1栋1单元601",
    phone: "199-0000-4011",
    identityChecked: true,
  },
];
export const COMPANY = {
  letter: "B",
  role: "COMPANY",
  type: "LEGAL",
  name: "和邻物业",
  companyCode: "91440300000000000X",
  representative: "王建国",
  address: "深圳",
  phone: "0755-00000000",
  identityChecked: true,
};
const MATTER = { kind: "LEAK", matter: "楼上软管爆裂,吊顶受损的赔偿" };
export const PAYS = {
  obligor: "B",
  obligee: "A",
  kind: "PAY",
  description: "赔偿吊顶材料与人工",
  amountFen: 620_000,
  instalments: [
    { dueDate: "2026-03-20", amountFen: 400_000 },
    { dueDate: "2026-04-10", amountFen: 220_000 },
  ],
  proof: "转账凭证",
};

export async function propose(world: World, as: Person, input: object = {}): Promise<Case> {
  const given = {
    idempotencyKey: randomUUID(),
    projectId: idOf("Project", world.cast.a.id),
    ...MATTER,
    parties: PARTIES,
    claims: [{ by: "A", text: "修复吊顶并赔偿", amountFen: 960_000 }],
    ...input,
  };
  return taken(await send(world, as, "casePropose", "CaseProposeInput", given));
}

async function send(
  world: World,
  as: Person,
  field: string,
  input: string,
  given: object,
): Promise<Case | Refused> {
  const { data, errors } = await world.gql<{ answer: Case | Refused }>(
    as,
    `mutation ($input: ${input}!) { answer: ${field}(input: $input) { ${CASE} } }`,
    { input: given },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

function taken(answer: Case | Refused): Case {
  if (!("id" in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** One act that must succeed. */
export async function act(
  world: World,
  as: Person,
  verb: string,
  seen: Case,
  input: object = {},
): Promise<Case> {
  return taken(await attempt(world, as, verb, seen, input));
}

/** One act, whatever comes of it. */
export function attempt(
  world: World,
  as: Person,
  verb: string,
  seen: Case,
  input: object = {},
): Promise<Case | Refused> {
  const given = { caseId: seen.id, expectedVersion: seen.version, ...input };
  return send(world, as, `case${verb}`, `Case${verb}Input`, given);
}

/** What was refused, as path and code. */
export async function refusal(
  world: World,
  as: Person,
  verb: string,
  seen: Case,
  input: object = {},
): Promise<string> {
  const answer = await attempt(world, as, verb, seen, input);
  if ("id" in answer) throw new Error(`${verb} was not refused`);
  const issues = answer.issues?.map(({ path, code, allowed }) =>
    [path, code, allowed].filter(Boolean).join(" "),
  );
  return issues?.join(", ") ?? answer.code;
}

export async function register(world: World, input: object): Promise<string> {
  const { data, errors } = await world.gql<{ made: { id: string } }>(
    world.cast.admin,
    "mutation ($input: MediationOrganisationInput!) { made: mediationOrganisationRegister(input: $input) { ... on MediationOrganisation { id } } }",
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.made.id;
}

/** Opened by the supervisor, with the cast's mediator named, declared and agreed to, and rights confirmed. */
export async function consented(world: World, input: object = {}): Promise<Case> {
  const { supervisor, mediator } = world.cast;
  let seen = await propose(world, supervisor, input);
  seen = await act(world, supervisor, "NameMediator", seen, { staffId: idOf("Staff", mediator.staffId) });
  seen = await act(world, mediator, "Declare", seen);
  for (const party of ["A", "B"]) {
    seen = await act(world, mediator, "ConfirmRights", seen, { party });
    seen = await act(world, mediator, "Consent", seen, { party, how: "到场", electronically: true });
  }
  return seen;
}

/** Held together, and both there. */
export async function inSession(world: World): Promise<Case> {
  const { mediator } = world.cast;
  const at = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
  let seen = await consented(world);
  seen = await act(world, mediator, "ScheduleSession", seen, { at, mode: "JOINT", invited: ["A", "B"] });
  world.clock.advance(3_600_000);
  return act(world, mediator, "HoldSession", seen, { no: 1, attendance: ["A", "B"], minutes: "双方陈述。" });
}

export async function look<Data>(
  world: World,
  as: Person,
  seen: Pick<Case, "id">,
  fields: string,
): Promise<Data> {
  const { data, errors } = await world.gql<{ mediationCase: Data }>(
    as,
    `query ($id: ID!) { mediationCase(id: $id) { ${fields} } }`,
    { id: seen.id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.mediationCase;
}

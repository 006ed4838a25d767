import { createHash, randomUUID } from "node:crypto";
import type { World } from "../../../test/world.ts";

export type Entry = { readonly kind: string; readonly text: string | null; readonly reason: string | null };
export type Seen = {
  readonly __typename: string;
  readonly code?: string;
  readonly refusal?: string;
  readonly issues?: readonly { readonly path: string; readonly code: string }[];
  readonly number: string;
  readonly state: string;
  readonly handler: string | null;
  readonly promisedAt: string | null;
  readonly canRemark: boolean;
  readonly canConfirm: boolean;
  readonly canRefuse: boolean;
  readonly canRate: boolean;
  readonly confirmed: boolean;
  readonly rated: boolean;
  readonly quietUntil: string | null;
  readonly entries: readonly Entry[];
};

const SEEN = `__typename
  ... on Tracked { number state stateText project content demand receivedAt department handler promisedAt promiseMoved
    quietUntil outcome confirmed rated canRemark canConfirm canRefuse canRate
    entries { id kind title at text reason promisedAt ways } }
  ... on Error { code }
  ... on InvalidError { issues { path code } }
  ... on NotAllowedError { refusal }`;

type Said = {
  readonly data?: { readonly answer: Seen } | null;
  readonly errors?: readonly { extensions?: unknown }[];
};

/** What anybody with this code sees, signed in or not. */
export async function lookUnder(world: World, code: string): Promise<Seen> {
  const said = await ask(world, `query ($code: String!) { answer: tracked(code: $code) { ${SEEN} } }`, {
    code,
  });
  if (!said.data) throw new Error(JSON.stringify(said.errors));
  return said.data.answer;
}

type Act = "Remark" | "Confirm" | "Refuse" | "Rate";
const ARGUMENTS: Readonly<Record<Act, readonly [declared: string, given: string]>> = {
  Remark: [", $text: String!", ", text: $text"],
  Confirm: ["", ""],
  Refuse: [", $reason: String!", ", reason: $reason"],
  Rate: [", $rating: RatingInput!, $words: String", ", rating: $rating, words: $words"],
};

export async function doUnder(
  world: World,
  act: Act,
  code: string,
  given: Record<string, unknown> = {},
): Promise<Seen> {
  const [declared, passed] = ARGUMENTS[act];
  const query = `mutation ($code: String!, $key: String!${declared}) {
    answer: tracked${act}(code: $code, idempotencyKey: $key${passed}) { ${SEEN} } }`;
  const said = await ask(world, query, { code, key: randomUUID(), ...given });
  if (!said.data) throw new Error(JSON.stringify(said.errors));
  return said.data.answer;
}

async function ask(world: World, query: string, variables: Record<string, unknown>): Promise<Said> {
  return (await world.gql(null, query, variables)) as Said;
}

export type Riddle = { readonly text: string; readonly bits: number; readonly seal: string };

export async function riddleOf(world: World, projectCode: string): Promise<Riddle> {
  const query = `query ($code: String!) { answer: reportDesk(projectCode: $code) {
    ... on ReportDesk { riddle { text bits seal } } ... on Error { code } } }`;
  const { data } = (await world.gql(null, query, { code: projectCode })) as {
    data: { answer: { riddle: Riddle } };
  };
  return data.answer.riddle;
}

export function solved({ text, bits, seal }: Riddle) {
  for (let answer = 0; ; answer += 1) {
    const hash = createHash("sha256").update(`${text}.${answer}`).digest("hex");
    if (BigInt(`0x${hash}`) < 2n ** BigInt(256 - bits)) return { riddle: text, seal, answer: String(answer) };
  }
}

const REPORT = `mutation ($input: ReportInput!) { answer: report(input: $input) {
  __typename ... on Reported { number trackingCode } ... on Error { code } ... on InvalidError { issues { path code } } } }`;

export type Reported = Seen & { readonly trackingCode: string };
type ReportSaid = {
  readonly data?: { readonly answer: Reported } | null;
  readonly errors?: readonly { extensions: { code: string } }[];
};

/** With everything a report needs, but for what is given in its place. */
export async function sendReport(world: World, given: Record<string, unknown> = {}): Promise<ReportSaid> {
  const solution = "riddle" in given ? {} : solved(await riddleOf(world, world.cast.a.code));
  const input = {
    idempotencyKey: randomUUID(),
    projectCode: world.cast.a.code,
    content: "地下车库B2的灯坏了三天,晚上看不见。",
    ...solution,
    ...given,
  };
  return (await world.gql(null, REPORT, { input })) as unknown as ReportSaid;
}

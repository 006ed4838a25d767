import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Caller } from "./caller.ts";
import { QUEUE_PAGE, type PageAnswer } from "./documents.ts";
import type { Reader } from "./people.ts";

const CONTACT = `mutation ($input: ComplaintContactInput!) { answer: complaintContact(input: $input) { __typename ... on Complaint { id version level } } }`;
const ESCALATE = `mutation ($input: ComplaintEscalateInput!) { answer: complaintEscalate(input: $input) { __typename ... on Complaint { id version level } } }`;
const REGISTER = `mutation ($input: ComplaintRegisterInput!) { answer: complaintRegister(input: $input) { __typename ... on Complaint { id version level } } }`;

const HIGHEST = 3;

type Seen = { readonly id: string; readonly projectId: string; version: number; level: number };
type Answer = {
  readonly answer: { readonly __typename: string; readonly version?: number; readonly level?: number };
};
type Sent = { readonly ms: readonly number[]; readonly refused: number };

/** Dispatchers at work: of five commands one takes a complaint in, one escalates, three tell of a call. */
export async function sendCommands(
  port: number,
  people: readonly Reader[],
  perSecond: number,
  seconds: number,
): Promise<Sent> {
  using caller = new Caller(port);
  const taken = new Set<string>();
  const desks: { person: Reader; seen: Seen[] }[] = [];
  for (const person of people) {
    // Dispatchers share projects: each complaint is one desk's, or commands would be conflicts.
    const seen = (await readSome(caller, person)).filter(({ id }) => !taken.has(id)).slice(0, 40);
    for (const { id } of seen) taken.add(id);
    desks.push({ person, seen });
  }
  const ms: number[] = [];
  let refused = 0;
  const send = async (n: number) => {
    const desk = desks[n % desks.length];
    const turn = Math.floor(n / desks.length);
    const seen = desk?.seen[turn % desk.seen.length];
    if (desk === undefined || seen === undefined) throw new Error("nothing to work on");
    const { query, input } = commandOf(n + turn, seen);
    const { data, ms: took } = await caller.ask<Answer>(desk.person.cookie, query, {
      input: { idempotencyKey: randomUUID(), ...input },
    });
    ms.push(took);
    if (data.answer.version === undefined) refused += 1;
    else if (query !== REGISTER)
      Object.assign(seen, { version: data.answer.version, level: data.answer.level });
  };
  const begun = performance.now();
  const calls: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    await sleep(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    calls.push(send(n));
  }
  await Promise.all(calls);
  return { ms, refused };
}

async function readSome(caller: Caller, { cookie }: Reader): Promise<Seen[]> {
  const { data } = await caller.ask<PageAnswer>(cookie, QUEUE_PAGE, { filter: { view: "OPEN" }, first: 100 });
  return data.queue.edges.map(({ node }) => ({
    id: node.id,
    projectId: node.project.id,
    version: node.version,
    level: node.level,
  }));
}

function commandOf(n: number, { id, projectId, version, level }: Seen) {
  const seen = { complaintId: id, expectedVersion: version };
  // Nothing goes higher than the third level.
  switch (n % 5 === 1 && level === HIGHEST ? 2 : n % 5) {
    case 0: {
      const complainant = { kind: "OWNER", name: "王建国", phone: "13800001234" };
      return {
        query: REGISTER,
        input: { projectId, channel: "HOTLINE", content: "电梯又停在半路,老人被困了十分钟。", complainant },
      };
    }
    case 1:
      return { query: ESCALATE, input: { ...seen, reason: "业主要求主管回电" } };
    default:
      return { query: CONTACT, input: { ...seen, how: "PHONE", text: "已电话告知业主处理进度。" } };
  }
}

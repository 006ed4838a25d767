import { randomUUID } from "node:crypto";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import type { Person, Project } from "./people.ts";
import type { World } from "./world.ts";

/** What tests look at of a complaint, or of the error in its place. */
export type Answer = {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly trackingCode: string;
  readonly priority: string | null;
  readonly level: number;
  readonly urgeNow: {
    readonly kind: string;
    readonly at: string;
    readonly urge: string;
    readonly provisional: boolean;
  } | null;
  readonly nextAction: string | null;
  readonly nextActionDueAt: string | null;
  readonly owner: { readonly name: string } | null;
  readonly handler: { readonly name: string } | null;
  readonly department: { readonly name: string } | null;
  readonly promisedAt: string | null;
  readonly clocks: readonly ClockAnswer[];
  readonly code?: string;
  readonly refusal?: string;
  readonly issues?: readonly {
    readonly path: string;
    readonly code: string;
    readonly allowed: string | null;
  }[];
  readonly changedBy?: { readonly name: string } | null;
  readonly changedAt?: string;
  readonly current?: { readonly version: number; readonly state: string } | null;
  readonly changes?: readonly { readonly kind: string }[];
};

export type ClockAnswer = {
  readonly kind: string;
  readonly generation: number;
  readonly state: string;
  readonly urge: string;
  readonly dueAt: string;
  readonly dueSoonAt: string;
  readonly overdueAt: string | null;
  readonly provisional: boolean;
  readonly pausedMinutes: number;
  readonly explanation: { readonly text: string; readonly policyVersion: string | null };
};

const COMPLAINT = `... on Complaint {
    id number version state trackingCode priority level nextAction nextActionDueAt promisedAt
    urgeNow: due { kind at urge provisional }
    owner { name } handler { name } department { name }
    clocks { kind generation state urge dueAt dueSoonAt overdueAt provisional pausedMinutes explanation { text policyVersion } }
  }`;

const ANSWER = `
  __typename
  ${COMPLAINT}
  ... on Error { code message }
  ... on InvalidError { issues { path code allowed } }
  ... on NotAllowedError { refusal }
  ... on ConflictError { changedAt changedBy { name } current { version state } changes { kind } }`;

/** Sends a command as a person does and gives its answer; a key is made up unless one is given. */
export async function command(
  world: World,
  as: Person,
  verb: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const field = `complaint${verb}`;
  const query = `mutation ($input: Complaint${verb}Input!) { answer: ${field}(input: $input) { ${ANSWER} } }`;
  const { data, errors } = await world.gql<{ answer: Answer }>(as, query, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** A command on the complaint as it was last seen. */
export function act(
  world: World,
  as: Person,
  verb: string,
  seen: Answer,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  return command(world, as, verb, { complaintId: seen.id, expectedVersion: seen.version, ...input });
}

/** A complaint by phone from 1栋1单元501, with whatever is given in place of that. */
export function register(
  world: World,
  as: Person,
  project: Project,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  return command(world, as, "Register", {
    projectId: idOf("Project", project.id),
    channel: "HOTLINE",
    content: "电梯停在五楼不动,按了没反应。",
    complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" },
    ...input,
  });
}

export async function look(world: World, as: Person, id: string): Promise<Answer | null> {
  const { data, errors } = await world.gql<{ complaint: Answer | null }>(
    as,
    `query ($id: ID!) { complaint(id: $id) { __typename ${COMPLAINT} } }`,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.complaint;
}

export function idOf(noun: string, id: string): string {
  return encodeGlobalId(noun, id);
}

export function clockOf(answer: Answer | null, kind: string): ClockAnswer {
  const clock = answer?.clocks.find((each) => each.kind === kind);
  if (clock === undefined) throw new Error(`no ${kind} clock`);
  return clock;
}

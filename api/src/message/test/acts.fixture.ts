import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

export const WHSEC = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
export const DINGTALK_SECRET = `SEC${"0a".repeat(16)}`;

type Answer = {
  readonly __typename: string;
  readonly channels?: readonly { readonly id: string; readonly name: string; readonly shown: string }[];
  readonly templates?: readonly { readonly kind: string; readonly text: string }[];
  readonly issues?: readonly {
    readonly path: string;
    readonly code: string;
    readonly allowed: string | null;
  }[];
  readonly failure?: string | null;
  readonly answer?: string | null;
  readonly refusal?: string;
};

/** A command of those on outgoing messages, as its field is called. */
export async function command(
  world: World,
  as: Person,
  field: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${field}(input: $input) { ${membersOf(field)} } }`;
  const { data, errors } = await world.gql<{ answer: Answer }>(as, query, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const SUCCESSES: Readonly<Record<string, string>> = {
  messageTemplateSet: "... on MessageTemplates { templates { kind text changedBy } }",
  messageChannelAdd: "... on MessageChannels { channels { id kind name shown project } }",
  messageChannelEnd: "... on MessageChannels { channels { id kind name shown project } }",
  messageChannelTest: "... on MessageChannelTested { failure answer }",
};

/** A union is asked only for what it can be. */
function membersOf(field: string): string {
  return `__typename ${SUCCESSES[field] ?? ""}
    ... on InvalidError { issues { path code allowed } } ... on NotAllowedError { refusal }`;
}

export async function addChannel(world: World, input: Record<string, unknown>): Promise<string> {
  const { admin } = world.cast;
  const { data } = await world.gql<{ messageChannels: { id: string }[] }>(
    admin,
    "{ messageChannels { id } }",
  );
  const known = data?.messageChannels.map(({ id }) => id) ?? [];
  const answer = await command(world, admin, "messageChannelAdd", input);
  const added = answer.channels?.find(({ id }) => !known.includes(id));
  if (added === undefined) throw new Error(JSON.stringify(answer));
  return added.id;
}

export type Outgoing = {
  readonly id: string;
  readonly kind: string;
  readonly channelName: string;
  readonly recipient: string | null;
  readonly number: string;
  readonly state: string;
  readonly tries: number;
  readonly failure: string | null;
  readonly answer: string | null;
};

export async function outgoing(world: World, number?: string): Promise<readonly Outgoing[]> {
  const query =
    "{ outgoingMessages(first: 100) { id kind channelName recipient number state tries failure answer } }";
  const { data, errors } = await world.gql<{ outgoingMessages: Outgoing[] }>(world.cast.admin, query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.outgoingMessages.filter((each) => number === undefined || each.number === number);
}

/** Whatever waits for its next try is due at once: the library's back-off is a matter of minutes. */
export async function hurry({ app }: World): Promise<void> {
  await app.services.db.pool.query(
    "update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts > 0 and run_at > now()",
  );
}

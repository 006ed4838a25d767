import { Webhook } from "standardwebhooks";

import type { World } from "../../../test/world.ts";
import type { Received, Receiver } from "../../message/test/receiver.fixture.ts";
import { ask } from "../../partner/test/app.fixture.ts";

export type Attempt = {
  readonly failure: string | null;
  readonly answer: string | null;
  readonly ms: number;
};
export type Endpoint = {
  readonly id: string;
  readonly shown: string;
  readonly projects: readonly string[];
  readonly cursor: string;
  readonly failingSince: string | null;
  readonly disabledAt: string | null;
  readonly waiting: number;
  readonly deliveries: readonly {
    readonly id: string;
    readonly number: string;
    readonly kind: string;
    readonly state: string;
    readonly attempts: readonly Attempt[];
  }[];
};
export type Hooks = {
  readonly __typename: string;
  readonly secret?: string | null;
  readonly endpoints?: readonly Endpoint[];
  readonly issues?: readonly { readonly path: string; readonly code: string }[];
};

const HOOKS = `__typename ... on Webhooks { secret endpoints { id shown projects cursor failingSince disabledAt waiting
  deliveries { id number kind state attempts { failure answer ms } } } } ... on InvalidError { issues { path code } }`;
const INPUTS: Readonly<Record<string, readonly [declared: string, passed: string]>> = {
  webhookAdd: ["($input: WebhookAddInput!)", "(input: $input)"],
  webhookEnd: ["($id: String!)", "(id: $id)"],
  webhookRotate: ["($id: String!)", "(id: $id)"],
  webhookReplay: ["($id: String!, $after: String!)", "(id: $id, after: $after)"],
};

/** An act of an app on its endpoints. */
export async function act(world: World, key: string, field: string, variables: object): Promise<Hooks> {
  const [declared, passed] = INPUTS[field] ?? ["", ""];
  const { data, errors } = await ask<{ done: Hooks }>(
    world,
    key,
    `mutation ${declared} { done: ${field}${passed} { ${HOOKS} } }`,
    variables,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

export async function endpoints(world: World, key: string): Promise<readonly Endpoint[]> {
  const { data, errors } = await ask<{ webhooks: Hooks }>(
    world,
    key,
    `{ webhooks { ${HOOKS.split("... on Inv")[0]} } }`,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.webhooks.endpoints ?? [];
}

/** The only one of an app. */
export async function hooked(
  world: World,
  key: string,
  receiver: Receiver,
  input: object = {},
): Promise<{ readonly id: string; readonly secret: string }> {
  const {
    secret,
    endpoints: all,
    ...rest
  } = await act(world, key, "webhookAdd", {
    input: { url: receiver.url("/hook"), ...input },
  });
  const id = all?.at(-1)?.id;
  if (!secret || id === undefined) throw new Error(JSON.stringify(rest));
  return { id, secret };
}

export async function only(world: World, key: string): Promise<Endpoint> {
  const [endpoint] = await endpoints(world, key);
  if (endpoint === undefined) throw new Error("no endpoint");
  return endpoint;
}

/** Time passes until nothing waits: to the next moment at which something falls due, and `further`. */
export async function tellAll(
  world: World,
  processes: readonly World[] = [world],
  further = 0,
): Promise<void> {
  for (let moment = 0; moment < 1_000; moment++) {
    await Promise.all(processes.map(({ app }) => app.courier.wake()));
    const { rows } = await world.app.services.db.pool.query<{ waiting: number; next: Date | null }>(
      `select count(*)::int as waiting, min(next_at) filter (where next_at > $1) as next from webhook_delivery d
         join webhook_endpoint e on e.id = d.endpoint_id and e.disabled_at is null where d.state = 'WAITING'`,
      [world.clock.now()],
    );
    const [{ waiting, next } = { waiting: 0, next: null }] = rows;
    if (waiting === 0) return;
    if (next !== null) world.clock.set(new Date(next.getTime() + further));
  }
  throw new Error("something waits for ever");
}

export type Told = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly seq: number;
};

/** What arrived, as one reads it. */
export function toldBy({ headers, body }: Received): Told {
  const { number, kind, cursor } = body["data"] as { number: string; kind: string; cursor: string };
  const seq = Number(Buffer.from(cursor, "base64url").toString("utf8").split(".")[1]);
  return { id: headers["webhook-id"] ?? "", number, kind, seq };
}

/** Whether one of its signatures is by this secret, as of the moment it names. */
export function isSignedBy({ headers, raw }: Received, secret: string): boolean {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
  const wanted = new Webhook(secret).sign(headers["webhook-id"] ?? "", at, raw);
  return (headers["webhook-signature"] ?? "").split(" ").includes(wanted);
}

/** LIV-1: of each complaint the next is not sent before the one before was taken; what comes twice has the same id. */
export function disorder(
  received: readonly Received[],
  wasTaken: (at: number) => boolean,
): readonly string[] {
  const taken = new Map<string, number>();
  const ids = new Map<number, string>();
  return received.flatMap((each, at) => {
    const { id, number, seq } = toldBy(each);
    const before = taken.get(number) ?? 0;
    const known = ids.get(seq) ?? id;
    ids.set(seq, id);
    if (wasTaken(at)) taken.set(number, Math.max(before, seq));
    return seq < before
      ? [`${number}: ${seq} after ${before}`]
      : known === id
        ? []
        : [`${seq} as ${known} and ${id}`];
  });
}

import { randomUUID } from "node:crypto";
import type { PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import { PARTNER_SCOPES } from "@heyi/schema/vocabulary/partner.ts";

import { idOf } from "../../../test/complaints.ts";
import type { Person, Project } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

type Issue = { readonly path: string; readonly code: string };
export type Apps = {
  readonly __typename: string;
  readonly key?: string | null;
  readonly apps?: readonly {
    readonly id: string;
    readonly name: string;
    readonly complaints: number;
    readonly keys: readonly {
      readonly id: string;
      readonly shown: string;
      readonly lastUsedAt: string | null;
    }[];
  }[];
  readonly issues?: readonly Issue[];
};

export async function administer(world: World, as: Person, field: string, input: object): Promise<Apps> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await world.gql<{ done: Apps }>(
    as,
    `mutation ($input: ${type}!) { done: ${field}(input: $input) { __typename ... on PartnerApps { key apps { id name complaints
       keys { id shown lastUsedAt } } } ... on InvalidError { issues { path code } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

export type App = { readonly id: string; readonly key: string };

/** Let in by an administrator, with a key. */
export async function letIn(
  world: World,
  {
    scopes = PARTNER_SCOPES,
    projects = [],
    as = world.cast.admin,
  }: {
    readonly scopes?: readonly PartnerScope[];
    readonly projects?: readonly Project[];
    readonly as?: Person;
  } = {},
): Promise<App> {
  const name = `App ${randomUUID().slice(0, 8)}`;
  const projectIds = projects.map(({ id }) => idOf("Project", id));
  const { apps } = await administer(world, as, "partnerAppAdd", { name, scopes, projectIds });
  const id = apps?.find((app) => app.name === name)?.id ?? "";
  return { id, key: await newKey(world, id, as) };
}

export async function newKey(
  world: World,
  appId: string,
  as = world.cast.admin,
  overlapHours?: number,
): Promise<string> {
  const made = await administer(world, as, "partnerKeyMake", {
    appId,
    ...(overlapHours !== undefined && { overlapHours }),
  });
  if (!made.key) throw new Error(JSON.stringify(made));
  return made.key;
}

export type Answer<Data = Record<string, never>> = {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: {
    readonly cost: Record<"requested" | "actual" | "remaining" | "capacity" | "perSecond", number>;
  };
};

/** As a program asks: with its key, and nothing else. */
export async function ask<Data>(
  world: World,
  key: string,
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${world.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json",
      authorization: `Bearer ${key}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as object;
  return { status: response.status, headers: response.headers, ...body };
}

export type Submitted = {
  readonly __typename: string;
  readonly number: string;
  readonly trackingCode: string;
  readonly state: string;
  readonly issues?: readonly Issue[];
};
const SUBMITTED = `__typename ... on SubmittedComplaint { number trackingCode state } ... on InvalidError { issues { path code } }`;

export async function submitted(world: World, key: string, input: object = {}): Promise<Submitted> {
  const given = {
    idempotencyKey: randomUUID(),
    projectCode: world.cast.a.code,
    content: "二楼走廊灯不亮",
    ...input,
  };
  const { data, errors } = await ask<{ done: Submitted }>(
    world,
    key,
    `mutation ($input: ComplaintSubmitInput!) { done: complaintSubmit(input: $input) { ${SUBMITTED} } }`,
    { input: given },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.done;
}

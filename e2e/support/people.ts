import { randomUUID } from "node:crypto";
import type { Product } from "./product.ts";

/** Someone at work: in a browser by `seat`, or as here by the API. */
export type Person = {
  readonly product: Product;
  readonly username: string;
  readonly password: string;
  /** Signed in anew each time it is called the first time for a person. */
  cookie(): Promise<string>;
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
};

/** Who works in this house, by user name. One session each, however often they are named. */
export type Staff = (username: string) => Person;

export function staffOf(product: Product, password: string): Staff {
  const people = new Map<string, Person>();
  return (username) => {
    const known = people.get(username) ?? person(product, username, password);
    people.set(username, known);
    return known;
  };
}

function person(product: Product, username: string, password: string): Person {
  let session: Promise<string> | null = null;
  const cookie = () => (session ??= signIn(product, username, password));
  return {
    product,
    username,
    password,
    cookie,
    async ask(query, variables = {}) {
      const response = await fetch(`${product.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: await cookie() },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(20_000),
      });
      const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
      if (errors !== undefined) throw new Error(`${username}: ${JSON.stringify(errors)}`);
      return data as never;
    },
  };
}

async function signIn({ url }: Product, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} could not sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(";")))
    .join("; ");
}

/** What stories look at of a complaint. */
export type Case = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly trackingCode: string;
  readonly state: string;
};

const CASE =
  "__typename ... on Complaint { id number version trackingCode state } ... on Error { code message }";

/** Sends one command, as a program would; anything but the complaint is an error. */
async function command(who: Person, verb: string, input: Record<string, unknown>): Promise<Case> {
  const query = `mutation ($input: Complaint${verb}Input!) { answer: complaint${verb}(input: $input) { ${CASE} } }`;
  const { answer } = await who.ask<{ answer: Case & { __typename: string } }>(query, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  if (answer.__typename !== "Complaint") throw new Error(`${verb}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A command on a complaint as it was last seen. */
export async function act(
  who: Person,
  verb: string,
  seen: Case,
  input: Record<string, unknown> = {},
): Promise<Case> {
  const done = await command(who, verb, { complaintId: seen.id, expectedVersion: seen.version, ...input });
  // Not everybody is shown the code; it stays what it was.
  return { ...done, trackingCode: seen.trackingCode };
}

/** A complaint by phone from 1栋1单元501, with whatever is given in place of that. */
export async function register(
  who: Person,
  project: string,
  input: Record<string, unknown> = {},
): Promise<Case> {
  return command(who, "Register", {
    projectId: await projectId(who, project),
    channel: "HOTLINE",
    content: "电梯停在五楼不动,按了没反应。",
    complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" },
    ...input,
  });
}

export async function projectId(who: Person, code: string): Promise<string> {
  const { projects } = await who.ask<{ projects: { id: string; code: string }[] }>(
    "{ projects { id code } }",
  );
  const project = projects.find((each) => each.code === code);
  if (project === undefined) throw new Error(`${who.username} does not see ${code}`);
  return project.id;
}

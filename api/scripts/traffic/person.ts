import { z } from "zod";

/** Somebody signed in, who asks through the same door as the console. */
export type Person = {
  readonly name: string;
  readonly ask: <Out>(document: string, variables: object, answer: z.ZodType<Out>) => Promise<Out>;
};

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** @throws Error when the name or password is refused, or nobody answers */
export async function signIn(url: string, username: string, password: string): Promise<Person> {
  const response = await post(url, "/api/auth/sign-in/username", { username, password });
  if (!response.ok) throw new Error(`${username} could not sign in at ${url}: ${response.status}`);
  const { name } = z.object({ name: z.string() }).parse(await response.json());
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const ask: Person["ask"] = async (query, variables, answer) => {
    const asked = await post(url, "/graphql", { query, variables }, { cookie });
    const { data, errors } = envelope.parse(await asked.json());
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join("; "));
    return answer.parse(data);
  };
  return { name, ask };
}

function post(
  url: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(new URL(path, url), {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  });
}

/** What came of one request to one process. Whoever was not answered does not know whether it was done. */
export type Outcome<Data> =
  | { readonly answered: true; readonly data: Data }
  | { readonly answered: false; readonly why: string };

const PATIENCE_MS = 15_000;

type Body<Data> = {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** Asks as a browser does, over connections that stay open. */
export async function call<Data>(
  port: number,
  cookie: string,
  query: string,
  variables: object,
): Promise<Outcome<Data>> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { data, errors } = (await response.json()) as Body<Data>;
    if (errors === undefined && data) return { answered: true, data };
    return { answered: false, why: `${response.status} ${codeOf(errors)}` };
  } catch (thrown) {
    return { answered: false, why: reasonOf(thrown) };
  }
}

function codeOf(errors: Body<unknown>["errors"]): string {
  const [first] = errors ?? [];
  return first?.extensions?.code ?? first?.message ?? "without data";
}

function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.name : String(cause);
}

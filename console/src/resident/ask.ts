import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import type { TypedDocumentString } from "../../generated/resident/graphql.ts";

/** What came of a request: its data, words of ours for the person, or nothing because nobody could be reached. */
export type Answer<Result> =
  | { readonly kind: "data"; readonly data: Result }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "unreachable" };

const PATIENCE_MS = 20_000;

export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  locale: Locale,
): Promise<Answer<Result>> {
  const response = await post("/graphql", { query: document.toString(), variables }, locale);
  if (response === null) return { kind: "unreachable" };
  const body = (await response.json()) as {
    data?: Result | null;
    errors?: readonly { readonly message: string }[];
  };
  const [error] = body.errors ?? [];
  if (error !== undefined || body.data === undefined || body.data === null)
    return { kind: "refused", message: error?.message ?? "" };
  return { kind: "data", data: body.data };
}

/** Null: the network failed. No cookie goes along: nobody is signed in here, whoever looks. */
export async function post(
  path: string,
  body: unknown,
  locale: Locale,
  signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: "POST",
      credentials: "omit",
      headers: {
        "content-type": "application/json",
        "accept-language": locale === "zh" ? "zh-CN" : "en",
      },
      body: JSON.stringify(body),
      signal,
    });
  } catch {
    // A network failure and running out of patience mean the same to the person, and the caller says it.
    return null;
  }
}

export type SignInOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "wrong" }
  | { readonly kind: "throttled"; readonly until: number | undefined }
  | { readonly kind: "unreachable" }
  | { readonly kind: "fault" };

async function post(path: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(`/api/auth${path}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", "x-heyi-client": "console" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    // A network failure has one meaning for the person at the door, and the caller says it.
    return undefined;
  }
}

export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const response = await post("/sign-in/username", { username, password });
  if (response === undefined) return { kind: "unreachable" };
  return signInOutcome(response.status, response.headers, Date.now());
}

export function signInOutcome(status: number, headers: Headers, now: number): SignInOutcome {
  if (status >= 200 && status < 300) return { kind: "done" };
  if (status === 429) return { kind: "throttled", until: retryAt(headers, now) };
  if (status === 502 || status === 503 || status === 504) return { kind: "unreachable" };
  if (status >= 500) return { kind: "fault" };
  return { kind: "wrong" };
}

function retryAt(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? headers.get("x-retry-after");
  if (value === null) return undefined;
  const seconds = Number(value);
  const at = Number.isNaN(seconds) ? Date.parse(value) : now + seconds * 1000;
  return Number.isNaN(at) ? undefined : at;
}

export async function signOut(everywhere: boolean): Promise<boolean> {
  if (everywhere && !(await post("/revoke-sessions", {}))?.ok) return false;
  const response = await post("/sign-out", {});
  return response?.ok === true || (everywhere && response?.status === 401);
}

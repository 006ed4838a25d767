export type LivePayload = {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
};

export type Resumable = {
  /** Handed to the socket client, which writes it out anew at every (re)connection. */
  readonly payload: LivePayload;
  /** Remembers how far this reader has come. */
  readonly note: (result: unknown) => void;
};

/**
 * LIV-1: a reader resumes with the cursor it last saw. Every live message of this API carries one as
 * `cursor`; a subscription that takes `after` asks from there when the connection comes back.
 */
export function resumable(payload: LivePayload): Resumable {
  const variables: Record<string, unknown> = { ...payload.variables };
  return {
    payload: { ...payload, variables },
    note(result) {
      const cursor = cursorOf(result);
      if (cursor !== undefined && "after" in variables) variables["after"] = cursor;
    },
  };
}

export function cursorOf(result: unknown): string | undefined {
  const data = property(result, "data");
  if (typeof data !== "object" || data === null) return undefined;
  for (const field of Object.values(data)) {
    const cursor = property(field, "cursor");
    if (typeof cursor === "string") return cursor;
  }
  return undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

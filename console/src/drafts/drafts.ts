/**
 * What was typed is never lost: a draft stands in the browser's store from the first letter until the
 * command has succeeded. Its key names the person, so that nobody at a shared desk reads another's.
 */
export type Draft = {
  readonly values: Readonly<Record<string, unknown>>;
  /** The last input sent and its key: the very same input keeps its key, also across a crash. */
  readonly sent?: { readonly input: string; readonly key: string };
};

const PREFIX = "heyi.draft.";

export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function readDraft(store: DraftStore, name: string): Draft | undefined {
  const text = store.getItem(PREFIX + name);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isDraft(value) ? value : undefined;
  } catch {
    // Cut off while it was written: nothing in it can be used.
    store.removeItem(PREFIX + name);
    return undefined;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "values" in value &&
    typeof value.values === "object" &&
    value.values !== null
  );
}

export function writeDraft(store: DraftStore, name: string, draft: Draft): void {
  store.setItem(PREFIX + name, JSON.stringify(draft));
}

export function dropDraft(store: DraftStore, name: string): void {
  store.removeItem(PREFIX + name);
}

/** Only fields the form has; whatever else an older version wrote is left behind. */
export function mergeDraft<Values extends Record<string, unknown>>(
  initial: Values,
  draft: Draft | undefined,
): Values {
  if (draft === undefined) return initial;
  const known = Object.entries(draft.values).filter(([name]) => name in initial);
  return { ...initial, ...Object.fromEntries(known) };
}

/** The same input gives the same key, so that sending it twice does nothing twice (INT-4). */
export function keyFor(draft: Draft | undefined, input: string, makeKey: () => string): string {
  return draft?.sent?.input === input ? draft.sent.key : makeKey();
}

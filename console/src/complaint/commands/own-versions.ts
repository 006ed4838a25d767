/** By complaint, from the version that a person's own command stood on to the one it made: one's own doing is no conflict. */
const steps = new Map<string, Map<number, number>>();

/** Called with whatever a command was answered; only a complaint with its version counts. */
export function rememberOwn(result: object, expectedVersion: number): void {
  if (!("id" in result && "version" in result)) return;
  const { id, version } = result;
  if (typeof id !== "string" || typeof version !== "number" || version <= expectedVersion) return;
  const own = steps.get(id) ?? new Map<number, number>();
  steps.set(id, own.set(expectedVersion, version));
}

/** The version this person knows of, though the page may show it a moment later (LIV-2). */
export function knownVersion({ id, version }: { readonly id: string; readonly version: number }): number {
  const own = steps.get(id);
  let known = version;
  for (let next = own?.get(known); next !== undefined; next = own?.get(known)) known = next;
  return known;
}

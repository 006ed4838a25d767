/** The version that a person's own latest command gave each complaint: what one has done oneself is no conflict. */
const versions = new Map<string, number>();

/** Called with whatever a command was answered; only a complaint with its version counts. */
export function rememberOwn(result: object): void {
  if (!("id" in result && "version" in result)) return;
  const { id, version } = result;
  if (typeof id === "string" && typeof version === "number") versions.set(id, version);
}

/** The version this person knows of, though the page may show it a moment later (LIV-2). */
export function knownVersion(shown: { readonly id: string; readonly version: number }): number {
  return Math.max(shown.version, versions.get(shown.id) ?? 0);
}

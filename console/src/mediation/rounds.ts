import type { CaseRecord } from "./documents.ts";

type Said = CaseRecord["distances"][number];
export type Voice = { readonly by: string; readonly said: readonly Said[] };

/** MED-4: the money by who named it, in order of rounds; nobody's sum stands in another's line. */
export function voicesOf(distances: readonly Said[]): readonly Voice[] {
  return [...new Set(distances.map(({ by }) => by))].map((by) => ({
    by,
    said: distances.filter((each) => each.by === by),
  }));
}

/** How far apart the parties' last words lie, or the last two sums named where only one party named any. */
export function gapOf(distances: readonly Said[]): number | null {
  const last = voicesOf(distances).map(({ by, said }) => ({ by, fen: said.at(-1)?.amountFen ?? 0 }));
  const ofParties = last.filter(({ by }) => by !== "MEDIATOR");
  const sums = (ofParties.length > 1 ? ofParties : last).map(({ fen }) => fen);
  return sums.length > 1 ? Math.max(...sums) - Math.min(...sums) : null;
}

import type { Rehearsal } from "./rehearse.ts";
import { shown } from "./shown.ts";

/** In how many histories today's rules would have done something else, and where; empty when nothing was imported. */
export function rehearsalText(rehearsals: readonly Rehearsal[]): string {
  if (rehearsals.length === 0) return "";
  const differing = rehearsals.flatMap(differences);
  const agreeing = rehearsals.reduce((sum, each) => sum + each.agreeing, 0);
  return [
    `按现行规则重演 ${rehearsals.length} 件:系统步骤相同 ${agreeing},不同 ${differing.length}` +
      ` (lived through again by today's rules: ${agreeing} steps of the system alike, ${differing.length} not)`,
    ...differing,
    "",
  ].join("\n");
}

function differences({ record, refused, onlyInFile, onlyByRules }: Rehearsal): readonly string[] {
  const line = (at: Date, words: string) => `  ${record.head.externalId} ${shown(at)} ${words}`;
  return [
    ...refused.map(({ step, why }) => line(step.at, `现行规则不允许 (refused today): ${step.type}, ${why}`)),
    ...onlyInFile.map(({ at, what }) => line(at, `仅文件中有 (only in the file): ${what}`)),
    ...onlyByRules.map(({ at, what }) => line(at, `仅按规则会有 (only by the rules): ${what}`)),
  ];
}

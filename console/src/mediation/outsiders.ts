import type { CaseRecord } from "./documents.ts";

type Outsider = Pick<CaseRecord["outsiders"][number], "name" | "relation">;

/** One to a line, as people write it: 何慧,甲方女儿. */
export function outsidersIn(lines: string): Outsider[] {
  return lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [name = "", ...relation] = line.split(/[,，、]/);
      return { name: name.trim(), relation: relation.join("、").trim() };
    });
}

export function linesOf(outsiders: readonly Outsider[]): string {
  return outsiders.map(({ name, relation }) => `${name},${relation}`).join("\n");
}

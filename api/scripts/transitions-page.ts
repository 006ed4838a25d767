import { fileURLToPath } from "node:url";
import {
  ACTION_LABELS,
  MOVES,
  STANDING_LABELS,
  type Move,
  type Mover,
} from "@heyi/schema/vocabulary/action.ts";
import { STATE_LABELS, STATES } from "@heyi/schema/vocabulary/complaint.ts";
import { ROLE_LABELS, type Role } from "@heyi/schema/vocabulary/org.ts";

export const TRANSITIONS_FILE = fileURLToPath(new URL("../../schema/TRANSITIONS.md", import.meta.url));

const STANDINGS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = STANDING_LABELS;
const LEADS = {
  SAME: "stays",
  RESUMED: "the state before it was suspended",
  CLOSED_IF_COMPLETE: "关闭 CLOSED when nothing is missing, else RESOLVED",
  BY_RESULT: "by what the complainant says: closed, visited, or handled again",
} as const;

/** The one table of allowed moves (HND-1), as people read it. */
export function transitionsPage(): string {
  const states = STATES.map(
    (state) => `| \`${state}\` | ${STATE_LABELS[state].zh} | ${STATE_LABELS[state].en} |`,
  );
  return `# The moves of a complaint

Printed from \`schema/vocabulary/action.ts\` by \`node api/scripts/print-moves.ts\`; a test fails when this page and the table differ.
The API enforces this table, the console draws its buttons from it, and \`api/src/complaint/test/permissions.test.ts\` tries every
state, action and role through GraphQL. Roles count within the complaint's own project.

## States

| code | 中文 | English |
|---|---|---|
${states.join("\n")}

## Moves

| move | from | leads to | by | demands |
|---|---|---|---|---|
${MOVES.map(line).join("\n")}
`;
}

function line({ action, from, to, by, demands }: Move): string {
  const { zh, en } = ACTION_LABELS[action];
  const leads = to in LEADS ? LEADS[to as keyof typeof LEADS] : `\`${to}\``;
  const cells = [
    `${zh} ${en} \`${action}\``,
    from.map((state) => STATE_LABELS[state].zh).join(" "),
    leads,
    by.map(moverName).join(", "),
    demands.map((demand) => demand.toLowerCase().replaceAll("_", " ")).join("; ") || "–",
  ];
  return `| ${cells.join(" | ")} |`;
}

function moverName(mover: Mover): string {
  return (STANDINGS[mover] ?? ROLE_LABELS[mover as Role]).zh;
}

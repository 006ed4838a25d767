import type { PartyRole, RecusalGround } from "@heyi/schema/vocabulary/mediation.ts";

import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { CaseFile } from "./case.ts";

/** Who is asked to mediate, and what ties them to the matter. */
export type Candidate = {
  readonly staffId: StaffId | null;
  readonly name: string;
  /** Where they are mediators. */
  readonly mediatesIn: readonly ProjectId[];
  readonly departmentIds: readonly DepartmentId[];
  /** Rooms in which they live or which they own, as 3栋2单元1502. */
  readonly rooms: readonly string[];
};

/** What is known of the complaints a case was opened from. */
export type Linked = {
  readonly handlerIds: readonly StaffId[];
  readonly departmentIds: readonly DepartmentId[];
  readonly complainedAboutIds: readonly StaffId[];
};

/**
 * MED-3: why this person may not mediate; empty: may. Our policy, stricter than the law, which has no article on recusal.
 * Relations that no record shows are for the declaration and for the parties to name.
 */
export function recusal(
  file: Pick<CaseFile, "projectId" | "parties" | "organisation" | "objections">,
  candidate: Candidate,
  linked: Linked,
): readonly RecusalGround[] {
  const { staffId, name, rooms } = candidate;
  const own = staffId !== null;
  const related = file.parties.some(
    (party) => party.name === name || (party.room !== null && rooms.includes(party.room)),
  );
  const grounds: readonly [RecusalGround, boolean][] = [
    ["NOT_A_MEDIATOR", own && !candidate.mediatesIn.includes(file.projectId)],
    ["HANDLER", own && linked.handlerIds.includes(staffId)],
    ["DEPARTMENT", candidate.departmentIds.some((id) => linked.departmentIds.includes(id))],
    ["COMPLAINED_ABOUT", own && linked.complainedAboutIds.includes(staffId)],
    ["RELATED", related],
    ["OWN_PANEL", own && isParty(file)],
    ["OBJECTED_TO", file.objections.some(({ against }) => against === name)],
  ];
  return grounds.filter(([, holds]) => holds).map(([ground]) => ground);
}

/** MED-3: then the own panel is not neutral, and what it brings about is a negotiated settlement. */
export function isParty({ parties }: Pick<CaseFile, "parties">): boolean {
  return parties.some(({ role }) => role === "COMPANY");
}

/** MED-3: the company is a party under its own name, whatever it is said to be. */
export function underOwnName<Party extends { readonly name: string; readonly role: PartyRole }>(
  parties: readonly Party[],
  company: string,
): readonly Party[] {
  return parties.map((party) => (party.name.trim() === company ? { ...party, role: "COMPANY" } : party));
}

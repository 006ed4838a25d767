import { CASE_NOTICE_KINDS, type CaseEventKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { Role } from "@heyi/schema/vocabulary/org.ts";

import type { ProjectId, StaffId } from "../../kernel/ids.ts";
import type { CaseFile } from "./case.ts";

type Told = { readonly staffId: StaffId } | { readonly role: Role; readonly projectId: ProjectId };

/** MED-6, AGR-6, AGR-7: of what runs out, the case's mediator is told and whoever leads the project. */
export function caseNotices(
  kind: CaseEventKind,
  { projectId, mediator }: Pick<CaseFile, "projectId" | "mediator">,
): readonly Told[] {
  if (!CASE_NOTICE_KINDS.some((each) => each === kind)) return [];
  const staffId = mediator?.staffId ?? null;
  return [
    ...(staffId === null ? [] : [{ staffId }]),
    { role: "SUPERVISOR", projectId },
    { role: "PROJECT_MANAGER", projectId },
  ];
}

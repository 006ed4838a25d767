import type { Viewer } from "../auth/viewer.ts";

const LEADING = ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"] as const;

/** Whoever looks after a project has a board. */
export function leads({ roles }: Pick<Viewer, "roles">): boolean {
  return roles.some(({ role }) => LEADING.some((leading) => leading === role));
}

const MEDIATING = ["MEDIATOR", "DISPATCHER", ...LEADING] as const;

/** Whoever has to do with mediation, if only with its state and dates, or with the register of its organisations. */
export function mediates({ roles, canAdminister }: Pick<Viewer, "roles" | "canAdminister">): boolean {
  return canAdminister || roles.some(({ role }) => MEDIATING.some((mediating) => mediating === role));
}

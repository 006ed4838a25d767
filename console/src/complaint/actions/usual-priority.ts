import type { Impact, Priority, Urgency } from "@heyi/schema/vocabulary/complaint.ts";

/**
 * TRI-3's matrix as it is shipped. A company may change its own, which the API does not show yet;
 * so this is a preview and says so, and the server's answer is what counts.
 */
const USUAL: Readonly<Record<Urgency, Readonly<Record<Impact, Priority>>>> = {
  CRITICAL: { COMMUNITY: "P1", GROUP: "P1", HOUSEHOLD: "P1" },
  HIGH: { COMMUNITY: "P2", GROUP: "P2", HOUSEHOLD: "P3" },
  MEDIUM: { COMMUNITY: "P3", GROUP: "P3", HOUSEHOLD: "P4" },
  LOW: { COMMUNITY: "P3", GROUP: "P4", HOUSEHOLD: "P4" },
};

export function usualPriority(urgency: Urgency, impact: Impact): Priority {
  return USUAL[urgency][impact];
}

import type { Role } from "@heyi/schema/vocabulary/org.ts";

/** EVD-0: who may have the untouched original and may know who fetched what. */
export const KEEPERS: readonly Role[] = ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"];

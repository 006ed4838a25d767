import type { Drill } from "./drill.ts";
import { kill } from "./drills/kill.ts";

export const DRILLS: readonly Drill[] = [kill];

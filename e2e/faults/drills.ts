import type { Drill } from "./drill.ts";
import { connectionsEnd, databaseStops } from "./drills/database.ts";
import { deadlines } from "./drills/deadlines.ts";
import { herd } from "./drills/herd.ts";
import { kill } from "./drills/kill.ts";
import { log } from "./drills/log.ts";
import { renewal, rolling } from "./drills/rolling.ts";
import { slow } from "./drills/slow.ts";
import { soak } from "./drills/soak.ts";

export const DRILLS: readonly Drill[] = [
  kill,
  databaseStops,
  connectionsEnd,
  log,
  deadlines,
  slow,
  herd,
  rolling,
  renewal,
  soak,
];

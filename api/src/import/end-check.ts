import type { Facts } from "../complaint/facts.ts";
import type { Fault } from "./fault.ts";
import type { ImportedRecord } from "./record.ts";

const COMPARED = [
  "state",
  "validity",
  "category",
  "subCategory",
  "severity",
  "urgency",
  "impact",
  "priority",
] as const;

/** What a record says of itself must be what its own history makes of it. */
export function endFaults({ line, head, history }: ImportedRecord, facts: Facts, strayed: boolean): Fault[] {
  const faults: Fault[] = [];
  for (const field of COMPARED) {
    if (head[field] === facts[field] || (strayed && field === "state")) continue;
    faults.push({
      line,
      field,
      code: "MISMATCH",
      found: head[field] ?? "null",
      allowed: facts[field] ?? "null",
    });
  }
  const joined = history.findLast((step) => step.type === "incidentJoined");
  const incident = joined?.incidentId ?? null;
  if (head.incidentId !== incident) {
    faults.push({
      line,
      field: "incidentId",
      code: "MISMATCH",
      found: head.incidentId ?? "null",
      allowed: incident ?? "null",
    });
  }
  return faults;
}

import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { changesOf, textOf } from "../../src/complaint/timeline-words.ts";
import type { TimelineEntry } from "../../src/complaint/timeline.ts";
import { named } from "./queue.ts";

type Words = TimelineEntry["words"];
export type TimelineRow = Readonly<Record<string, string | null>> & {
  readonly id: string;
  readonly kind: TimelineEntry["kind"];
  readonly at: Date;
  readonly public: boolean;
  readonly words: Words;
  readonly data: TimelineEntry["data"];
};

const LOCALE: Locale = "zh";

export function edgeOf(row: TimelineRow): object {
  const { kind, data, words } = row;
  const due = data.dueAt ?? data.promisedAt ?? data.reviewAt;
  const staff = named("Staff", row["staffId"], row["staffName"]);
  const department = named("Department", row["departmentId"], row["departmentName"]);
  return {
    node: {
      id: row.id,
      kind,
      at: row.at,
      actor: named("Staff", row["actorId"], row["actorName"]),
      public: row.public,
      text: textOf({ kind, data, words } as TimelineEntry, "zh"),
      reason: words["reason"] ?? null,
      staff,
      department,
      level: data.level ?? null,
      cause: kind === "ESCALATED" ? (data.cause ?? null) : null,
      clock: data.clock ?? null,
      how: kind === "CONTACTED" || kind === "RESPONDED" ? (data.how ?? null) : null,
      dueAt: due === undefined ? null : new Date(due),
      changes: changesOf(
        {
          kind,
          data,
          staff: nameOf(row["staffName"]),
          department: nameOf(row["departmentName"]),
          fromStaff: nameOf(row["fromStaffName"]),
          fromDepartment: nameOf(row["fromDepartmentName"]),
        } as TimelineEntry,
        LOCALE,
      ),
    },
  };
}

function nameOf(name: string | null | undefined): { readonly name: string } | null {
  return typeof name === "string" ? { name } : null;
}

import year2023 from "@heyi/schema/data/calendar/2023.json" with { type: "json" };
import year2024 from "@heyi/schema/data/calendar/2024.json" with { type: "json" };
import year2025 from "@heyi/schema/data/calendar/2025.json" with { type: "json" };
import year2026 from "@heyi/schema/data/calendar/2026.json" with { type: "json" };
import type { CalendarYearData } from "./calendar.ts";

/** SLA-2: the notices known when this version was made; a company starts with them and loads the later ones itself. */
export const SHIPPED_CALENDAR: readonly (CalendarYearData & { readonly source: string })[] = [
  year2023,
  year2024,
  year2025,
  year2026,
];

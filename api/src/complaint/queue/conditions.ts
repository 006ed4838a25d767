import { ENDED_STATES } from "@heyi/schema/vocabulary/complaint.ts";

import type { Sight } from "../../org/access.ts";
import { phoneDigits } from "../phone.ts";
import { queryTerms } from "../search-terms.ts";
import type { QueueFilter, QueueView } from "./filter.ts";

/** SQL conditions with their parameters in order; the text alone names the prepared statement. */
export class Conditions {
  readonly params: unknown[] = [];
  readonly #parts: string[] = [];

  /** Adds one condition; each `?` in it takes the next value. */
  and(text: string, ...values: readonly unknown[]): void {
    let next = 0;
    this.#parts.push(text.replaceAll("?", () => this.param(values[next++])));
  }

  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  get text(): string {
    return this.#parts.join("\n   and ");
  }
}

export const OPEN = `c.state not in (${ENDED_STATES.map((state) => `'${state}'`).join(", ")})`;
const ENDED = `c.state in (${ENDED_STATES.map((state) => `'${state}'`).join(", ")})`;

const VIEWS: Record<Exclude<QueueView, "MINE">, string> = {
  ALL: "true",
  ENDED,
  OPEN,
  UNASSIGNED: `${OPEN} and c.state = 'REGISTERED'`,
  DUE_SOON: `${OPEN} and c.urge = 'DUE_SOON'`,
  OVERDUE: `${OPEN} and c.urge = 'OVERDUE'`,
  ESCALATED: `${OPEN} and c.level > 0`,
};

/** The same question as `matches` in filter.ts, asked of the table `complaint c`. */
export function conditionsOf(filter: QueueFilter, sight: Sight): Conditions {
  const where = new Conditions();
  addSight(where, sight);
  if (filter.view === "MINE")
    where.and(`${OPEN} and (c.owner_id = ? or c.handler_id = ?)`, sight.staffId, sight.staffId);
  else where.and(VIEWS[filter.view]);
  addProjects(where, filter.projectIds);
  if (filter.categories !== null) where.and("c.category = any(?)", filter.categories);
  if (filter.states !== null) where.and("c.state = any(?)", filter.states);
  if (filter.priorities !== null) where.and("c.priority = any(?)", filter.priorities);
  if (filter.channels !== null) where.and("c.channel = any(?)", filter.channels);
  if (filter.staffId !== null)
    where.and("(c.owner_id = ? or c.handler_id = ?)", filter.staffId, filter.staffId);
  if (filter.departmentId !== null) where.and("c.department_id = ?", filter.departmentId);
  if (filter.text !== null) addText(where, filter.text);
  return where;
}

/** ORG-1: the same bounds as `sees`. */
export function addSight(where: Conditions, sight: Sight): void {
  where.and("c.company_id = ?", sight.companyId);
  if (sight.wholeCompany) return;
  const { projectIds, departmentIds, staffId } = sight;
  if (!sight.personal) addProjects(where, projectIds);
  else {
    where.and(
      "(c.project_id = any(?) or c.department_id = any(?) or c.owner_id = ? or c.handler_id = ?)",
      projectIds,
      departmentIds,
      staffId,
      staffId,
    );
  }
}

function addProjects(where: Conditions, projectIds: QueueFilter["projectIds"]): void {
  if (projectIds === null) return;
  if (projectIds.length === 1) where.and("c.project_id = ?", projectIds[0]);
  else where.and("c.project_id = any(?)", projectIds);
}

/** A number, a room or a phone by its beginning; words by their characters and pairs, then to the letter. */
export function addText(where: Conditions, given: string): void {
  const text = given.trim();
  const alternatives = [
    `c.number ilike ${where.param(`${escaped(text)}%`)}`,
    `c.number ilike ${where.param(`%-${escaped(text)}`)}`,
  ];
  alternatives.push(
    `exists (select from room r where r.id = c.room_id and r.label like ${where.param(`${escaped(text)}%`)})`,
  );
  const digits = phoneDigits(text);
  if (digits.length >= 4)
    alternatives.push(
      `exists (select from complainant p where p.id = c.complainant_id and p.phone_digits like ${where.param(`%${digits}`)})`,
    );
  const terms = queryTerms(text);
  if (terms.length > 0) {
    const words = where.param(`%${escaped(text)}%`);
    alternatives.push(
      `(c.search_terms @> ${where.param(terms)} and (c.content ilike ${words} or c.demand ilike ${words}))`,
    );
  }
  where.and(`(${alternatives.join(" or ")})`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}

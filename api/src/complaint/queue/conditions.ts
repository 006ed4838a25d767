import { ENDED_STATES } from "@heyi/schema/vocabulary/complaint.ts";

import type { ProjectId } from "../../kernel/ids.ts";
import type { Sight } from "../../org/access.ts";
import { phoneDigits } from "../phone.ts";
import { queryTerms } from "../search-terms.ts";
import type { OpenView, QueueFilter, QueueView } from "./filter.ts";

/** SQL conditions with their parameters in order; the text alone names the prepared statement. */
export class Conditions {
  readonly params: unknown[];
  readonly #parts: string[] = [];

  /** Conditions of one statement share its parameters. */
  constructor(params: unknown[] = []) {
    this.params = params;
  }

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

/**
 * The projects that a question is bounded to, by the filter and by sight where that is of whole projects; null: by
 * neither. Asked apart from the other conditions, for the page is read from one index range per project.
 */
export function projectsOf({ projectIds }: QueueFilter, sight: Sight): readonly ProjectId[] | null {
  if (sight.wholeCompany || sight.personal) return projectIds;
  return projectIds === null ? sight.projectIds : projectIds.filter((id) => sight.projectIds.includes(id));
}

/** The same question as `matches` in filter.ts, asked of the table `complaint c`. */
export function conditionsOf(filter: QueueFilter, sight: Sight): Conditions {
  const where = conditionsBesideProjects(filter, sight, []);
  addProjects(where, projectsOf(filter, sight));
  return where;
}

/** What is asked beside `projectsOf`. */
export function conditionsBesideProjects(filter: QueueFilter, sight: Sight, params: unknown[]): Conditions {
  const where = new Conditions(params);
  where.and("c.company_id = ?", sight.companyId);
  if (sight.personal && !sight.wholeCompany) addPersonal(where, sight);
  if (filter.view === "MINE")
    where.and(`${OPEN} and (c.owner_id = ? or c.handler_id = ?)`, sight.staffId, sight.staffId);
  else where.and(VIEWS[filter.view]);
  if (filter.categories !== null) where.and("c.category = any(?)", filter.categories);
  if (filter.states !== null) where.and("c.state = any(?)", filter.states);
  if (filter.priorities !== null) where.and("c.priority = any(?)", filter.priorities);
  if (filter.channels !== null) where.and("c.channel = any(?)", filter.channels);
  if (filter.staffId !== null)
    where.and("(c.owner_id = ? or c.handler_id = ?)", filter.staffId, filter.staffId);
  if (filter.departmentId !== null) where.and("c.department_id = ?", filter.departmentId);
  if (filter.text !== null) addText(where, filter.text, sight, isOfOpen(filter.view) ? "OPEN" : "ALL");
  return where;
}

/** ORG-1: the same bounds as `sees`. */
export function addSight(where: Conditions, sight: Sight): void {
  where.and("c.company_id = ?", sight.companyId);
  if (sight.wholeCompany) return;
  if (sight.personal) addPersonal(where, sight);
  else addProjects(where, sight.projectIds);
}

function addPersonal(where: Conditions, { projectIds, departmentIds, staffId }: Sight): void {
  where.and(
    `(c.project_id = any(?) or c.department_id = any(?) or c.owner_id = ? or c.handler_id = ?
        or (${OPEN} and c.task_department_ids && ?::uuid[]) or (c.measure_owner_ids <> '{}' and c.measure_owner_ids @> array[?::uuid]))`,
    projectIds,
    departmentIds,
    staffId,
    staffId,
    departmentIds,
    staffId,
  );
}

export function addProjects(where: Conditions, projectIds: readonly ProjectId[] | null): void {
  if (projectIds === null) return;
  if (projectIds.length === 1) where.and("c.project_id = ?", projectIds[0]);
  else where.and("c.project_id = any(?)", projectIds);
}

/** Whether a view shows nothing that has ended. */
export function isOfOpen(view: QueueView): view is OpenView {
  return view !== "ALL" && view !== "ENDED";
}

/** Where a text is looked for: in few known rows, or by the index of open or of all complaints. */
type Within = "THESE" | "OPEN" | "ALL";

/** A number, a room or a phone; words by their characters and pairs, then to the letter. */
export function addText(where: Conditions, given: string, sight: Sight, within: Within = "THESE"): void {
  const text = given.trim();
  const alternatives: string[] = [];
  // A number has Latin letters or digits, a room begins with a digit: nothing else is looked for among them.
  if (/[a-z0-9]/i.test(text)) {
    alternatives.push(`c.number ilike ${where.param(`${escaped(text)}%`)}`);
    alternatives.push(`c.number ilike ${where.param(`%-${escaped(text)}`)}`);
  }
  if (/^\d/.test(text)) {
    const rooms = where.param(`${escaped(text)}%`);
    alternatives.push(`c.room_id in (select r.id from room r where r.label like ${rooms})`);
  }
  const digits = phoneDigits(text);
  if (digits.length === SHOWN_DIGITS) alternatives.push(endsLike(where, digits));
  if (digits.length >= SHORTEST_NUMBER) alternatives.push(isPhone(where, digits, sight));
  if (queryTerms(text).length > 0) alternatives.push(holdsWords(where, text, within));
  where.and(alternatives.length === 0 ? "false" : `(${alternatives.join(" or ")})`);
}

/** The end of a number that its mask shows anyway; any other part of one would give away digit by digit what it hides. */
const SHOWN_DIGITS = 4;
const SHORTEST_NUMBER = 7;

/** AUD-2: a whole number is looked for by those only whose work is with complainants. */
function isPhone(where: Conditions, digits: string, { phoneProjectIds }: Sight): string {
  return `(c.project_id = any(${where.param(phoneProjectIds)}) and c.complainant_id in (
      select p.id from complainant p where p.phone_digits = ${where.param(digits)}))`;
}

/** A range of the index complainant_phone_by_end, said so that a plan kept for every number can use it; ":" follows "9". */
function endsLike(where: Conditions, digits: string): string {
  const [from, to] = [reversed(digits), `${reversed(digits)}:`].map((end) => where.param(end));
  return `c.complainant_id in (
      select p.id from complainant p where reverse(p.phone_digits) ~>=~ ${from} and reverse(p.phone_digits) ~<~ ${to})`;
}

function holdsWords(where: Conditions, text: string, within: Within): string {
  const [terms, words] = [where.param(queryTerms(text)), where.param(`%${escaped(text)}%`)];
  const holds = (row: string) =>
    `${row}.search_terms @> ${terms} and (${row}.content ilike ${words} or ${row}.demand ilike ${words})`;
  if (within === "THESE") return `(${holds("c")})`;
  // Looked up once in the index of terms, where one `or` over the rows would read the words of every row in sight.
  const open = within === "OPEN" ? `${OPEN.replace("c.", "w.")} and ` : "";
  return `c.id in (select w.id from complaint w where ${open}${holds("w")})`;
}

function reversed(digits: string): string {
  return [...digits].toReversed().join("");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}

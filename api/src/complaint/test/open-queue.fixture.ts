import pg from "pg";
import { expect } from "vitest";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";
import { sightOf } from "../../org/access.ts";
import { loadActor } from "../../org/actor.ts";
import type { QueueFilter } from "../queue/filter.ts";
import type { OpenFilter } from "../queue/open/pick.ts";
import type { QueuePage, QueueQuestion } from "../queue/page.ts";

const EVERYTHING: QueueFilter & OpenFilter = {
  view: "OPEN",
  projectIds: null,
  categories: null,
  states: null,
  priorities: null,
  channels: null,
  staffId: null,
  departmentId: null,
  text: null,
};

export type OpenQuestion = QueueQuestion & { readonly filter: OpenFilter };

export async function questionOf(
  { app }: World,
  person: Person,
  asked: Partial<OpenQuestion> = {},
): Promise<OpenQuestion> {
  const actor = await loadActor(app.services.db.pool, person.userId);
  if (actor === null) throw new Error(person.username);
  return {
    sight: sightOf(actor),
    filter: EVERYTHING,
    first: 100,
    after: null,
    wantsCounters: true,
    wantsTotal: true,
    ...asked,
  };
}

/** The company's open queue has been read into memory, and nothing keeps it from answering. */
export async function inMemory(world: World, person: Person): Promise<void> {
  const question = await questionOf(world, person);
  await expect
    .poll(() => world.app.services.live.open.page(question, question.filter, 0), { timeout: 5000 })
    .not.toBeNull();
}

/** A page as readers get it, whoever made it: a row of SQL carries the page's own columns as well. */
export function shown({ entries, ...page }: QueuePage): object {
  const besides = new Set([...Object.keys(page.counters ?? {}), "seq"]);
  const rowOf = (entry: object) => Object.entries(entry).filter(([name]) => !besides.has(name));
  return {
    ...page,
    entries: entries.map(({ cursor, entry }) => ({ cursor, entry: Object.fromEntries(rowOf(entry)) })),
  };
}

/** What any connection of this process is given meanwhile. */
export async function statementsDuring(run: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const prototype: { query: (...given: unknown[]) => unknown } = pg.Client.prototype;
  const { query } = prototype;
  prototype.query = function (...given) {
    const [statement] = given as [string | { readonly text: string }];
    statements.push(typeof statement === "string" ? statement : statement.text);
    return query.apply(this, given);
  };
  try {
    await run();
  } finally {
    prototype.query = query;
  }
  return statements;
}

/** The statement that answers for memory. */
export function isQueuePage(statement: string): boolean {
  return statement.includes("with page as materialized");
}

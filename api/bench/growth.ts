import { deepened, queueCases, toProduct, type Case } from "./cases.ts";
import type { BenchDatabases } from "./database.ts";
import type { PageAnswer } from "./documents.ts";
import { type Bounds, judged } from "./figures.ts";
import { askOnce } from "./load.ts";
import { type Program, startProduct } from "./program.ts";
import { inTurns, ratioOf, type Rounds, words } from "./rounds.ts";
import { dataOf } from "./wire.ts";

const BOUNDS: Bounds = { aim: 1.1, least: 1.3, unit: "times" };
/** One question after another, so that what is compared is the work and not the waiting. */
const CONNECTIONS = 1;

/** What a page of the queue costs when there is a hundred times as much of everything, and when one looks far down. */
export async function benchGrowth(databases: BenchDatabases): Promise<string[]> {
  const [small, large] = [await databases.shared("small"), await databases.shared("large")];
  await using few = await startProduct(small.url);
  await using many = await startProduct(large.url);
  const ofFew = await queueCases(small.url);
  const ofMany = await queueCases(large.url);
  // Compared are pages that are full in both.
  const full: { few: Case; many: Case }[] = [];
  for (const [index, one] of ofFew.entries()) {
    const other = ofMany[index];
    if (other !== undefined && (await isFull(few, one)) && (await isFull(many, other)))
      full.push({ few: one, many: other });
  }
  const size = await inTurns(
    { program: many, asks: full.map((one) => toProduct(one.many)) },
    { program: few, asks: full.map((one) => toProduct(one.few)) },
    CONNECTIONS,
  );
  const shallow = full.map((one) => one.many).filter(({ name }) => name.endsWith(" OPEN"));
  const deep = await Promise.all(shallow.map((one) => deepened(one, many.port)));
  const depth = await inTurns(
    { program: many, asks: deep.map((one) => toProduct(one)) },
    { program: many, asks: shallow.map((one) => toProduct(one)) },
    CONNECTIONS,
  );
  return [
    ...compared(
      `1,000,000 complaints against 10,000, over ${full.length} kinds of page`,
      size,
      "1,000,000",
      "10,000",
    ),
    ...compared(`page 40 against page 1, over ${deep.length} kinds of page`, depth, "page 40", "page 1"),
  ];
}

async function isFull(program: Program, one: Case): Promise<boolean> {
  const answer = dataOf(await askOnce(program.port, toProduct(one).bytes())) as PageAnswer;
  return answer.queue.edges.length === one.variables.first;
}

function compared(what: string, rounds: Rounds, one: string, other: string): string[] {
  return [
    judged(`${what}: server CPU`, ratioOf(rounds, "cpuEach"), BOUNDS),
    judged(`${what}: latency`, ratioOf(rounds, "latency"), BOUNDS),
    `     ${one}: ${words(rounds.one)}`,
    `     ${other}: ${words(rounds.other)}`,
  ];
}

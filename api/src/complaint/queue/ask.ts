import { decodeCursor } from "../../events/cursor.ts";
import type { HotPool } from "../../kernel/db.ts";
import { InvalidError } from "../../kernel/errors.ts";
import type { OpenQueues } from "./open/open-queues.ts";
import { isOfMemory } from "./open/pick.ts";
import { queuePage, type QueuePage, type QueueQuestion } from "./page.ts";

/**
 * A page from memory where memory can tell, else by SQL: the same rows either way, under the same rights (ORG-1). Never
 * older than `atLeast`, a cursor that the reader has seen, nor than what the reader has last done through this process.
 * @throws InvalidError for a cursor that is not of this log, or lies beyond its end
 */
export async function askQueue(
  { hot, open }: { readonly hot: HotPool; readonly open: OpenQueues },
  question: QueueQuestion,
  atLeast: string | null,
): Promise<QueuePage> {
  const { sight, filter } = question;
  const seq = atLeast === null ? 0 : decodeCursor(atLeast, sight.companyId);
  if (seq === null) throw unknown();
  const held = isOfMemory(filter) ? await open.page(question, filter, seq) : null;
  const page = held ?? (await queuePage(hot, question));
  if (page.seq < seq) throw unknown();
  return page;
}

function unknown(): InvalidError {
  return new InvalidError([{ path: "atLeast", code: "CURSOR_UNKNOWN" }]);
}

import type { Services } from "../../context.ts";
import { localDate } from "../../kernel/local-time.ts";
import { readerOf } from "../../kernel/sql.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { statementsFor } from "../../mediation/statements.ts";
import { agreementsOf, obligationsOfCase } from "../store.ts";
import type { OnPaper } from "./case-papers.ts";

/** MED-5: read with the parties' rights, whoever asks: a paper is handed on. */
export async function onPaper(
  services: Pick<Services, "db" | "vault" | "clock">,
  file: CaseFile,
  verifyAt: string,
): Promise<OnPaper> {
  const reader = readerOf(services.db.pool);
  const [agreements, obligations, statements] = await Promise.all([
    agreementsOf(reader, file.id),
    obligationsOfCase(reader, file.id),
    statementsFor(services, file, "JOINT"),
  ]);
  return { file, agreements, obligations, statements, today: localDate(services.clock.now()), verifyAt };
}

import type { Config } from "../config.ts";
import { prepareDatabase } from "../database.ts";
import { systemClock, type Clock } from "../kernel/clock.ts";
import { NO_LIMITS, openDatabase, type Database } from "../kernel/db.ts";
import { ensureDatabase, startEmbedded } from "../kernel/embedded/embedded.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { createLog } from "../kernel/log.ts";
import { read } from "../kernel/sql.ts";

export type House = AsyncDisposable & {
  readonly db: Database;
  readonly clock: Clock;
  readonly companyId: CompanyId;
};

/** The database of a command typed beside the running server, or without it: one found running is left running. */
export async function bootForImport(config: Config, companyCode: string | null): Promise<House> {
  const log = createLog("warn");
  await using starting = new AsyncDisposableStack();
  const url = config.databaseUrl ?? (await embeddedUrl(config, starting));
  await prepareDatabase(url, log);
  const db = starting.use(openDatabase(url, log, 2, { limits: NO_LIMITS }));
  const companyId = await chosenCompany(db, companyCode);
  const running = starting.move();
  return { db, clock: systemClock, companyId, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function embeddedUrl({ dataFolder }: Config, starting: AsyncDisposableStack): Promise<string> {
  const server = await startEmbedded(dataFolder);
  if (!server.adopted) starting.defer(() => server.stop());
  await ensureDatabase(server, "heyi");
  return server.urlOf("heyi");
}

/** Nothing can be imported as things stand; the message says what to do. */
export class ImportRefusedError extends Error {
  override readonly name = "ImportRefusedError";
}

/** The company named, or the only one there is. */
async function chosenCompany(db: Database, code: string | null): Promise<CompanyId> {
  const companies = await read<{ id: CompanyId; code: string }>(
    db.pool,
    "select id, code from company order by code",
  );
  const [first, ...others] = code === null ? companies : companies.filter((company) => company.code === code);
  if (first !== undefined && others.length === 0) return first.id;
  const codes = companies.map((company) => company.code).join(", ");
  throw new ImportRefusedError(
    codes === ""
      ? "还没有公司,请先启动一次 (there is no company yet: start the product once)"
      : `请用 --company 指明公司 (name the company with --company): ${codes}`,
  );
}

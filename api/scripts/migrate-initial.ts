// Until the first release the first migration is made anew from the schema and constraints.sql; a database made by
// an older one says so at start. After the release this file goes and migrate-new.ts is the only way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SCHEMA_FOLDER } from "../src/kernel/migrations/files.ts";
import { difference, NOTHING, today, writeMigration } from "./write-migration.ts";

const NAME = "20261121000000_keep_complaints_clocks_and_events";

const sql = await difference(NOTHING, today());
const byHand = readFileSync(join(SCHEMA_FOLDER, "constraints.sql"), "utf8").trim();
writeMigration(NAME, `${sql}\n\n${byHand}`);
console.log(`schema/prisma/migrations/${NAME}`);

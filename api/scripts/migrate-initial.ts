// Until the first release the first migration is made anew from the schema, constraints.sql and functions.sql; a database
// made by an older one says so at start. After the release this file goes and migrate-new.ts is the only way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SCHEMA_FOLDER } from "../src/kernel/migrations/files.ts";
import { difference, NOTHING, today, writeMigration } from "./write-migration.ts";

const NAME = "20261121000000_keep_complaints_clocks_and_events";
const BY_HAND = ["constraints.sql", "functions.sql"];

const sql = await difference(NOTHING, today());
const byHand = BY_HAND.map((name) => readFileSync(join(SCHEMA_FOLDER, name), "utf8").trim());
writeMigration(NAME, [sql, ...byHand].join("\n\n"));
console.log(`schema/prisma/migrations/${NAME}`);

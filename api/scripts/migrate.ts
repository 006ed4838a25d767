import { createLog } from "../src/kernel/log.ts";
import { applyMigrations } from "../src/kernel/migrations/apply.ts";

const url = process.env["DATABASE_URL"];
if (url === undefined) throw new Error("set DATABASE_URL; the embedded database is migrated by every start");
const applied = await applyMigrations(url, createLog("warn"));
console.log(applied.length === 0 ? "nothing to apply" : applied.join("\n"));

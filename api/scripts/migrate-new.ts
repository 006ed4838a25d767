import { migrationNames } from "../src/kernel/migrations/files.ts";
import { after, difference, NOTHING, today, writeMigration } from "./write-migration.ts";

const words = process.argv.slice(2).join(" ").trim();
if (words === "") throw new Error("say in a sentence what changes: pnpm migrate:new remember who closed it");

const last = migrationNames().at(-1);
const sql = await difference(last === undefined ? NOTHING : after(last), today());
const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
const name = `${stamp}_${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_")}`;
writeMigration(name, sql === "" ? "-- Nothing changed in the models; write the statements here." : sql);
console.log(`schema/prisma/migrations/${name}`);

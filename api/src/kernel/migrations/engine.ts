import { readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Pool } from "pg";

// Node has it, but its types come with the browser's only.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n';

let loaded: Promise<void> | null = null;

async function load(): Promise<void> {
  const file = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"));
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/** Prisma's own schema engine as WebAssembly: migrations without downloading a program. It never closes the pool. */
export async function openEngine(pool: Pool): Promise<SchemaEngine> {
  await (loaded ??= load());
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    // The adapter's own cuts a script at every semicolon, also inside function bodies, and runs the pieces one by
    // one. Sent whole, PostgreSQL parses it, and applies all of it or nothing.
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  return bindings.SchemaEngine.new({ datamodels: [["base.prisma", DATASOURCE]] }, () => undefined, bound);
}

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

import type { Config } from "./config.ts";
import type { Services } from "./context.ts";
import { ensureAdministrator } from "./org/first-admin.ts";
import { demoCast, seedDemo } from "./seed/demo.ts";
import type { Demo } from "./server.ts";

type House = Pick<Services, "db" | "clock" | "vault">;

/** What a house needs before its door opens: the demo company, or somebody who can let others in. */
export async function furnish({ demo, admin }: Config, house: House): Promise<Demo | null> {
  if (demo) return seedDemo(house);
  await ensureAdministrator(house, admin);
  return null;
}

/** Who may try out a house that another process has furnished. */
export async function furnished({ demo }: Config): Promise<Demo | null> {
  return demo ? demoCast() : null;
}

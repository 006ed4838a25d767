import pg from "pg";
import type { WakeSource } from "./wake-source.ts";

/** PostgreSQL's own way: no further service, and told by the commit itself. */
export const openNotify: WakeSource = async (url, channels, { wake, lost }) => {
  const client = new pg.Client({
    connectionString: url,
    application_name: "heyi listener",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on("error", lost);
  client.on("end", () => lost(null));
  client.on("notification", ({ channel, payload }) => wake(channel, payload ?? null));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { end: () => client.end() };
};

/** Why the database could not do what was asked, where neither the request nor the program is at fault. */
export type Outage = "UNAVAILABLE" | "READ_ONLY" | "STORAGE_FULL";

/**
 * Null for any other error. In every case the transaction is undone, or, where the connection broke while it was being
 * committed, done as a whole: asked again with the same key, a command gives what it gave.
 */
export function outageOf(error: unknown): Outage | null {
  if (typeof error !== "object" || error === null) return null;
  const { code, originalCode, message, cause, originalError, meta } = error as Layer;
  return (
    byCode(code) ??
    byCode(originalCode) ??
    (typeof message === "string" && SAID_BY_DRIVER.test(message) ? "UNAVAILABLE" : null) ??
    outageOf(cause) ??
    outageOf(originalError) ??
    outageOf(meta?.driverAdapterError)
  );
}

/** The driver's error, or what GraphQL, the sign-in library or Prisma wrapped it in. */
type Layer = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly originalError?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};

function byCode(code: unknown): Outage | null {
  if (typeof code !== "string") return null;
  if (code === "25006") return "READ_ONLY";
  if (code === "53100") return "STORAGE_FULL";
  return UNAVAILABLE.some((kind) => kind.test(code)) ? "UNAVAILABLE" : null;
}

const UNAVAILABLE = [
  // PostgreSQL: connection broken; out of connections or memory; shut down, crashed or starting; the disk failed.
  /^(08\w{3}|53\w{3}|57P0[1-5]|58030)$/,
  // Longer than it may take, or waiting too long for a lock.
  /^(57014|55P03|25P0[34])$/,
  // Node: nobody answers there.
  /^E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/,
  // Prisma, for any of these.
  /^P(1001|1002|1008|1017|2024|2037)$/,
];

/** The driver's own errors bear no code. */
const SAID_BY_DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end)/;

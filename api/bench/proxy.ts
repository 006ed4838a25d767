import { connect, createServer, type AddressInfo } from "node:net";

export type CountingProxy = AsyncDisposable & {
  readonly url: string;
  /** Statements sent since the last call: simple queries and executions of prepared ones. */
  take(): number;
};

/** Stands between server and PostgreSQL and counts what the server asks, whatever library asks it. */
export async function countStatements(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const { hostname, port } = target;
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    const count = countMessages((type) => {
      if (type === "Q" || type === "E") statements += 1;
    });
    client.on("data", (chunk) => {
      count(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk) => client.write(chunk));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  target.hostname = "127.0.0.1";
  target.port = String((server.address() as AddressInfo).port);
  return {
    url: target.href,
    take: () => {
      const taken = statements;
      statements = 0;
      return taken;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** PostgreSQL's framing: a letter and a length; the very first message has no letter. */
function countMessages(seen: (type: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let greeted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return;
      if (greeted) seen(String.fromCharCode(rest[0] ?? 0));
      greeted = true;
      rest = rest.subarray(length);
    }
  };
}

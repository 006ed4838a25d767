import { connect, createServer, type AddressInfo } from "node:net";

export type CountingProxy = AsyncDisposable & {
  readonly url: string;
  /** How many statements were sent since the last call: simple queries and executions of prepared ones. */
  take(): number;
  /** The same in words, each as its text. */
  takeTexts(): readonly string[];
};

/** Stands between server and PostgreSQL and counts what the server asks, whatever library asks it. */
export async function countStatements(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const { hostname, port } = target;
  let texts: string[] = [];
  const take = () => {
    const taken = texts;
    texts = [];
    return taken;
  };
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    const count = countMessages(textsOf((text) => texts.push(text)));
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
    take: () => take().length,
    takeTexts: take,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A prepared statement is parsed once under a name, bound by it, and executed without it. */
function textsOf(seen: (text: string) => void): (type: string, body: Buffer) => void {
  const prepared = new Map<string, string>();
  let bound = "";
  return (type, body) => {
    const [first = "", second = ""] = body.toString("utf8").split("\0", 2);
    if (type === "Q") seen(first);
    if (type === "P") prepared.set(first, second);
    if (type === "B") bound = prepared.get(second) ?? second;
    if (type === "E") seen(bound);
  };
}

/** PostgreSQL's framing: a letter and a length; the very first message has no letter. */
function countMessages(seen: (type: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let greeted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return;
      if (greeted) seen(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, length));
      greeted = true;
      rest = rest.subarray(length);
    }
  };
}

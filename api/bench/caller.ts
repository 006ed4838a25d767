import { Agent, request } from "node:http";

export type Answered<Data> = { readonly data: Data; readonly ms: number; readonly bytes: number };

/** Asks the server as the console does, over connections that stay open. */
export class Caller implements Disposable {
  readonly #port: number;
  readonly #agent: Agent;

  constructor(port: number, connections = 50) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async ask<Data>(cookie: string, query: string, variables: object): Promise<Answered<Data>> {
    const body = JSON.stringify({ query, variables });
    const begun = performance.now();
    const text = await this.#post(body, cookie);
    const ms = performance.now() - begun;
    const { data, errors } = JSON.parse(text) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return { data, ms, bytes: text.length };
  }

  #post(body: string, cookie: string): Promise<string> {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), cookie };
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: "127.0.0.1",
          port: this.#port,
          path: "/graphql",
          method: "POST",
          agent: this.#agent,
          headers,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
          response.on("error", reject);
        },
      );
      call.on("error", reject);
      call.end(body);
    });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

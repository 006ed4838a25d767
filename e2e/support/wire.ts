import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Product } from "./product.ts";

/** The way between a browser and the product, on which things go wrong. */
export type Wire = AsyncDisposable & {
  /** The product as the browser knows it. */
  readonly product: Product;
  /** Every connection breaks off. */
  cut(): void;
  /** Every live socket is closed by its server's side with this code. */
  close(code: number): void;
  /** Bytes that are no frame arrive on every live socket. */
  garble(): void;
  /** Whoever comes is turned away by this answer, until it is healed. Live sockets stay. */
  refuse(answer: "RESET" | "BAD_GATEWAY"): void;
  /** Nothing arrives any more on either side, and nobody is told. What was sent meanwhile arrives when healed. */
  silence(): void;
  /** What the server sends next breaks off in the middle of its first frame. */
  tear(): void;
  heal(): void;
};

type Pair = { readonly browser: Socket; readonly server: Socket; live: boolean };
const BAD_GATEWAY = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

export async function openWire(behind: Product): Promise<Wire> {
  const pairs = new Set<Pair>();
  let refusing: "RESET" | "BAD_GATEWAY" | null = null;
  let silent = false;
  let tearing = false;

  const listening = createServer((browser) => {
    browser.on("error", () => browser.destroy());
    if (refusing === "RESET") return void browser.resetAndDestroy();
    if (refusing === "BAD_GATEWAY") return void browser.once("data", () => browser.end(BAD_GATEWAY));
    const server = connect(Number(new URL(behind.url).port), new URL(behind.url).hostname);
    const pair: Pair = { browser, server, live: false };
    pairs.add(pair);
    browser.once(
      "data",
      (head: Buffer) => (pair.live = /^upgrade: websocket\r$/im.test(head.toString("latin1"))),
    );
    browser.on("data", (bytes: Buffer) => server.write(bytes));
    server.on("data", (bytes: Buffer) => {
      if (!tearing || !pair.live) return void browser.write(bytes);
      browser.end(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      server.destroy();
    });
    server.on("error", () => browser.destroy());
    for (const [one, other] of [
      [browser, server],
      [server, browser],
    ] as const) {
      one.on("close", () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
    if (silent) hush(pair);
  });
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");

  const sockets = () => [...pairs].filter(({ live }) => live);
  const url = `http://localhost:${(listening.address() as AddressInfo).port}`;
  return {
    product: { ...behind, url },
    cut() {
      for (const { browser } of pairs) browser.destroy();
    },
    close(code) {
      for (const { browser } of sockets()) browser.end(Buffer.from([0x88, 2, code >> 8, code & 0xff]));
    },
    garble() {
      for (const { browser } of sockets()) browser.write(Buffer.alloc(64, 0xff));
    },
    refuse(answer) {
      refusing = answer;
    },
    silence() {
      silent = true;
      for (const pair of pairs) hush(pair);
    },
    tear() {
      tearing = true;
    },
    heal() {
      refusing = null;
      silent = false;
      tearing = false;
      for (const { browser, server } of pairs) {
        browser.resume();
        server.resume();
      }
    },
    async [Symbol.asyncDispose]() {
      for (const { browser } of pairs) browser.destroy();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
}

function hush({ browser, server }: Pair): void {
  browser.pause();
  server.pause();
}

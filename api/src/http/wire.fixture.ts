import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { type ClientOptions, WebSocket, WebSocketServer } from "ws";
import { Outbox } from "./outbox.ts";
import { type Envelope, Wire } from "./wire.ts";

export type Pair = { readonly wire: Wire; readonly client: WebSocket; readonly writes: () => number };

/** A server with nothing but wires. */
export async function startWires() {
  const outbox = new Outbox();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer();
  const wires: ((wire: Wire, writes: () => number) => void)[] = [];
  server.on("upgrade", (request, duplex, head) => {
    let writes = 0;
    const write = duplex.write.bind<typeof duplex.write>(duplex);
    duplex.write = ((chunk: Uint8Array) => ((writes += 1), write(chunk))) as typeof duplex.write;
    sockets.handleUpgrade(request, duplex, head, (socket) => {
      const wire = new Wire(socket, duplex, outbox);
      socket.on("pong", () => wire.answered());
      wires.shift()?.(wire, () => writes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const opened = () =>
    new Promise<Omit<Pair, "client">>((resolve) => wires.push((wire, writes) => resolve({ wire, writes })));

  return {
    outbox,
    async open(options: ClientOptions = {}): Promise<Pair> {
      const there = opened();
      const client = new WebSocket(`ws://127.0.0.1:${port}`, options);
      await once(client, "open");
      return { ...(await there), client };
    },
    /** One who shakes hands and from then on reads nothing. */
    async openDeaf(): Promise<{ wire: Wire; client: Socket }> {
      const there = opened();
      const client = connect(port, "127.0.0.1");
      client.pause();
      client.on("error", () => client.destroy());
      client.write(
        `GET / HTTP/1.1\r\nhost: a\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      return { wire: (await there).wire, client };
    },
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      outbox[Symbol.dispose]();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function envelopeOf(id: string): Envelope & { ended: boolean } {
  const before = `{"id":${JSON.stringify(id)},"payload":`;
  return { before, length: Buffer.byteLength(before) + 1, ended: false };
}

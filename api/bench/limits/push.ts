import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { WebSocketServer } from "ws";
import { EVENTS_CHANNEL } from "../../src/events/append.ts";
import type { Viewer } from "./viewer.ts";

/** One frame, made before anything happens, written to every socket when something has. `?bytes=` says how long it is. */
export async function openPush(
  server: Server,
  listener: pg.Client,
  whoAsks: (request: IncomingMessage) => Promise<Viewer | null>,
): Promise<void> {
  const sockets = new Set<Duplex>();
  let frame = frameOf(1000);
  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on("upgrade", (request, socket, head) => {
    const admit = async () => {
      if ((await whoAsks(request)) === null) {
        socket.destroy();
        return;
      }
      const bytes = Number(new URL(request.url ?? "", "http://localhost").searchParams.get("bytes"));
      if (bytes !== frame.length) frame = frameOf(bytes);
      websockets.handleUpgrade(request, socket, head, (websocket) => {
        sockets.add(socket);
        websocket.on("close", () => sockets.delete(socket));
        websocket.on("error", () => sockets.delete(socket));
      });
    };
    admit().catch(() => socket.destroy());
  });
  listener.on("notification", () => {
    for (const socket of sockets) socket.write(frame);
  });
  await listener.query(`listen ${EVENTS_CHANNEL}`);
}

const HEAD = 4;

/** A text frame of so many bytes, its head included (RFC 6455, with a length of 16 bits). */
function frameOf(bytes: number): Buffer {
  const frame = Buffer.alloc(bytes, "x");
  frame.writeUInt8(0x81, 0);
  frame.writeUInt8(126, 1);
  frame.writeUInt16BE(bytes - HEAD, 2);
  return frame;
}

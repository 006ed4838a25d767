import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { GRAPHQL_PATH } from "./graphql.ts";
import { isFromHere, pathOf } from "./guard.ts";
import { HttpFault } from "./message.ts";

/** A socket is opened at one address only, by our own pages or by a program. */
export function mayOpen(request: IncomingMessage, publicUrl: string): boolean {
  try {
    return pathOf(request) === GRAPHQL_PATH && isFromHere(request, publicUrl);
  } catch (error) {
    if (error instanceof HttpFault) return false;
    throw error;
  }
}

/** 503: there are as many sockets as this process has room for; its clients come again. */
export function refuse(socket: Duplex, status: 403 | 503): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

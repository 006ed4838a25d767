import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { APPS_SOCKET_PATH } from "./apps-live.ts";
import { GRAPHQL_PATH } from "./graphql.ts";
import { isFromHere, pathOf } from "./guard.ts";
import { HttpFault } from "./message.ts";

/** A socket is opened at two addresses only: by our own pages or a program of the staff, and by apps of others. */
export function mayOpen(request: IncomingMessage, publicUrl: string): boolean {
  try {
    const path = pathOf(request);
    return (path === GRAPHQL_PATH || path === APPS_SOCKET_PATH) && isFromHere(request, publicUrl);
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

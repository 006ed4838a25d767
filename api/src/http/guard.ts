import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpFault } from "./message.ts";

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/** Before anything builds a URL of it: a malformed Host or target would throw somewhere deep inside. */
export function pathOf(request: IncomingMessage): string {
  const target = request.url ?? "";
  if (!target.startsWith("/") || !HOST.test(request.headers.host ?? ""))
    throw new HttpFault(400, "BAD_REQUEST");
  const end = target.indexOf("?");
  return end === -1 ? target : target.slice(0, end);
}

/**
 * Cookies travel with requests from any page; where a browser says which page that was, it must be ours. Programs say
 * nothing and have no one else's cookies. Asked for everything that changes something, and for every socket.
 */
export function isFromHere(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}

/** Who asks. Behind a proxy of ours only the last entry is its own word; those before it are hearsay. */
export function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const forwarded = behindProxy ? request.headers["x-forwarded-for"]?.toString() : undefined;
  const last = forwarded?.split(",").at(-1)?.trim() ?? "";
  return last === "" ? (request.socket.remoteAddress ?? "unknown") : last;
}

/** styles: the component library writes them into the page. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Under a tracking code: the address is the key, so it goes nowhere. */
export function keepAddress(response: ServerResponse): void {
  response.setHeader("referrer-policy", "no-referrer");
}

export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  response.setHeader("content-security-policy", CONTENT_POLICY);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
}

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { HttpFault, requireMethod } from "./message.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
  ".ogg": "audio/ogg",
};

const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;

/** The console's files. An address without a dot is a page of the application, whose routes live in the browser. */
export async function serveStatic(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  requireMethod(request, response, "GET", "HEAD");
  const wanted = decoded(path);
  const file =
    (await fileAt(folder, wanted)) ?? (extname(wanted) === "" ? await fileAt(folder, pageOf(wanted)) : null);
  if (file === null) throw new HttpFault(404, "BAD_REQUEST");
  await send(file, wanted.startsWith("/assets/"), request, response);
}

/** Residents have a page of their own, light enough for any telephone. */
function pageOf(path: string): string {
  return isResidents(path) ? "/r.html" : "/index.html";
}

export function isResidents(path: string): boolean {
  return path === "/r" || path.startsWith("/r/");
}

function decoded(path: string): string {
  try {
    const text = decodeURIComponent(path);
    if (!text.includes("\0")) return normalize(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new HttpFault(400, "BAD_REQUEST");
}

type Found = { readonly path: string; readonly size: number; readonly tag: string };

/** `path` is normalised and absolute, so it cannot climb out of the folder. */
async function fileAt(folder: string, path: string): Promise<Found | null> {
  const full = join(folder, path);
  const found = await stat(full).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ENAMETOOLONG") return null;
    throw error;
  });
  if (found === null || !found.isFile()) return null;
  return { path: full, size: found.size, tag: `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"` };
}

async function send(
  file: Found,
  immutable: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("content-type", TYPES[extname(file.path)] ?? "application/octet-stream");
  // Built assets carry a hash of their content in their names; everything else is asked for anew.
  response.setHeader("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("vary", "accept-encoding");
  response.setHeader("etag", file.tag);
  if (request.headers["if-none-match"] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  const body = await packed(file, request, response);
  response.setHeader("content-length", body.size);
  response.writeHead(200);
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(body.path), response);
}

async function packed(file: Found, request: IncomingMessage, response: ServerResponse): Promise<Found> {
  const accepted = request.headers["accept-encoding"]?.toString() ?? "";
  for (const { name, suffix } of ENCODINGS) {
    const smaller = accepted.includes(name) ? await fileAt("/", file.path + suffix) : null;
    if (smaller === null) continue;
    response.setHeader("content-encoding", name);
    return smaller;
  }
  return file;
}

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "@heyi/schema/vocabulary/error.ts";
import { FAULT_LABELS } from "@heyi/schema/vocabulary/error.ts";
import { localeOf } from "../context.ts";

/** A request that ends here, with the code a program looks at. */
export class HttpFault extends Error {
  override readonly name = "HttpFault";
  readonly status: number;
  readonly code: Fault;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, code: Fault, extra: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}

/** The same form for every refusal outside GraphQL, and GraphQL's own where a GraphQL client waits for it. */
export function sendFault(request: IncomingMessage, response: ServerResponse, fault: HttpFault): void {
  const message = FAULT_LABELS[fault.code][localeOf(request.headers["accept-language"])];
  const extensions = { ...fault.extra, code: fault.code };
  // What is left of a body nobody reads would be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  sendJson(response, fault.status, { errors: [{ message, extensions }] });
}

/** An object in JSON, no longer than `limit`; form posts need no permission from another site's page, so no forms. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  requireJson(request);
  const body = parsed(await readText(request, limit));
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new HttpFault(400, "BAD_REQUEST");
  return body as Record<string, unknown>;
}

/** The whole body, no longer than `limit` bytes. What comes after them is let pass, for who sends it to hear why. */
export function readText(request: IncomingMessage, limit: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else reject(new HttpFault(413, "TOO_LARGE"));
  });
  request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
  request.once("error", reject);
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HttpFault(400, "BAD_REQUEST", cause instanceof SyntaxError ? {} : { reason: "unreadable" });
  }
}

/** JSON as it is, in UTF-8: what a type says otherwise or an encoding has packed would be read as something else. */
export function requireJson({ headers }: IncomingMessage): void {
  const type = headers["content-type"] ?? "";
  const packed = headers["content-encoding"] ?? "identity";
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || packed !== "identity")
    throw new HttpFault(415, "BAD_REQUEST");
}

/** The standard wants a refusal to name what would be taken. */
export function requireMethod(
  request: IncomingMessage,
  response: ServerResponse,
  ...methods: readonly string[]
): void {
  if (methods.includes(request.method ?? "")) return;
  response.setHeader("allow", methods.join(", "));
  throw new HttpFault(405, "BAD_REQUEST");
}

/** Answers are JSON. @throws HttpFault for who would not take it */
export function requireJsonWanted({ headers: { accept = "*/*" } }: IncomingMessage): void {
  if (!/(application\/(json|graphql-response\+json|\*)|\*\/\*)/i.test(accept))
    throw new HttpFault(406, "BAD_REQUEST");
}

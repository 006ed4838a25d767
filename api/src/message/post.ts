import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { useAgent as agentFor } from "request-filtering-agent";

import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import { type Delivery, undelivered } from "./delivery.ts";

const TIMEOUT_MS = 10_000;
/** Nothing that anybody has to answer is longer. */
const LONGEST_ANSWER = 16_384;

type Posted =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | Extract<Delivery, { ok: false }>;

/**
 * One POST to an address that somebody entered: to no private network unless that is allowed, no redirect followed, an
 * answer within ten seconds and of bounded length.
 */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  allowPrivate: boolean,
  timeoutMs = TIMEOUT_MS,
): Promise<Posted> {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const agent = agentFor(url, { allowPrivateIPAddress: allowPrivate, keepAlive: false });
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve(failureOf(toError(error)));
    const sent = request(
      url,
      {
        method: "POST",
        agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": "Heyi",
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const done = () =>
          resolve({
            ok: true,
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
          });
        response.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length <= LONGEST_ANSWER) chunks.push(chunk);
          else {
            done();
            response.destroy();
          }
        });
        response.on("end", done);
        response.on("error", fail);
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}

function failureOf(error: Error): Posted {
  // The agent says it by words alone.
  if (/is not allowed\. Because/.test(error.message)) return failed("ADDRESS_NOT_ALLOWED", null);
  return failed("UNREACHABLE", error.name === "AbortError" ? "TIMEOUT" : errorCode(error));
}

function failed(...given: Parameters<typeof undelivered>): Extract<Delivery, { ok: false }> {
  return undelivered(...given) as Extract<Delivery, { ok: false }>;
}

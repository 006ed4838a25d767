import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { InvalidError, isDomainError, NotAllowedError, toError } from "../kernel/errors.ts";
import { errorCode } from "../kernel/db.ts";
import type { Log } from "../kernel/log.ts";
import { outageOf } from "../kernel/outage.ts";
import { codeOf, issueMessage, messageOf } from "./errors.ts";
import { fault } from "./fault.ts";

/**
 * What may leave the house: errors made for people and errors about the request's own form. Anything else becomes
 * "unexpected" with a number under which the log knows more; a database message never reaches a client.
 */
export function maskError(error: GraphQLError, locale: Locale, log: Log): GraphQLError {
  const cause = innermost(error);
  if (cause === null) return error;
  const masked = isDomainError(cause) ? tell(cause, locale) : hide(toError(cause), locale, log);
  const { nodes, source, positions, path } = error;
  return new GraphQLError(masked.message, { nodes, source, positions, path, extensions: masked.extensions });
}

/** Null when there is nothing but GraphQL's own words about the request. */
function innermost(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause instanceof GraphQLError ? null : cause;
}

function tell(error: Parameters<typeof codeOf>[0], locale: Locale): GraphQLError {
  const extensions: Record<string, unknown> = { code: codeOf(error) };
  if (error instanceof NotAllowedError) extensions["refusal"] = error.refusal;
  if (error instanceof InvalidError) {
    extensions["issues"] = error.issues.map((issue) => ({ ...issue, message: issueMessage(issue, locale) }));
  }
  return new GraphQLError(messageOf(error, locale), { extensions });
}

function hide(error: Error, locale: Locale, log: Log): GraphQLError {
  const outage = outageOf(error);
  if (outage !== null) {
    log.warn({ code: errorCode(error), outage }, "the database could not");
    return fault(outage, locale);
  }
  const incident = randomUUID();
  log.error({ incident, code: errorCode(error), places: placesIn(error) }, "unexpected error");
  return fault("UNEXPECTED", locale, { incident });
}

const PLACE = /^\s+at (?:async )?(?:(\S+) (?:\[as \S+\] )?\()?[^()]*?([^/\\()?]+)(?:\?[^:]*)?(:\d+):\d+\)?$/;

/**
 * Where it happened, as function, file and line. The message can hold what a person wrote (a constraint's detail, a
 * failed cast), the whole stack where the program lies on this machine: neither is logged.
 */
function placesIn({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .flatMap((line) => {
      const [, where = "", file, at] = PLACE.exec(line) ?? [];
      return file === undefined ? [] : [`${where} ${file}${at}`.trim()];
    })
    .slice(0, 12);
}

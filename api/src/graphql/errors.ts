import type { ErrorCode as Code } from "@heyi/schema/vocabulary/error.ts";
import { ERROR_CODE_LABELS, ISSUE_CODE_LABELS } from "@heyi/schema/vocabulary/error.ts";
import { AGREEMENT_CHECK_CODES } from "@heyi/schema/vocabulary/agreement-check.ts";
import { findingText } from "@heyi/schema/vocabulary/agreement-part.ts";
import { OBLIGATION_STATE_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import type { Label, Locale } from "@heyi/schema/vocabulary/label.ts";
import { CASE_STATE_LABELS, RECUSAL_GROUND_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { REFUSAL_LABELS } from "@heyi/schema/vocabulary/action.ts";
import type { DomainError, Issue } from "../kernel/errors.ts";
import { ConflictError, InvalidError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import { builder } from "./builder.ts";
import { Action, ErrorCode, IssueCode, Refusal } from "./vocabulary.ts";

export function codeOf(error: DomainError): Code {
  switch (error.name) {
    case "InvalidError":
      return "INVALID";
    case "NotAllowedError":
      return "NOT_ALLOWED";
    case "ConflictError":
      return "CONFLICT";
    case "NotFoundError":
      return "NOT_FOUND";
    default:
      throw new TypeError(`unknown error ${String(error satisfies never)}`);
  }
}

export function messageOf(error: DomainError, locale: Locale): string {
  if (error instanceof NotAllowedError) return REFUSAL_LABELS[error.refusal][locale];
  return ERROR_CODE_LABELS[codeOf(error)][locale];
}

export function issueMessage({ code, path, allowed = "" }: Issue, locale: Locale): string {
  const check = AGREEMENT_CHECK_CODES.find((each) => each === allowed);
  if (code === "CHECK_BLOCKS" && check !== undefined) return findingText(check, path, locale);
  return ISSUE_CODE_LABELS[code][locale].replace("{allowed}", inWords(allowed, locale));
}

/** Codes among the bounds are said as people say them. */
function inWords(allowed: string, locale: Locale): string {
  const known: Readonly<Record<string, Label>> = {
    ...CASE_STATE_LABELS,
    ...OBLIGATION_STATE_LABELS,
    ...RECUSAL_GROUND_LABELS,
  };
  const words = allowed.split(", ").map((word) => known[word]?.[locale] ?? word);
  return words.join(locale === "zh" ? "、" : ", ");
}

const ErrorInterface = builder.interfaceRef<DomainError>("Error").implement({
  description: "A way for a command to end without success that a person can do something about.",
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: "For programs.", resolve: codeOf }),
    message: t.string({
      description: "For people, in the language of the request.",
      resolve: (error, _args, context) => messageOf(error, context.locale),
    }),
  }),
});

const IssueObject = builder.objectRef<Issue>("Issue").implement({
  description: "One field that cannot be taken as it is.",
  fields: (t) => ({
    path: t.exposeString("path", { description: "The input's field, such as `complainant.phone`." }),
    code: t.expose("code", { type: IssueCode, description: "For programs." }),
    message: t.string({
      description: "For people, in the language of the request.",
      resolve: (issue, _args, context) => issueMessage(issue, context.locale),
    }),
    allowed: t.string({
      nullable: true,
      description: "The bound that was passed; null where there is none to name.",
      resolve: (issue) => issue.allowed ?? null,
    }),
  }),
});

builder.objectType(InvalidError, {
  name: "InvalidError",
  description: "Something entered does not hold; all of it is named at once.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [IssueObject],
      description: "Every field refused.",
      resolve: (error) => [...error.issues],
    }),
  }),
});

builder.objectType(NotAllowedError, {
  name: "NotAllowedError",
  description: "The move is not open to this person, or not now (HND-1).",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    action: t.expose("action", {
      type: Action,
      nullable: true,
      description: "The move; null for what is not a move on a complaint.",
    }),
    refusal: t.expose("refusal", { type: Refusal, description: "Why." }),
  }),
});

builder.objectType(NotFoundError, {
  name: "NotFoundError",
  description: "It does not exist, or not for this person: the two are never told apart.",
  interfaces: [ErrorInterface],
});

/** Who changed it and how it stands now are added by the slice that owns complaints. */
builder.objectType(ConflictError, {
  name: "ConflictError",
  description: "Someone else's change came first (HND-2).",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    expectedVersion: t.int({
      description: "The version the command was made for.",
      resolve: (error) => error.conflict.expectedVersion,
    }),
    version: t.int({ description: "The version it has now.", resolve: (error) => error.conflict.version }),
    changedAt: t.field({
      type: "DateTime",
      description: "When it was changed.",
      resolve: (error) => error.conflict.changedAt,
    }),
  }),
});

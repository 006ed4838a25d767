import type { Action, Refusal } from "@heyi/schema/vocabulary/action.ts";
import type { IssueCode } from "@heyi/schema/vocabulary/error.ts";
import type { ComplaintId, StaffId } from "./ids.ts";

/** One field that cannot be taken as it is. `allowed` is the bound that was passed, as text. */
export type Issue = { readonly path: string; readonly code: IssueCode; readonly allowed?: string };

/** What was entered does not hold; every fault is named at once, not one after the other. */
export class InvalidError extends Error {
  override readonly name = "InvalidError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path} ${issue.code}`).join(", "));
    this.issues = issues;
  }
}

/** The move is not open to this person, or not now. */
export class NotAllowedError extends Error {
  override readonly name = "NotAllowedError";
  readonly action: Action | null;
  readonly refusal: Refusal;

  /** `action` is null for what is not a move on a complaint, such as loading a calendar. */
  constructor(action: Action | null, refusal: Refusal) {
    super(`${action ?? "this"}: ${refusal}`);
    this.action = action;
    this.refusal = refusal;
  }
}

export type Conflict = {
  readonly complaintId: ComplaintId;
  readonly expectedVersion: number;
  readonly version: number;
  /** Null: the system. */
  readonly changedById: StaffId | null;
  readonly changedAt: Date;
};

/** HND-2: someone else's change came first. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
  readonly conflict: Conflict;

  constructor(conflict: Conflict) {
    super(`version ${conflict.expectedVersion} expected, ${conflict.version} found`);
    this.conflict = conflict;
  }
}

/** It does not exist, or not for this person: the two are never told apart. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
  readonly what: string;

  constructor(what: string) {
    super(`${what} not found`);
    this.what = what;
  }
}

export type DomainError = InvalidError | NotAllowedError | ConflictError | NotFoundError;

export function isDomainError(thrown: unknown): thrown is DomainError {
  return (
    thrown instanceof InvalidError ||
    thrown instanceof NotAllowedError ||
    thrown instanceof ConflictError ||
    thrown instanceof NotFoundError
  );
}

/** JavaScript can throw anything; the rest of the code only ever sees an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

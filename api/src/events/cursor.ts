import type { CompanyId } from "../kernel/ids.ts";

/** A place in one company's log: everything up to and with `seq` has been seen. */
export type Position = { readonly companyId: CompanyId; readonly seq: number };

const SHAPE = /^([0-9a-f-]{36})\.(\d{1,15})$/;

/** Opaque to readers; given back unchanged to go on from there (LIV-1). */
export function encodeCursor({ companyId, seq }: Position): string {
  return Buffer.from(`${companyId}.${seq}`).toString("base64url");
}

/** Null for what is no cursor of this company's log. */
export function decodeCursor(cursor: string, companyId: CompanyId): number | null {
  const match = SHAPE.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match !== null && match[1] === companyId ? Number(match[2]) : null;
}

import { punctuated } from "../rules/punctuation.ts";

/** A line of a paper as it is laid out. */
export type Block =
  /** 一、 in black type. */
  | { readonly kind: "HEADING"; readonly text: string }
  /** Indented by two characters, as a paragraph is. */
  | { readonly kind: "PARAGRAPH"; readonly text: string }
  /** From the margin, as particulars and signatures stand. */
  | { readonly kind: "LINE"; readonly text: string }
  /** Toward the right: issuer and date. */
  | { readonly kind: "RIGHT"; readonly text: string }
  | {
      readonly kind: "TABLE";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Small, and no part of the text above it. */
  | { readonly kind: "NOTE"; readonly text: string }
  /** A name as it was drawn, within the field people write in. */
  | { readonly kind: "HAND"; readonly name: string; readonly stroke: string }
  | { readonly kind: "GAP" };

/** AGR-5: one paper of a case: a title and what stands under it. */
export type Paper = { readonly title: string; readonly blocks: readonly Block[] };

export const heading = (text: string): Block => ({ kind: "HEADING", text: punctuated(text) });
export const paragraph = (text: string): Block => ({ kind: "PARAGRAPH", text: punctuated(text) });
export const line = (text: string): Block => ({ kind: "LINE", text: punctuated(text) });
export const right = (text: string): Block => ({ kind: "RIGHT", text: punctuated(text) });
export const note = (text: string): Block => ({ kind: "NOTE", text: punctuated(text) });
export const gap: Block = { kind: "GAP" };
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: "TABLE",
  head: head.map(punctuated),
  rows: rows.map((row) => row.map(punctuated)),
});

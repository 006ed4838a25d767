import type { GraphQLObjectType } from "graphql";

/**
 * For types of which every field, and all below it, is a function of its object alone: no arguments, nothing of who
 * asks, no promise.
 */
export const PURE = { extensions: { pure: true } } as const;
/** For pure types of which some objects are frozen and asked for again and again: each of these is written once per selection. */
export const KEPT = { extensions: { pure: true, kept: true } } as const;

export function isPure({ extensions }: GraphQLObjectType): boolean {
  return extensions["pure"] === true;
}

export function isKept({ extensions }: GraphQLObjectType): boolean {
  return extensions["kept"] === true;
}

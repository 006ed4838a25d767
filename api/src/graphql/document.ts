import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { limitsRule, PARSE_OPTIONS, refuseDeepNesting } from "./limits.ts";

/** Parsing and validation for HTTP and sockets alike, so that both have the same limits. Each text is read once. */
export type Documents = {
  /** @throws GraphQLError */
  parse(source: string): DocumentNode;
  validate(document: DocumentNode): readonly GraphQLError[];
};

export const RULES = [...specifiedRules, limitsRule];
/** A console and a handful of programs ask a few dozen different things; wrong texts are without number. */
const REMEMBERED = 500;
/** A text read takes some ten times its length: long ones drive out more of the others. */
const REMEMBERED_CHARACTERS = 1_000_000;

export function createDocuments(schema: GraphQLSchema): Documents {
  const known = new Map<string, DocumentNode>();
  let characters = 0;
  const verdicts = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    parse(source) {
      const found = known.get(source);
      if (found !== undefined) return found;
      const document = readDocument(source);
      known.set(source, document);
      characters += source.length;
      for (const oldest of known.keys()) {
        if (known.size <= REMEMBERED && characters <= REMEMBERED_CHARACTERS) break;
        known.delete(oldest);
        characters -= oldest.length;
      }
      return document;
    },
    validate(document) {
      const found = verdicts.get(document);
      if (found !== undefined) return found;
      const errors = validate(schema, document, RULES);
      verdicts.set(document, errors);
      return errors;
    },
  };
}

/** @throws GraphQLError */
export function readDocument(source: string): DocumentNode {
  refuseDeepNesting(source);
  try {
    return parse(source, PARSE_OPTIONS);
  } catch (thrown) {
    // The stack's end, should a new kind of nesting come past the guard.
    if (thrown instanceof RangeError) throw new GraphQLError("The query cannot be read");
    throw thrown;
  }
}

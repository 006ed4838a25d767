import { type GraphQLSchema, NoSchemaIntrospectionCustomRule, validate } from "graphql";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { type Documents, RULES, readDocument } from "./document.ts";
import { fault } from "./fault.ts";

/** The sign-in page asks who looks at it, in a quarter of this. */
const MAX_CHARACTERS = 2000;

/**
 * For who has not signed in: the schema is not told, neither when asked for nor by suggestions; little work is done;
 * and nothing is remembered, or anybody could push out what the staff's screens ask.
 */
export function documentsForStrangers(schema: GraphQLSchema, locale: Locale): Documents {
  return {
    parse(source) {
      // A screen whose session has just ended asks long things; it is to hear that, not that they are long.
      if (source.length > MAX_CHARACTERS) throw fault("SIGNED_OUT", locale);
      return readDocument(source);
    },
    // What is wrong with a question would tell what a right one looks like.
    validate: (document) =>
      validate(schema, document, [...RULES, NoSchemaIntrospectionCustomRule], { maxErrors: 1 }).length === 0
        ? []
        : [fault("SIGNED_OUT", locale)],
  };
}

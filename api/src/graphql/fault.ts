import { GraphQLError } from "graphql";
import type { Fault } from "@heyi/schema/vocabulary/error.ts";
import { FAULT_LABELS } from "@heyi/schema/vocabulary/error.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";

/** An error that concerns the whole request; its code is what a program should look at. */
export function fault(code: Fault, locale: Locale, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(FAULT_LABELS[code][locale], { extensions: { ...extensions, code } });
}

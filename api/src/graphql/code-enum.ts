import type { Labels } from "@heyi/schema/vocabulary/label.ts";
import { builder } from "./builder.ts";

/** A vocabulary as a GraphQL enum, each value described by its labels. */
export function codeEnum<Code extends string>(
  name: string,
  codes: readonly Code[],
  labels: Labels<Code>,
  description: string,
) {
  const values = codes.map(
    (code) => [code, { description: `${labels[code].en} (${labels[code].zh})` }] as const,
  );
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(values) as Record<Code, { description: string }>,
  });
}

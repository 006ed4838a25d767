import { PLACEHOLDERS_OF, type MessageKind, type Placeholder } from "@heyi/schema/vocabulary/message.ts";

import { InvalidError, type Issue } from "../../kernel/errors.ts";

export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** Longer texts no gateway takes as one message. */
export const LONGEST_TEMPLATE = 500;
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What keeps a text from being a template of this kind; AUD-2: a staff notice has no placeholder for a person. */
export function templateIssues(kind: MessageKind, text: string, path = "text"): readonly Issue[] {
  const allowed: readonly string[] = PLACEHOLDERS_OF[kind];
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .map(([, name = ""]) => name)
    .filter((name) => !allowed.includes(name));
  const stray = /[{}]/.test(text.replaceAll(PLACEHOLDER, ""));
  return [
    ...[...new Set(unknown)].map((name): Issue => ({
      path,
      code: "PLACEHOLDER_UNKNOWN",
      allowed: `{${name}}`,
    })),
    ...(stray ? [{ path, code: "MALFORMED" } satisfies Issue] : []),
  ];
}

/**
 * The text with everything put in. What is put in is never looked at again, so a brace in somebody's words stays a brace.
 * @throws InvalidError for a placeholder there is no value of
 */
export function renderTemplate(text: string, values: Readonly<Record<string, string>>): string {
  const unknown: Issue[] = [];
  const rendered = text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? "";
    unknown.push({ path: "text", code: "PLACEHOLDER_UNKNOWN", allowed: whole });
    return whole;
  });
  if (unknown.length > 0) throw new InvalidError(unknown);
  return rendered;
}

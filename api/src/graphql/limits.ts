import type { ComplexityErrorKind } from "@pothos/plugin-complexity";
import { GraphQLError, Kind, type ASTVisitor, type ValidationContext } from "graphql";

export const MAX_BODY_BYTES = 1_000_000;
/** The console's longest document is a tenth of this. */
const MAX_CHARACTERS = 50_000;
const MAX_TOKENS = 3000;
const MAX_NESTING = 40;
const MAX_ALIASES = 40;
const MAX_ROOT_FIELDS = 20;
const MAX_DIRECTIVES = 40;

export const PARSE_OPTIONS = { maxTokens: MAX_TOKENS };

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "TOO_COMPLEX", http: { status: 400 } } });
}

export function tooComplex(kind: ComplexityErrorKind): GraphQLError {
  return refused(`The query is too complex (${kind.toLowerCase()})`);
}

/**
 * Before the parser: it calls itself for every bracket, and some thousands of them end its stack. One look at each
 * character and no pattern that could be made to look twice, for nobody has signed in yet.
 */
export function refuseDeepNesting(source: string): void {
  if (source.length > MAX_CHARACTERS) throw refused("The query is too long");
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '"') at = endOfString(source, at);
    else if (character === "#") at = endOfLine(source, at);
    else if ("{[(".includes(character)) depth += 1;
    else if ("}])".includes(character)) depth -= 1;
    if (depth > MAX_NESTING) throw refused("The query is nested too deeply");
  }
}

/** Strings and comments may hold any bracket. Where a string never ends, so does the text: the parser will say so. */
function endOfString(source: string, start: number): number {
  if (source.startsWith('"""', start)) {
    let end = source.indexOf('"""', start + 3);
    while (end !== -1 && source.charAt(end - 1) === "\\") end = source.indexOf('"""', end + 3);
    return end === -1 ? source.length : end + 2;
  }
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== '"' && source.charAt(at) !== "\n")
    at += source.charAt(at) === "\\" ? 2 : 1;
  return at;
}

function endOfLine(source: string, start: number): number {
  let at = start;
  while (at < source.length && source.charAt(at) !== "\n" && source.charAt(at) !== "\r") at += 1;
  return at;
}

/** Counts what one request can make the server repeat. Depth and cost are counted by the complexity plug-in. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  const over = (message: string) => context.reportError(refused(message));
  return {
    Field(node) {
      if (node.alias !== undefined && ++aliases === MAX_ALIASES + 1) over("Too many aliases");
    },
    Directive() {
      if (++directives === MAX_DIRECTIVES + 1) over("Too many directives");
    },
    OperationDefinition(node) {
      const fields = node.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
      if (fields.length > MAX_ROOT_FIELDS) over("Too many fields at the root");
    },
  };
}

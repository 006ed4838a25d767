import type { ComplexityErrorKind } from "@pothos/plugin-complexity";
import { GraphQLError, Kind, type ASTVisitor, type ValidationContext } from "graphql";

export const MAX_BODY_BYTES = 1_000_000;
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

/** Before the parser: it calls itself for every bracket, and some thousands of them end its stack. */
export function refuseDeepNesting(source: string): void {
  let depth = 0;
  // Strings and comments may hold any bracket; block strings come first, for they begin like an empty string.
  for (const [token] of source.matchAll(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*|[[\]{}()]/g)) {
    if (token === "{" || token === "[" || token === "(") depth += 1;
    else if (token === "}" || token === "]" || token === ")") depth -= 1;
    if (depth > MAX_NESTING) throw refused("The query is nested too deeply");
  }
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

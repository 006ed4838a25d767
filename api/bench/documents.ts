import { globSync, readFileSync } from "node:fs";
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from "graphql";

// Measured is what the console asks, read out of its own sources, so that the two cannot drift apart.

const CONSOLE = new URL("../../console/src/", import.meta.url);
const DOCUMENT = /graphql\(`([^`]*)`\)/g;

type Named = FragmentDefinitionNode | OperationDefinitionNode;

const definitions = new Map<string, Named>(
  globSync("**/*.{ts,tsx}", { cwd: CONSOLE }).flatMap((file) =>
    [...readFileSync(new URL(file, CONSOLE), "utf8").matchAll(DOCUMENT)].flatMap(([, source = ""]) =>
      parse(source).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION
          ? [[definition.name?.value ?? "", definition] as const]
          : [],
      ),
    ),
  ),
);

/** An operation of the console with the fragments that it needs. */
function consoleDocument(name: string): string {
  return print({ kind: Kind.DOCUMENT, definitions: [...neededBy(name, new Map()).values()] });
}

function neededBy(name: string, found: Map<string, Named>): ReadonlyMap<string, Named> {
  if (found.has(name)) return found;
  const definition = definitionOf(name);
  found.set(name, definition);
  visit(definition, { FragmentSpread: ({ name: spread }) => void neededBy(spread.value, found) });
  return found;
}

function definitionOf(name: string): Named {
  const definition = definitions.get(name);
  if (definition === undefined) throw new Error(`the console has no ${name}`);
  return definition;
}

export const QUEUE_PAGE = consoleDocument("QueuePage");
export const QUEUE_CHANGED = consoleDocument("QueueChanged");
export const COMPLAINT = consoleDocument("ComplaintById");

/** A list as a program of a partner reads it: rows with their names, and whether there are more. */
export const LIST = `
  query List($filter: QueueFilter!, $first: Int!, $after: String) {
    queue(filter: $filter, first: $first, after: $after) {
      edges { node { ...QueueRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${print(definitionOf("QueueRow"))}`;

export const REGISTER = `
  mutation Register($input: ComplaintRegisterInput!) {
    complaintRegister(input: $input) {
      __typename
      ... on Complaint { id number trackingCode due { kind at } }
    }
  }`;

export type PageAnswer = {
  readonly queue: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly version: number;
        readonly level: number;
        readonly project: { readonly id: string };
      };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly cursor: string;
  };
};

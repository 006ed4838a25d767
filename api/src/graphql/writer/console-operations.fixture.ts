import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  visit,
} from "graphql";

const CONSOLE = fileURLToPath(new URL("../../../../console/src", import.meta.url));
const LITERAL = /\bgraphql\(\s*`([^`]+)`/g;
const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;

/** What the console asks, by name, each with the fragments it needs and `__typename` everywhere, as its client sends it. */
export function consoleOperations(): ReadonlyMap<string, DocumentNode> {
  const definitions = sources().flatMap((text) => [...parse(text).definitions]);
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  return new Map(operations.map((each) => [each.name?.value ?? "", whole(each, fragments)]));
}

function sources(): string[] {
  return (
    readdirSync(CONSOLE, { recursive: true, encoding: "utf8" })
      // The residents' page asks without a client and signed out; its own tests ask for it.
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("resident"))
      .flatMap((name) => [...readFileSync(join(CONSOLE, name), "utf8").matchAll(LITERAL)])
      .map(([, text = ""]) => text)
  );
}

function whole(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const needed = new Set<DefinitionNode>();
  const need = (definition: DefinitionNode): void => {
    if (needed.has(definition)) return;
    needed.add(definition);
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) throw new Error(`no fragment ${name.value}`);
        need(fragment);
      },
    });
  };
  need(operation);
  return visit({ kind: Kind.DOCUMENT, definitions: [...needed] } as DocumentNode, {
    SelectionSet: (node: SelectionSetNode, _key, parent) => {
      const atRoot =
        !Array.isArray(parent) &&
        parent !== undefined &&
        (parent as { kind: string }).kind === Kind.OPERATION_DEFINITION;
      return atRoot ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { Unusual } from "./written.ts";

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
/** Every field asked of one type: under which name, and the nodes that ask for it. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** The specification's CollectFields for documents without directives, so that it holds for all variables. */
export function select(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Selection {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();

  function visit({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      refuseDirectives(node);
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        fields.set(key, [...(fields.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(schema, node.typeCondition, type)) visit(node.selectionSet);
      } else visitFragment(node.name.value);
    }
  }

  function visitFragment(name: string): void {
    const fragment = fragments[name];
    if (fragment === undefined || fragment.variableDefinitions !== undefined) throw new Unusual(name);
    refuseDirectives(fragment);
    if (visited.has(name) || !applies(schema, fragment.typeCondition, type)) return;
    visited.add(name);
    visit(fragment.selectionSet);
  }

  sets.forEach(visit);
  return fields;
}

export function refuseDirectives({
  directives = [],
}: SelectionNode | FragmentDefinitionNode | OperationDefinitionNode): void {
  if (directives.length > 0) throw new Unusual("a directive");
}

function applies(
  schema: GraphQLSchema,
  condition: NamedTypeNode | undefined,
  type: GraphQLObjectType,
): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const wanted = schema.getType(condition.name.value);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

export function setsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

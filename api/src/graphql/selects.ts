import { type GraphQLResolveInfo, Kind, type SelectionNode } from "graphql";

/** Whether anything is asked of this field of what is resolved; where variables decide, it counts as asked. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, field: string): boolean {
  const isAsked = (node: SelectionNode): boolean => {
    switch (node.kind) {
      case Kind.FIELD:
        return node.name.value === field;
      case Kind.INLINE_FRAGMENT:
        return node.selectionSet.selections.some(isAsked);
      case Kind.FRAGMENT_SPREAD:
        return fragments[node.name.value]?.selectionSet.selections.some(isAsked) ?? false;
      default:
        return node satisfies never;
    }
  };
  return fieldNodes.some((node) => node.selectionSet?.selections.some(isAsked) ?? false);
}

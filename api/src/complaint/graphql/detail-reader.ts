import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, type SelectionNode } from "graphql";

import type { Context } from "../../context.ts";
import { isPageSize } from "../../graphql/page-size.ts";
import { actorOf } from "../../org/graphql.ts";
import type { DetailReader } from "../detail.ts";

/** Who reads a complaint for this field, with as much of its timeline as the document is going to ask for. */
export function detailReader(context: Context, info: GraphQLResolveInfo): DetailReader {
  return { actor: actorOf(context), now: context.clock.now(), entries: entriesAsked(info) };
}

/** The longest first page of the timeline under this field, 0 where none is asked for. */
function entriesAsked(info: GraphQLResolveInfo): number {
  const [node] = info.fieldNodes;
  const timeline = info.schema.getType("Complaint");
  const field = timeline && "getFields" in timeline ? timeline.getFields()["timeline"] : undefined;
  if (node === undefined || field === undefined || !("args" in field)) return 0;
  let most = 0;
  for (const asked of timelinesUnder(node, info)) {
    const { first, after } = getArgumentValues(field, asked, info.variableValues);
    if ((after ?? null) === null && isPageSize(first)) most = Math.max(most, first);
  }
  return most;
}

const known = new WeakMap<FieldNode, readonly FieldNode[]>();

/** Looked for once per document: its nodes are kept with it. */
function timelinesUnder(node: FieldNode, info: GraphQLResolveInfo): readonly FieldNode[] {
  let found = known.get(node);
  if (found === undefined) {
    found = info.fieldNodes.flatMap(({ selectionSet }) => timelines(selectionSet?.selections ?? [], info));
    known.set(node, found);
  }
  return found;
}

/** Of the complaint itself, or of the `complaint` that a result or message holds. */
function timelines(selections: readonly SelectionNode[], info: GraphQLResolveInfo): FieldNode[] {
  return selections.flatMap((node) => {
    switch (node.kind) {
      case "Field":
        if (node.name.value === "timeline") return [node];
        return node.name.value === "complaint" ? timelines(node.selectionSet?.selections ?? [], info) : [];
      case "InlineFragment":
        return timelines(node.selectionSet.selections, info);
      case "FragmentSpread":
        return timelines(info.fragments[node.name.value]?.selectionSet.selections ?? [], info);
    }
  });
}

import { type FieldNode, getArgumentValues, type GraphQLResolveInfo, type SelectionNode } from "graphql";

import type { Context } from "../../context.ts";
import { isPageSize } from "../../graphql/page-size.ts";
import { actorOf } from "../../org/graphql.ts";
import type { DetailReader } from "../detail.ts";

/** Who reads a complaint for this field, with as much of its timeline as the document is going to ask for. */
export function detailReader(context: Context, info: GraphQLResolveInfo): DetailReader {
  return {
    actor: actorOf(context),
    now: context.clock.now(),
    entries: entriesAsked(info),
    casework: askedUnder(info).some(({ name }) => CASEWORK_FIELDS.has(name.value)),
  };
}

const CASEWORK_FIELDS: ReadonlySet<string> = new Set([
  "investigations",
  "plans",
  "visits",
  "escalations",
  "majorProposals",
  "responseMeetings",
  "tasks",
  "measures",
]);

/** The longest first page of the timeline under this field, 0 where none is asked for. */
function entriesAsked(info: GraphQLResolveInfo): number {
  const timeline = info.schema.getType("Complaint");
  const field = timeline && "getFields" in timeline ? timeline.getFields()["timeline"] : undefined;
  if (field === undefined || !("args" in field)) return 0;
  let most = 0;
  for (const asked of askedUnder(info)) {
    if (asked.name.value !== "timeline") continue;
    const { first, after } = getArgumentValues(field, asked, info.variableValues);
    if ((after ?? null) === null && isPageSize(first)) most = Math.max(most, first);
  }
  return most;
}

const known = new WeakMap<FieldNode, readonly FieldNode[]>();

/** What is asked of the complaint under this field; looked for once per document: its nodes are kept with it. */
function askedUnder(info: GraphQLResolveInfo): readonly FieldNode[] {
  const [node] = info.fieldNodes;
  if (node === undefined) return [];
  let found = known.get(node);
  if (found === undefined) {
    found = info.fieldNodes.flatMap(({ selectionSet }) => asked(selectionSet?.selections ?? [], info));
    known.set(node, found);
  }
  return found;
}

/** Of the complaint itself, or of the `complaint` that a result or message holds. */
function asked(selections: readonly SelectionNode[], info: GraphQLResolveInfo): FieldNode[] {
  return selections.flatMap((node) => {
    switch (node.kind) {
      case "Field":
        return node.name.value === "complaint" ? asked(node.selectionSet?.selections ?? [], info) : [node];
      case "InlineFragment":
        return asked(node.selectionSet.selections, info);
      case "FragmentSpread":
        return asked(info.fragments[node.name.value]?.selectionSet.selections ?? [], info);
    }
  });
}

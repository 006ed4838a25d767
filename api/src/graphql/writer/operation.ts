import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidatedExecutionArgs,
} from "graphql";
import { getter, type Get } from "./getter.ts";
import { planValue, type Write } from "./plan.ts";
import { refuseDirectives, select } from "./selection.ts";
import { Unusual } from "./written.ts";

/** A root field: what answers it, and how its answer is written. */
export type RootField = {
  readonly key: string;
  /** What stands before its answer. */
  readonly head: string;
  readonly parent: GraphQLObjectType;
  readonly get: Get;
  readonly write: Write;
};
type Operation = { readonly schema: GraphQLSchema; readonly fields: readonly RootField[] };

const operations = new WeakMap<OperationDefinitionNode, Operation>();

/** @throws Unusual for operations that are left to the ordinary execution */
export function rootFields(run: ValidatedExecutionArgs): readonly RootField[] {
  const { schema, operation } = run;
  const known = operations.get(operation);
  if (known?.schema === schema) return known.fields;
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Unusual("no such root type");
  refuseDirectives(operation);
  const selection = select(schema, run.fragmentDefinitions, root, [operation.selectionSet]);
  const fields = [...selection].map(([key, nodes], index) => ({
    head: `${index === 0 ? '{"data":{' : ","}"${key}":`,
    ...rootField(run, root, key, nodes),
  }));
  operations.set(operation, { schema, fields });
  return fields;
}

/** Compiled when it has first answered: its asker is then known to be admitted, and its cost to be bounded. */
function rootField(
  { schema, fragmentDefinitions: fragments }: ValidatedExecutionArgs,
  parent: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): Omit<RootField, "head"> {
  const field = parent.getFields()[nodes[0]?.name.value ?? ""];
  // Introspection, which no page waits for.
  if (field === undefined) throw new Unusual(key);
  const place = { parent, field, nodes };
  let compiled: Write | null = null;
  const write: Write = (value, path, run) => {
    compiled ??= planValue({ schema, fragments, pure: false }, field.type, place);
    return compiled(value, path, run);
  };
  return { key, parent, get: getter(place, false), write };
}

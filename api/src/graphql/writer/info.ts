import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLResolveInfo,
  ResponsePath,
  ValidatedExecutionArgs,
} from "graphql";

/** Where a document asks for a field. */
export type Place = {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
};

/** As the ordinary execution builds it: Pothos' plug-ins count, check scopes and choose columns by it. */
export function infoOf(
  { parent, field, nodes }: Place,
  path: ResponsePath,
  run: ValidatedExecutionArgs,
): GraphQLResolveInfo {
  return {
    fieldName: field.name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType: parent,
    path,
    schema: run.schema,
    fragments: run.fragmentDefinitions,
    rootValue: run.rootValue,
    operation: run.operation,
    variableValues: run.variableValues,
    // A request runs to its end also when its reader has gone.
    getAbortSignal: () => undefined,
    getAsyncHelpers: () => HELPERS,
  };
}

const HELPERS: ReturnType<GraphQLResolveInfo["getAsyncHelpers"]> = {
  promiseAll: (values) => Promise.all(values),
  track: (values) => void Promise.allSettled(values),
};

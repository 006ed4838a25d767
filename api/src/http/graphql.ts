import type { IncomingMessage, ServerResponse } from "node:http";
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { localeOf, type Context } from "../context.ts";
import type { Documents } from "../graphql/document.ts";
import { documentsForStrangers } from "../graphql/strangers.ts";
import { respondMasked } from "../graphql/execution.ts";
import { fault } from "../graphql/fault.ts";
import { MAX_BODY_BYTES } from "../graphql/limits.ts";
import { requireJson, requireJsonWanted, requireMethod } from "./message.ts";

export const GRAPHQL_PATH = "/graphql";

type Server = { context: Context };
type Handler = (request: IncomingMessage, response: ServerResponse, context: Context) => Promise<void>;

/** GraphQL over HTTP: posts of JSON only. GraphiQL is served while developing. */
export function createGraphqlHandler(
  schema: GraphQLSchema,
  documents: Documents,
  development: boolean,
): Handler {
  const yoga = createYoga<Server, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ context }) => context,
    plugins: [sameAsOverSockets(schema, documents)],
    graphiql: development && { subscriptionsProtocol: "WS" },
    cors: false,
    multipart: false,
    batching: false,
    landingPage: false,
    logging: false,
    parserAndValidationCache: false,
    maxRequestBodySize: MAX_BODY_BYTES,
  });
  return async (request, response, context) => {
    const forms =
      development && request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (forms) response.removeHeader("content-security-policy");
    else {
      requireMethod(request, response, "POST");
      requireJson(request);
      requireJsonWanted(request);
    }
    response.setHeader("cache-control", "no-store");
    await yoga(request, response, { context });
  };
}

function sameAsOverSockets(schema: GraphQLSchema, documents: Documents): Plugin<Server> {
  const readFor = ({ actor, locale }: Context) =>
    actor === null ? documentsForStrangers(schema, locale) : documents;
  return {
    // The library's own answer to broken JSON repeats what was sent.
    onResultProcess: (event) => {
      const { request, result } = event;
      if (!("errors" in result) || !result.errors?.some(isAboutJson)) return;
      const locale = localeOf(request.headers.get("accept-language"));
      event.setResult({ errors: [fault("BAD_REQUEST", locale, { http: { status: 400 } })] });
    },
    onParse: ({ context, setParseFn }) =>
      setParseFn((source: string) => readFor(context.context).parse(source)),
    onValidate: ({ context, setValidationFn }) =>
      setValidationFn((_schema: GraphQLSchema, document: Parameters<Documents["validate"]>[0]) =>
        readFor(context.context).validate(document),
      ),
    onExecute: ({ setExecuteFn }) => setExecuteFn(async (args) => forYoga(await respondMasked(args))),
    onSubscribe: ({ context, setSubscribeFn }) =>
      // A stream over HTTP could not be closed when the reader's rights end.
      setSubscribeFn(() => ({ errors: [fault("BAD_REQUEST", context.context.locale)] })),
  };
}

/** The library puts out what `stringify` gives, as it is. */
function forYoga(
  response: ExecutionResult | string,
): ExecutionResult & { readonly stringify?: () => string } {
  return typeof response === "string" ? { stringify: () => response } : withStatus(response);
}

/** Variables that do not fit are found only now; GraphQL over HTTP wants the status of a request not understood. */
function withStatus(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined || result.data !== undefined) return result;
  const http = { status: 400, spec: true };
  const errors = result.errors.map(
    ({ message, locations: _, ...rest }) =>
      new GraphQLError(message, { ...rest, extensions: { ...rest.extensions, http } }),
  );
  return { ...result, errors };
}

function isAboutJson({ extensions }: { readonly extensions?: Record<string, unknown> }): boolean {
  return extensions?.["originalError"] !== undefined;
}

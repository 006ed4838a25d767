import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { localeOf, type Context } from "../context.ts";
import { createDocuments, type Documents } from "../graphql/document.ts";
import { documentsForStrangers } from "../graphql/strangers.ts";
import { executeMasked, respondMasked } from "../graphql/execution.ts";
import { fault } from "../graphql/fault.ts";
import { MAX_BODY_BYTES } from "../graphql/limits.ts";
import { schemaForApps } from "../partner/graphql/audience.ts";
import { priced } from "../partner/graphql/price.ts";
import type { Actor } from "../org/actor.ts";
import { readText, requireJson, requireJsonWanted, requireMethod } from "./message.ts";

export const GRAPHQL_PATH = "/graphql";
/** The library wants a whole one; its host means nothing. */
const ADDRESS = `http://localhost${GRAPHQL_PATH}`;

/** Who asks, as known for reading, and how to look them up anew. */
type Caller = { readonly context: Context; readonly confirm: () => Promise<Actor | null> };
/** What the writer has written goes past the library, which would measure it and then have it encoded a second time. */
type Asking = Caller & { readonly keep: (text: string) => void };
type Handler = (request: IncomingMessage, response: ServerResponse, caller: Caller) => Promise<void>;

/** GraphQL over HTTP: posts of JSON only. GraphiQL is served while developing. */
export function createGraphqlHandler(
  schema: GraphQLSchema,
  documents: Documents,
  development: boolean,
): Handler {
  const yoga = createYoga<Asking>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [sameAsOverSockets(schema, documents)],
    graphiql: development && { subscriptionsProtocol: "WS" },
    cors: false,
    multipart: false,
    batching: false,
    landingPage: false,
    logging: false,
    parserAndValidationCache: false,
    // Counted while it is read.
    maxRequestBodySize: false,
  });
  return async (request, response, caller) => {
    let written: string | null = null;
    const asking = { ...caller, keep: (text: string) => void (written = text) };
    response.setHeader("cache-control", "no-store");
    if (development && request.method === "GET" && (request.headers.accept ?? "").includes("text/html")) {
      response.removeHeader("content-security-policy");
      await yoga(request, response, asking);
      return;
    }
    requireMethod(request, response, "POST");
    requireJson(request);
    requireJsonWanted(request);
    const body = await readText(request, MAX_BODY_BYTES);
    // Past the library's own adapter, whose streams and signals cost as much as all the rest.
    const answer = await yoga.fetch(ADDRESS, { method: "POST", headers: headersOf(request), body }, asking);
    const bytes = Buffer.from(written ?? (await answer.text()));
    answer.headers.set("content-length", String(bytes.length));
    response.writeHead(answer.status, [...answer.headers].flat());
    response.end(bytes);
  };
}

/** Those that the library looks at. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const { accept = "*/*", "accept-language": language = "" } = headers;
  return { accept, "accept-language": language, "content-type": "application/json" };
}

function sameAsOverSockets(schema: GraphQLSchema, documents: Documents): Plugin<Asking> {
  const apps = schemaForApps(schema);
  const appDocuments = createDocuments(apps);
  const readFor = ({ actor, partner, locale }: Context) => {
    if (partner !== null) return appDocuments;
    return actor === null ? documentsForStrangers(schema, locale) : documents;
  };
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
    onExecute: ({ args, context: asking, setExecuteFn }) => {
      const { context, keep } = asking;
      const { partner } = context;
      if (partner === null)
        return setExecuteFn(async () =>
          forYoga(await respondMasked(args, context, () => contextFor(args, asking)), keep),
        );
      const asApp = { ...args, schema: apps, contextValue: context };
      return setExecuteFn(async () =>
        withStatus(await priced(asApp, context, partner, () => executeMasked(asApp))),
      );
    },
    onSubscribe: ({ context, setSubscribeFn }) =>
      // A stream over HTTP could not be closed when the reader's rights end.
      setSubscribeFn(() => ({ errors: [fault("BAD_REQUEST", context.context.locale)] })),
  };
}

/** What holds for reading may be a second old; who is about to change something is looked up anew. */
async function contextFor({ document, operationName }: ExecutionArgs, asking: Asking): Promise<Context> {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return asking.context;
  return { ...asking.context, actor: await asking.confirm() };
}

/** Of what is kept the library has nothing to put out but status and headers. */
function forYoga(
  response: ExecutionResult | string,
  keep: Asking["keep"],
): ExecutionResult & { readonly stringify?: () => string } {
  if (typeof response !== "string") return withStatus(response);
  keep(response);
  return { stringify: () => "" };
}

/** Variables that do not fit are found only now; GraphQL over HTTP wants the status of a request not understood. */
function withStatus(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined || result.data !== undefined) return result;
  const http = { status: 400, spec: true };
  const errors = result.errors.map(
    ({ message, locations: _, ...rest }) =>
      new GraphQLError(message, { ...rest, extensions: { http, ...rest.extensions } }),
  );
  return { ...result, errors };
}

function isAboutJson({ extensions }: { readonly extensions?: Record<string, unknown> }): boolean {
  return extensions?.["originalError"] !== undefined;
}

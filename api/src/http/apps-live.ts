import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  subscribe,
} from "graphql";
import { createHandler } from "graphql-sse";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";

import { type Context, localeOf, type Services } from "../context.ts";
import { createDocuments } from "../graphql/document.ts";
import { fault } from "../graphql/fault.ts";
import { MAX_BODY_BYTES } from "../graphql/limits.ts";
import { maskError } from "../graphql/mask.ts";
import { settle, spend } from "../partner/budget.ts";
import { countOf } from "../partner/graphql/price.ts";
import { keyIn, type Partner, partnerOf } from "../partner/partner.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import { TRY_AGAIN_LATER } from "./close-codes.ts";
import { HttpFault, readText, requireJson, requireMethod } from "./message.ts";

export const APPS_STREAM_PATH = "/graphql/stream";
export const APPS_SOCKET_PATH = "/graphql/socket";
const MOST_SOCKETS = 2_000;
/** Streams and operations on sockets of one app in this process. */
const MOST_OF_AN_APP = 50;
const SERVICE_RESTART = 1012;
/** What subscribing itself takes from the budget; each message is settled by what it held. */
const POINTS = 10;

type Asked = {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
};
type Results = AsyncIterableIterator<ExecutionResult>;

/** PAR-1, LIV-1: what apps subscribe to, over server-sent events and sockets, both by the libraries' own servers. */
export function createAppsLive(schema: GraphQLSchema, services: Services) {
  const { db, clock, log } = services;
  const documents = createDocuments(schema);
  const open = new Map<string, number>();
  const streams = new Set<ServerResponse>();

  async function partnerBy(authorization: string | undefined): Promise<Partner | null> {
    const key = keyIn(authorization);
    return key ? partnerOf(db.pool, key, clock.now()) : null;
  }

  function prepared(
    partner: Partner,
    spoken: string | undefined,
    asked: Asked,
  ): ExecutionArgs | GraphQLError[] {
    const locale = localeOf(spoken);
    const contextValue: Context = { ...services, actor: null, partner, locale, from: "", socket: null };
    try {
      const document = documents.parse(asked.query);
      const errors = documents.validate(document);
      if (errors.length > 0) return [...errors];
      const operation = getOperationAST(document, asked.operationName);
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return [fault("BAD_REQUEST", locale)];
      return {
        schema,
        document,
        contextValue,
        variableValues: asked.variables ?? {},
        ...(asked.operationName && { operationName: asked.operationName }),
      };
    } catch (thrown) {
      if (thrown instanceof GraphQLError) return [thrown];
      throw thrown;
    }
  }

  async function begin(args: ExecutionArgs): Promise<Results | ExecutionResult> {
    const context = args.contextValue as Context;
    const { partner, locale } = context;
    if (partner === null) return { errors: [fault("KEY_UNKNOWN", locale)] };
    const { appId } = partner;
    if ((open.get(appId) ?? 0) >= MOST_OF_AN_APP) return { errors: [fault("TOO_BUSY", locale)] };
    try {
      const spent = await spend(db.pool, appId, POINTS, clock.now());
      if (!spent.ok) return { errors: [fault("BUDGET_SPENT", locale, { retryAfter: spent.retryAfter })] };
      const stream = await subscribe(args);
      return Symbol.asyncIterator in stream ? told(stream, context, partner) : masked(stream, context);
    } catch (thrown) {
      // Thrown on, the library would close the socket with a code its clients never come back from.
      return failed(thrown, context);
    }
  }

  async function* told(
    stream: AsyncIterable<ExecutionResult>,
    context: Context,
    { appId }: Partner,
  ): AsyncGenerator<ExecutionResult, void> {
    open.set(appId, (open.get(appId) ?? 0) + 1);
    try {
      for await (const result of stream) {
        await settle(db.pool, appId, countOf(result.data), clock.now());
        yield masked(result, context);
      }
    } catch (thrown) {
      yield failed(thrown, context);
    } finally {
      const left = (open.get(appId) ?? 1) - 1;
      if (left > 0) open.set(appId, left);
      else open.delete(appId);
    }
  }

  function masked(result: ExecutionResult, { locale }: Context): ExecutionResult {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error) => maskError(error, locale, log)) };
  }

  function failed(thrown: unknown, context: Context): ExecutionResult {
    return masked({ errors: [new GraphQLError("failed", { originalError: toError(thrown) })] }, context);
  }

  const sse = createHandler<IncomingMessage, { readonly partner: Partner }>({
    // One stream for one operation: nothing is kept between requests.
    authenticate: () => null,
    onSubscribe: async ({ raw, context: { partner } }, { query, variables, operationName }) => {
      const asked = { query, variables, operationName };
      const args = prepared(partner, raw.headers["accept-language"], asked);
      const begun = Array.isArray(args) ? { errors: args } : await begin(args);
      // Told in the stream, in full: a status alone would not say why.
      return Symbol.asyncIterator in begun ? (begun as AsyncGenerator<ExecutionResult>) : only(begun);
    },
  });

  async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult, void> {
    yield await Promise.resolve(result);
  }

  async function stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requireMethod(request, response, "POST");
    requireJson(request);
    const partner = await partnerBy(request.headers.authorization);
    if (partner === null) throw new HttpFault(401, "KEY_UNKNOWN");
    const text = await readText(request, MAX_BODY_BYTES);
    const headers = {
      get: (name: string) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value.join("\n") : value;
      },
    };
    const { method = "POST", url = "" } = request;
    const [body, { status, statusText, headers: own }] = await sse({
      method,
      url,
      headers,
      body: text,
      raw: request,
      context: { partner },
    });
    response.writeHead(status, statusText, { ...own, "cache-control": "no-store" });
    if (body === null || typeof body === "string") return void response.end(body);
    streams.add(response);
    response.once("close", () => {
      streams.delete(response);
      void body.return();
    });
    for await (const part of body) {
      // Ended by us when the house closes, or by the reader.
      if (response.destroyed || response.writableEnded) break;
      if (!response.write(part))
        await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
    }
    response.end();
  }

  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_BODY_BYTES,
    perMessageDeflate: false,
  });
  type Extra = { partner?: Partner; spoken?: string | undefined };
  const protocol = useServer<Record<string, unknown>, Extra>(
    {
      schema,
      onConnect: async ({ connectionParams, extra }) => {
        const { request, socket } = extra as unknown as { request: IncomingMessage; socket: WebSocket };
        const named = connectionParams?.["authorization"];
        const key = typeof named === "string" ? named : request.headers.authorization;
        const partner = await partnerBy(key).catch((thrown: unknown) => {
          log.error({ code: errorCode(toError(thrown)) }, "an app's socket was not admitted");
          socket.close(TRY_AGAIN_LATER, "Try again later");
          return null;
        });
        if (partner === null) return false;
        const spoken = connectionParams?.["locale"];
        Object.assign(extra, {
          partner,
          spoken: typeof spoken === "string" ? spoken : request.headers["accept-language"],
        });
        return true;
      },
      onSubscribe: ({ extra }, _id, payload) => {
        const { partner, spoken } = extra;
        return partner === undefined
          ? [fault("KEY_UNKNOWN", localeOf(spoken))]
          : prepared(partner, spoken, payload);
      },
      subscribe: begin,
    },
    server,
  );

  return {
    stream,
    get isFull(): boolean {
      return server.clients.size + streams.size >= MOST_SOCKETS;
    },
    open(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
      server.handleUpgrade(request, duplex, head, (socket) => server.emit("connection", socket, request));
    },
    /** With a code that clients come back from. */
    async [Symbol.asyncDispose](): Promise<void> {
      for (const socket of server.clients) socket.close(SERVICE_RESTART, "Service restart");
      for (const response of streams) response.end();
      await protocol.dispose();
    },
  };
}

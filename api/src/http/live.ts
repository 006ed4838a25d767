import type { IncomingMessage } from "node:http";
import type { ExecutionArgs, GraphQLSchema } from "graphql";
import { GraphQLError } from "graphql";
import { type Context as WsContext, handleProtocols } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { type Context, type LiveSocket, localeOf, type Services } from "../context.ts";
import type { SessionOf } from "../auth/session.ts";
import type { Documents } from "../graphql/document.ts";
import { executeMasked, subscribeMasked } from "../graphql/execution.ts";
import { fault } from "../graphql/fault.ts";
import { MAX_BODY_BYTES } from "../graphql/limits.ts";
import { maskError } from "../graphql/mask.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Sockets } from "./sockets.ts";

const MAX_OPERATIONS = 50;
const TRY_AGAIN_LATER = 1013;

type Extra = { socket: WebSocket; request: IncomingMessage; live?: LiveSocket };
type Connection = WsContext<Record<string, unknown> | undefined, Extra>;
type Executable = ExecutionArgs & { contextValue: Context };

export type LiveOptions = {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly services: Services;
  readonly sockets: Sockets;
  readonly sessionOf: SessionOf;
};

/** GraphQL over sockets. Nothing here throws: graphql-ws would close the socket with a code its clients never retry. */
export function createLiveServer(options: LiveOptions) {
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: MAX_BODY_BYTES,
    perMessageDeflate: false,
  });
  const protocol = useServer<Record<string, unknown> | undefined, Extra>(
    {
      onConnect: (connection) => admit(connection, options),
      onClose: ({ extra }) => options.sockets.remove(extra.socket),
      onSubscribe: (connection, _id, { query, variables, operationName }) =>
        prepare(connection, options, {
          query,
          variables: variables ?? {},
          operationName: operationName ?? undefined,
        }),
      execute: executeMasked,
      subscribe: subscribeMasked,
      isProd: true,
    },
    server,
  );
  return { server, protocol };
}

/** False closes with 4403. */
async function admit({ extra }: Connection, { sessionOf, sockets, services }: LiveOptions): Promise<boolean> {
  try {
    const session = await sessionOf(extra.request.headers.cookie);
    const live = session && (await sockets.add(extra.socket, session));
    if (!live) return false;
    extra.live = live;
    return true;
  } catch (thrown) {
    services.log.error({ code: errorCode(toError(thrown)) }, "socket not admitted");
    extra.socket.close(TRY_AGAIN_LATER, "Try again later");
    return false;
  }
}

type Asked = { query: string; variables: Record<string, unknown>; operationName: string | undefined };

function prepare(connection: Connection, options: LiveOptions, asked: Asked): Executable | GraphQLError[] {
  const { documents, schema, services } = options;
  const locale = localeOf(spokenBy(connection));
  try {
    const { live } = connection.extra;
    if (live === undefined) return [fault("SIGNED_OUT", locale)];
    if (Object.keys(connection.subscriptions).length > MAX_OPERATIONS) return [fault("TOO_COMPLEX", locale)];
    const document = documents.parse(asked.query);
    const errors = documents.validate(document);
    if (errors.length > 0) return [...errors];
    const { operationName, variables: variableValues } = asked;
    const contextValue = { ...services, actor: live.actor, locale, socket: live };
    return { schema, document, variableValues, contextValue, ...(operationName && { operationName }) };
  } catch (thrown) {
    const error =
      thrown instanceof GraphQLError
        ? thrown
        : new GraphQLError("failed", { originalError: toError(thrown) });
    return [maskError(error, locale, services.log)];
  }
}

function spokenBy({ connectionParams, extra }: Connection): string | undefined {
  const locale = connectionParams?.["locale"];
  return typeof locale === "string" ? locale : extra.request.headers["accept-language"];
}

import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ExecutionArgs, GraphQLSchema } from "graphql";
import { GraphQLError } from "graphql";
import { type Context as WsContext, handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { type Context, localeOf, type Services } from "../context.ts";
import type { SessionOf } from "../auth/session.ts";
import type { Documents } from "../graphql/document.ts";
import { executeMasked, subscribeMasked } from "../graphql/execution.ts";
import { fault } from "../graphql/fault.ts";
import { MAX_BODY_BYTES } from "../graphql/limits.ts";
import { maskError } from "../graphql/mask.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import { TRY_AGAIN_LATER } from "./close-codes.ts";
import { OpenSocket, Operation } from "./open-socket.ts";
import { Outbox } from "./outbox.ts";
import type { Sockets } from "./sockets.ts";
import { messageFailed, Speech } from "./speech.ts";
import { Wire } from "./wire.ts";

const MAX_OPERATIONS = 50;
const LONGEST_ID = 200;
const KEEP_ALIVE_MS = 20_000;

type Connection = WsContext<Record<string, unknown> | undefined, OpenSocket>;
type Executable = ExecutionArgs & { contextValue: Context };

export type LiveOptions = {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly services: Services;
  readonly sockets: Sockets;
  readonly sessionOf: SessionOf;
};

export type LiveServer = {
  readonly server: WebSocketServer;
  readonly protocol: { dispose(): Promise<void> };
  /** Takes over a connection that asks to become a socket. */
  open(request: IncomingMessage, duplex: Duplex, head: Buffer): void;
};

/** GraphQL over sockets. Nothing here throws: graphql-ws would close the socket with a code its clients never retry. */
export function createLiveServer(options: LiveOptions): LiveServer {
  const { sockets, services } = options;
  const outbox = new Outbox();
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: MAX_BODY_BYTES,
    // Frames are written past the library, which is safe only as long as it never works on one.
    perMessageDeflate: false,
  });
  const protocol = makeServer<Record<string, unknown> | undefined, OpenSocket>({
    // The sweep sees to it.
    connectionInitWaitTimeout: 0,
    onConnect: (connection) => admit(connection, options),
    onSubscribe: (connection, id, payload) => {
      const prepared = prepare(connection, options, id, payload);
      // The library keeps the text as long as the operation runs, and thousands run the same: one copy is enough.
      if ("document" in prepared) Object.assign(payload, { query: prepared.document.loc?.source.body });
      return prepared;
    },
    execute: executeMasked,
    subscribe: subscribeMasked,
  });

  function opened(socket: WebSocket, duplex: Duplex, cookie: string | undefined, spoken: string | undefined) {
    // A peer that has vanished without a word is found by the kernel at no cost; one behind a proxy by the sweep.
    (duplex as Socket).setKeepAlive(true, KEEP_ALIVE_MS);
    const wire = new Wire(socket, duplex, outbox);
    const open = new OpenSocket(wire, cookie, localeOf(spoken), performance.now());
    sockets.add(open);
    const closed = protocol.opened(new Speech(open, services), open);
    socket.on("error", (error) => services.log.debug({ code: errorCode(error) }, "socket failed"));
    socket.on("pong", () => {
      open.hear(performance.now());
      wire.answered();
    });
    socket.on("close", (code, reason) => {
      sockets.remove(open);
      closed(code, reason.toString()).catch((thrown: unknown) => messageFailed(thrown, services));
    });
  }

  return {
    server,
    protocol: {
      dispose: async () => {
        for (const socket of server.clients) socket.close(1001, "Going away");
        await new Promise<void>((resolve) => server.close(() => resolve()));
        outbox[Symbol.dispose]();
      },
    },
    open: (request, duplex, head) => {
      const { cookie, "accept-language": spoken } = request.headers;
      server.handleUpgrade(request, duplex, head, (socket) => opened(socket, duplex, cookie, spoken));
    },
  };
}

/** False closes with 4403. */
async function admit({ extra }: Connection, { sessionOf, sockets, services }: LiveOptions): Promise<boolean> {
  try {
    const { cookie } = extra;
    extra.cookie = undefined;
    const session = await sessionOf(cookie);
    const outcome = session === null ? "NO_SESSION" : await sockets.admit(extra, session);
    if (outcome === "TOO_MANY") extra.wire.close(TRY_AGAIN_LATER, "Too many sockets");
    return outcome === "ADMITTED";
  } catch (thrown) {
    services.log.error({ code: errorCode(toError(thrown)) }, "socket not admitted");
    extra.wire.close(TRY_AGAIN_LATER, "Try again later");
    return false;
  }
}

function prepare(
  connection: Connection,
  options: LiveOptions,
  id: string,
  asked: SubscribePayload,
): Executable | GraphQLError[] {
  const { documents, schema, services } = options;
  const { extra } = connection;
  const locale = localeSaid(connection);
  try {
    if (extra.guest === null) return [fault("SIGNED_OUT", locale)];
    if (Object.keys(connection.subscriptions).length > MAX_OPERATIONS || id.length > LONGEST_ID)
      return [fault("TOO_COMPLEX", locale)];
    const document = documents.parse(asked.query);
    const errors = documents.validate(document);
    if (errors.length > 0) return [...errors];
    const { operationName } = asked;
    const variableValues = asked.variables ?? {};
    const socket = new Operation(extra, id);
    const contextValue = { ...services, actor: extra.guest.actor, partner: null, locale, from: "", socket };
    return { schema, document, variableValues, contextValue, ...(operationName && { operationName }) };
  } catch (thrown) {
    const error =
      thrown instanceof GraphQLError
        ? thrown
        : new GraphQLError("failed", { originalError: toError(thrown) });
    return [maskError(error, locale, services.log)];
  }
}

function localeSaid({ connectionParams, extra }: Connection) {
  const said = connectionParams?.["locale"];
  return typeof said === "string" ? localeOf(said) : extra.locale;
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Role } from "@heyi/schema/vocabulary/org.ts";
import type { GraphQLSchema } from "graphql";
import type { Auth } from "./auth/library.ts";
import { AUTH_PATH, createAuthRoutes } from "./http/auth-routes.ts";
import type { Callers } from "./auth/callers.ts";
import type { SessionOf } from "./auth/session.ts";
import type { RightsWatch } from "./auth/watch.ts";
import { type Context, localeOf, type Services } from "./context.ts";
import type { Listener } from "./events/listener.ts";
import { createDocuments } from "./graphql/document.ts";
import { createDevelopers, DEVELOPERS_PATH } from "./http/developers.ts";
import type { Door } from "./http/door.ts";
import { connectionsOf, drain } from "./http/drain.ts";
import { boundConnections, SERVER_BOUNDS } from "./http/bounds.ts";
import { EVIDENCE_PATH } from "./complaint/evidence-address.ts";
import { APPS_SOCKET_PATH, APPS_STREAM_PATH, createAppsLive } from "./http/apps-live.ts";
import { createCasePapers, PAPERS_PATH } from "./http/case-papers.ts";
import { createEvidenceFiles } from "./http/evidence-files.ts";
import { createEvidenceUpload, UPLOAD_PATH } from "./http/evidence-upload.ts";
import { createGraphqlHandler, GRAPHQL_PATH } from "./http/graphql.ts";
import { addressOf, isFromHere, keepAddress, pathOf, setSecurityHeaders } from "./http/guard.ts";
import { sendHealth, sendReadiness } from "./http/health.ts";
import { createInvitations, INVITATIONS_PATH } from "./http/invitations.ts";
import { createLiveServer } from "./http/live.ts";
import { HttpFault, sendFault, sendJson } from "./http/message.ts";
import { Sockets } from "./http/sockets.ts";
import { createTrackedLive, TRACKED_LIVE_PATH } from "./http/tracked-live.ts";
import { isResidents, serveStatic } from "./http/static.ts";
import { mayOpen, refuse } from "./http/upgrade.ts";
import { schemaForApps } from "./partner/graphql/audience.ts";
import { keyIn, type Partner, partnerOf } from "./partner/partner.ts";
import { plainCode } from "./resident/under-code.ts";
import { errorCode } from "./kernel/db.ts";
import { toError } from "./kernel/errors.ts";
import { outageOf } from "./kernel/outage.ts";

/** Who may be tried out, shown at sign-in in demo mode only. */
export type Demo = {
  readonly password: string;
  readonly people: readonly { username: string; name: string; title: string; roles: readonly Role[] }[];
};

export type ServerOptions = {
  readonly services: Services;
  readonly schema: GraphQLSchema;
  readonly auth: Auth;
  readonly sessionOf: SessionOf;
  readonly callers: Callers;
  readonly rights: RightsWatch;
  readonly listener: Listener;
  readonly publicUrl: string;
  readonly consoleFolder: string;
  readonly development: boolean;
  /** A proxy of ours stands before us and says in X-Forwarded-For who asks. */
  readonly behindProxy: boolean;
  readonly demoPeople: Demo | null;
};

export type RunningServer = AsyncDisposable & {
  /** Its own; 0 when callers are handed over by another process. */
  readonly port: number;
  readonly sockets: Sockets;
};

/** The one door: GraphQL over HTTP and sockets, sign-in, the console's files, and whether all is well. */
export async function startServer(options: ServerOptions, door: Door): Promise<RunningServer> {
  const { services, schema, auth, sessionOf, callers, listener, publicUrl } = options;
  const { pool } = services.db;
  const documents = createDocuments(schema);
  const sockets = new Sockets(services, options.rights);
  const live = createLiveServer({ schema, documents, services, sockets, sessionOf });
  const graphql = createGraphqlHandler(schema, documents, options.development);
  const authRoutes = createAuthRoutes({ auth, sessionOf, callers, pool, clock: services.clock }, (request) =>
    addressOf(request, options.behindProxy),
  );
  const appsLive = createAppsLive(schemaForApps(schema), services);
  const developers = createDevelopers();
  const trackedLive = createTrackedLive(services);
  const upload = createEvidenceUpload(services, async (request) => ({
    actor: await callers.recognise(request.headers.cookie),
    code: codeOf(request),
    from: fromOf(request),
  }));
  const files = createEvidenceFiles(services, (request) => callers.recognise(request.headers.cookie));
  const signedIn = (request: IncomingMessage) => callers.recognise(request.headers.cookie);
  const papers = createCasePapers(services, signedIn, publicUrl);
  const invitations = createInvitations(services, signedIn, publicUrl);
  let stopped: Promise<void> | null = null;

  async function contextOf(request: IncomingMessage): Promise<Context> {
    const partner = await partnerBehind(request);
    // Who names a key is the app and nobody else, whatever cookies come along.
    const actor = partner === null ? await callers.recognise(request.headers.cookie) : null;
    const locale = localeOf(request.headers["accept-language"]);
    return { ...services, actor, partner, locale, from: fromOf(request), socket: null };
  }

  /** Null: no key is named. @throws HttpFault where the one named opens nothing */
  async function partnerBehind(request: IncomingMessage): Promise<Partner | null> {
    const key = keyIn(request.headers.authorization);
    if (key === undefined) return null;
    const partner = key === null ? null : await partnerOf(pool, key, services.clock.now());
    if (partner === null) throw new HttpFault(401, "KEY_UNKNOWN");
    return partner;
  }

  function fromOf(request: IncomingMessage): string {
    return services.visitors.keyOf(addressOf(request, options.behindProxy), services.clock.now());
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response, publicUrl.startsWith("https:"));
    // Another process has to take over: no request more on this connection.
    if (stopped !== null) response.setHeader("connection", "close");
    const path = pathOf(request);
    if (path === "/healthz") return sendHealth(response);
    if (path === "/demo.json" && options.demoPeople !== null) {
      return sendJson(response, 200, { demo: true, ...options.demoPeople });
    }
    if (path === "/readyz") return sendReadiness(response, { pool, listener, draining: stopped !== null });
    if ((request.method === "POST" || path.startsWith(UPLOAD_PATH)) && !isFromHere(request, publicUrl))
      throw new HttpFault(403, "FOREIGN_ORIGIN");
    if (path === GRAPHQL_PATH) {
      const context = await contextOf(request);
      const confirm = () =>
        context.partner === null ? callers.confirm(request.headers.cookie) : Promise.resolve(null);
      return graphql(request, response, { context, confirm });
    }
    if (path === APPS_STREAM_PATH) return appsLive.stream(request, response);
    if (path === TRACKED_LIVE_PATH) return trackedLive(request, response, fromOf(request));
    if (path === UPLOAD_PATH || path.startsWith(`${UPLOAD_PATH}/`)) return upload(request, response);
    if (path.startsWith(EVIDENCE_PATH)) return files(path, request, response);
    if (path.startsWith(PAPERS_PATH)) return papers(path, request, response);
    if (path === INVITATIONS_PATH || path.startsWith(`${INVITATIONS_PATH}/`))
      return invitations(path, request, response, fromOf(request));
    if (path === DEVELOPERS_PATH || path.startsWith(`${DEVELOPERS_PATH}/`))
      return developers(path, request, response);
    if (path.startsWith(AUTH_PATH)) return authRoutes(path, request, response);
    if (isResidents(path)) keepAddress(response);
    return serveStatic(options.consoleFolder, path, request, response);
  }

  async function stop(): Promise<void> {
    await appsLive[Symbol.asyncDispose]();
    await drain({ server, connections, sockets: live.server, protocol: live.protocol });
    sockets[Symbol.dispose]();
  }

  const server = createServer(SERVER_BOUNDS, (request, response) => {
    answer(request, response).catch((thrown: unknown) => fail(toError(thrown), request, response, services));
  });
  boundConnections(server);
  const connections = connectionsOf(server);
  server.on("upgrade", (request, socket, head) => {
    if (stopped !== null || !mayOpen(request, publicUrl)) return refuse(socket, 403);
    const forApps = pathOf(request) === APPS_SOCKET_PATH;
    if (forApps ? appsLive.isFull : sockets.isFull) return refuse(socket, 503);
    if (forApps) return appsLive.open(request, socket, head);
    live.open(request, socket, head);
  });
  await listener.start();
  await door.open(server);
  return {
    port: (server.address() as AddressInfo | null)?.port ?? 0,
    sockets,
    [Symbol.asyncDispose]: () => (stopped ??= stop()),
  };
}

function fail(error: Error, request: IncomingMessage, response: ServerResponse, { log }: Services): void {
  // Whoever broke off hears no answer, and nothing of ours has failed.
  if (response.destroyed || (request.destroyed && !request.complete)) return void response.destroy();
  const fault = error instanceof HttpFault ? error : new HttpFault(503, outageOf(error) ?? "UNAVAILABLE");
  if (error !== fault) log.error({ code: errorCode(error) }, "request failed");
  if (response.headersSent) response.destroy();
  else sendFault(request, response, fault);
}

/** A tracking code as it is written; null: none was given. */
function codeOf({ headers }: IncomingMessage): string | null {
  const code = headers["heyi-code"]?.toString() ?? "";
  return code === "" ? null : plainCode(code);
}

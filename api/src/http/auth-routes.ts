import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpFault, readJson, requireMethod, sendJson } from "./message.ts";
import { endAllSessions, endSession, signIn, type Desk } from "../auth/sign-in.ts";

export const AUTH_PATH = "/api/auth/";

const MAX_BODY_BYTES = 4096;

export type AuthRoutes = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The three things a browser may do about its session. All are posts of JSON from our own pages. */
export function createAuthRoutes(desk: Desk, addressOf: (request: IncomingMessage) => string): AuthRoutes {
  return async (path, request, response) => {
    requireMethod(request, response, "POST");
    const body = await readJson(request, MAX_BODY_BYTES);
    const { cookie } = request.headers;
    switch (path.slice(AUTH_PATH.length)) {
      case "sign-in/username":
        return answerSignIn(desk, { ...credentials(body), address: addressOf(request), cookie }, response);
      case "sign-out":
        return leave(desk, cookie, false, response);
      case "revoke-sessions":
        return leave(desk, cookie, true, response);
      default:
        throw new HttpFault(404, "BAD_REQUEST");
    }
  };
}

function credentials({ username, password }: Record<string, unknown>): {
  username: string;
  password: string;
} {
  if (typeof username !== "string" || typeof password !== "string") throw new HttpFault(400, "BAD_REQUEST");
  return { username, password };
}

async function answerSignIn(
  desk: Desk,
  attempt: Parameters<typeof signIn>[1],
  response: ServerResponse,
): Promise<void> {
  const outcome = await signIn(desk, attempt);
  switch (outcome.kind) {
    case "SIGNED_IN":
      response.setHeader("set-cookie", outcome.cookies);
      return sendJson(response, 200, { name: outcome.name });
    case "REFUSED":
      throw new HttpFault(401, "WRONG_NAME_OR_PASSWORD");
    case "BLOCKED": {
      const seconds = Math.max(1, Math.ceil((outcome.till.getTime() - desk.clock.now().getTime()) / 1000));
      response.setHeader("retry-after", seconds);
      throw new HttpFault(429, "TOO_MANY_ATTEMPTS", { retryAt: outcome.till.toISOString() });
    }
    default:
      throw new TypeError(`unknown outcome ${String(outcome satisfies never)}`);
  }
}

async function leave(
  desk: Desk,
  cookie: string | undefined,
  everywhere: boolean,
  response: ServerResponse,
): Promise<void> {
  const session = await desk.sessionOf(cookie);
  if (session !== null && everywhere) await endAllSessions(desk, session.userId);
  else if (session !== null) await endSession(desk, session);
  const expired = await desk.auth.api.signOut({
    headers: new Headers({ cookie: cookie ?? "" }),
    asResponse: true,
  });
  response.setHeader("set-cookie", expired.headers.getSetCookie());
  sendJson(response, 200, {});
}

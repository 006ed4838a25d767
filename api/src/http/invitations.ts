import type { IncomingMessage, ServerResponse } from "node:http";

import type { Services } from "../context.ts";
import { NotFoundError } from "../kernel/errors.ts";
import { isUuid, toId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { depthOf, reads } from "../mediation/access.ts";
import { invitationOf } from "../mediation/invitation.ts";
import { viewByCode } from "../mediation/party-door.ts";
import type { CaseFile, Session } from "../mediation/rules/case.ts";
import { readCase } from "../mediation/store.ts";
import type { Actor } from "../org/actor.ts";
import { allowLook, countMiss, TooMuchError } from "../resident/limits.ts";
import { HttpFault, readJson, requireMethod } from "./message.ts";

export const INVITATIONS_PATH = "/invitations";
const MAX_BODY_BYTES = 500;

type Found = { readonly file: CaseFile; readonly session: Session };

/**
 * MED-4: a session for a calendar. For who may read the case by `GET /invitations/CASE/NO.ics`; for a party by POST of its code
 * and its own number of the session, in the body, so that no log holds the code.
 */
export function createInvitations(
  services: Services,
  actorOf: (request: IncomingMessage) => Promise<Actor | null>,
  publicUrl: string,
): (path: string, request: IncomingMessage, response: ServerResponse, from: string) => Promise<void> {
  return async (path, request, response, from) => {
    const byCode = path === INVITATIONS_PATH;
    requireMethod(request, response, ...(byCode ? ["POST"] : ["GET", "HEAD"]));
    const found = byCode
      ? await ofParty(services, await readJson(request, MAX_BODY_BYTES), from)
      : await ofStaff(services, await actorOf(request), path);
    const now = services.clock.now();
    const text = Buffer.from(invitationOf(found.file, found.session, { now, publicUrl }), "utf8");
    response.setHeader("content-type", "text/calendar; charset=utf-8");
    response.setHeader("cache-control", "private, no-store");
    response.setHeader("content-security-policy", "default-src 'none'; sandbox");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("content-disposition", 'attachment; filename="session.ics"');
    response.setHeader("content-length", text.length);
    response.writeHead(200);
    response.end(request.method === "HEAD" ? undefined : text);
  };
}

async function ofStaff({ db }: Services, actor: Actor | null, path: string): Promise<Found> {
  const [id = "", name = ""] = path.slice(INVITATIONS_PATH.length + 1).split("/");
  const [, no] = /^(\d{1,4})\.ics$/.exec(name) ?? [];
  const file =
    actor !== null && isUuid(id) ? await readCase(readerOf(db.pool), actor.companyId, toId(id)) : null;
  if (actor === null || file === null || !reads(depthOf(actor, file)))
    throw new HttpFault(404, "BAD_REQUEST");
  return { file, session: there(file.sessions.find((each) => each.no === Number(no))) };
}

/** The session is counted among the party's own: it cannot tell whether there are others. */
async function ofParty(
  services: Services,
  { code, session: no }: Record<string, unknown>,
  from: string,
): Promise<Found> {
  if (typeof code !== "string" || typeof no !== "number") throw new HttpFault(400, "BAD_REQUEST");
  const now = services.clock.now();
  const { pool } = services.db;
  try {
    await allowLook(pool, from, now);
    const { file, sessions } = await viewByCode(services, code);
    return { file, session: there(sessions.find((each) => each.own === no)) };
  } catch (error) {
    if (error instanceof TooMuchError) throw new HttpFault(429, "TOO_BUSY");
    if (!(error instanceof NotFoundError)) throw error;
    await countMiss(pool, from, now);
    throw new HttpFault(404, "BAD_REQUEST");
  }
}

/** @throws HttpFault */
function there(session: Session | undefined): Session {
  if (session === undefined) throw new HttpFault(404, "BAD_REQUEST");
  return session;
}

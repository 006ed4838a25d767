import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { EVIDENCE_COPIES, type EvidenceCopy } from "@heyi/schema/vocabulary/evidence.ts";

import { EVIDENCE_PATH } from "../complaint/evidence-address.ts";
import type { Services } from "../context.ts";
import { isOpened } from "../evidence/keys.ts";
import { logAccess, shelvedFile, type Shelved } from "../evidence/files.ts";
import { FORMATS, isTaken } from "../evidence/formats.ts";
import { KEEPERS } from "../evidence/keepers.ts";
import { isUuid, toId } from "../kernel/ids.ts";
import { holdsAny, sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { HttpFault, requireMethod } from "./message.ts";

/** What a browser may show where it stands; all of it was drawn or cleaned by us. Everything else is handed over as a file. */
const SHOWN = /^(image\/(jpeg|png)|video\/mp4|audio\/(mpeg|x-m4a|wav))$/;
/** Whatever it was taken for: it runs nothing, loads nothing and stands in no other page. */
const HARMLESS =
  "default-src 'none'; sandbox; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'";

/** EVD-1: copies of files, for who may see the complaint; who fetched what is written down first. */
export function createEvidenceFiles(
  { db, clock, evidence, visitors }: Services,
  actorOf: (request: IncomingMessage) => Promise<Actor | null>,
): (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (path, request, response) => {
    requireMethod(request, response, "GET", "HEAD");
    const [id = "", name = ""] = path.slice(EVIDENCE_PATH.length).split("/");
    const copy = EVIDENCE_COPIES.find((each) => each.toLowerCase() === name);
    const file = isUuid(id) && copy !== undefined ? await shelvedFile(db.pool, toId(id)) : null;
    if (file === null || copy === undefined) throw new HttpFault(404, "BAD_REQUEST");
    const actor = await actorOf(request);
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    const byKey =
      file.public && copy !== "ORIGINAL" && isOpened(visitors, file.id, searchParams, clock.now());
    if (!byKey && !mayFetch(actor, file, copy)) throw new HttpFault(404, "BAD_REQUEST");
    const what = copyOf(file, copy);
    if (what === null) throw new HttpFault(404, "BAD_REQUEST");
    await logAccess(
      db.pool,
      { fileId: file.id, staffId: byKey ? null : (actor?.staffId ?? null), copy },
      clock.now(),
    );

    const size = await sizeOf(evidence.store, what.sha256, what.bytes);
    const range = rangeOf(request.headers.range, size);
    response.setHeader("content-type", what.mime);
    response.setHeader("content-security-policy", HARMLESS);
    response.setHeader("cache-control", copy === "PREVIEW" ? "private, max-age=3600" : "private, no-store");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("accept-ranges", "bytes");
    const shown = copy !== "ORIGINAL" && SHOWN.test(what.mime) ? "inline" : "attachment";
    response.setHeader(
      "content-disposition",
      `${shown}; filename*=UTF-8''${encodeURIComponent(nameFor(file.name, what.mime))}`,
    );
    if (range === "none") {
      response.setHeader("content-range", `bytes */${size}`);
      response.writeHead(416).end();
      return;
    }
    const { from, to } = range;
    response.setHeader("content-length", to - from + 1);
    if (request.headers.range !== undefined)
      response.setHeader("content-range", `bytes ${from}-${to}/${size}`);
    response.writeHead(request.headers.range === undefined ? 200 : 206);
    if (request.method === "HEAD") response.end();
    else await pipeline(await evidence.store.read(what.sha256, from, to), response);
  };
}

function mayFetch(actor: Actor | null, file: Shelved, copy: EvidenceCopy): boolean {
  if (actor === null || !sees(sightOf(actor), file.where)) return false;
  return copy !== "ORIGINAL" || holdsAny(actor, KEEPERS, file.where.projectId);
}

function copyOf(
  file: Shelved,
  copy: EvidenceCopy,
): { mime: string; sha256: string; bytes: number | null } | null {
  switch (copy) {
    case "ORIGINAL":
      return { mime: file.mime, sha256: file.sha256, bytes: file.bytes };
    case "SHARED":
      return {
        mime: file.sharedMime,
        sha256: file.sharedSha256,
        bytes: file.sharedSha256 === file.sha256 ? file.bytes : null,
      };
    case "PREVIEW":
      return file.previewSha256 === null
        ? null
        : { mime: "image/jpeg", sha256: file.previewSha256, bytes: null };
  }
}

function sizeOf(
  store: Services["evidence"]["store"],
  sha256: string,
  known: number | null,
): number | Promise<number> {
  return known ?? store.size(sha256);
}

/** One range, as players ask for it; several or none at all: the whole. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | "none" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return { from: 0, to: size - 1 };
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? "none" : { from, to };
}

/** EVD-1: it ends as what it was found to be, whatever it was called: nothing opens as something else. */
function nameFor(name: string, mime: string): string {
  const ending = isTaken(mime) ? FORMATS[mime].extension : undefined;
  if (ending === undefined || name.toLowerCase().endsWith(`.${ending}`)) return name;
  return `${name.replace(/\.[^.]{0,10}$/, "")}.${ending}`;
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { EVIDENCE_REFUSAL_LABELS, type EvidenceRefusal } from "@heyi/schema/vocabulary/evidence.ts";
import { FAULT_LABELS, type Fault } from "@heyi/schema/vocabulary/error.ts";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

import { localeOf, type Services } from "../context.ts";
import { whereaboutsOf } from "../evidence/destination.ts";
import { MOST_BYTES } from "../evidence/formats.ts";
import { takeIn } from "../evidence/take-in.ts";
import { decodedGlobalId } from "../graphql/global-id.ts";
import { errorCode } from "../kernel/db.ts";
import { outageOf } from "../kernel/outage.ts";
import { newId, toId, type EvidenceFileId } from "../kernel/ids.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { allowBytes } from "../resident/limits.ts";

export const UPLOAD_PATH = "/evidence/upload";

/** Who uploads: one of the staff, or whoever holds a tracking code. */
type Sender = { readonly actor: Actor | null; readonly code: string | null; readonly from: string };
type Asking = { readonly headers: Headers };

const LONGEST_NAME = 200;

/** Resumable uploads by the tus protocol. The complaint stands in the metadata, or its code in a header, so that no log holds it. */
export function createEvidenceUpload(
  services: Services,
  senderOf: (request: IncomingMessage) => Promise<Sender>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { db, clock, evidence, visitors } = services;
  /** Kept with the upload, so it must not be the code itself. */
  const nameOf = ({ actor, code }: Sender) =>
    actor === null ? visitors.seal(`upload ${code}`) : `staff ${actor.staffId}`;
  const senders = new WeakMap<object, Promise<Sender>>();

  const server = new Server({
    path: UPLOAD_PATH,
    datastore: new FileStore({ directory: evidence.arrivals }),
    maxSize: MOST_BYTES,
    relativeLocation: true,
    namingFunction: () => newId<"EvidenceFile">(clock.now()),
    async onIncomingRequest(request, id) {
      const sender = await of(request);
      if (request.method === "POST" || request.method === "OPTIONS") return;
      const found = await server.datastore.getUpload(id).catch(() => null);
      if (found?.metadata?.["sender"] !== nameOf(sender)) refuse(request, 404, "BAD_REQUEST");
    },
    onResponseError(request, error) {
      if ("body" in error && error.body.startsWith("{")) return undefined;
      if ("status_code" in error && error.status_code === 413) return refusalOf(request, "TOO_LARGE");
      if ("status_code" in error) return faultOf(request, error.status_code, "BAD_REQUEST");
      services.log.error({ code: errorCode(error) }, "upload failed");
      return faultOf(request, 503, outageOf(error) ?? "UNAVAILABLE");
    },
    async onUploadCreate(request, { size, metadata }) {
      const sender = await of(request);
      if (size === undefined) refuse(request, 400, "BAD_REQUEST");
      if (sender.actor === null && !(await allowBytes(db.pool, sender.from, size, clock.now())))
        refuse(request, 429, "TOO_BUSY");
      const where = await whereaboutsOf(db.pool, sender.code ?? decodedComplaint(metadata?.["complaint"]));
      const isTheirs =
        where !== null && (sender.actor === null ? sender.code !== null : sees(sightOf(sender.actor), where));
      if (!isTheirs) refuse(request, 404, "BAD_REQUEST");
      const name = (metadata?.["filename"] ?? "")
        .replaceAll(/[\p{Cc}/\\]/gu, " ")
        .trim()
        .slice(0, LONGEST_NAME);
      return {
        metadata: {
          sender: nameOf(sender),
          name: name || "-",
          complaint: where.id,
          company: where.companyId,
        },
      };
    },
    async onUploadFinish(request, { id, metadata }) {
      const sender = await of(request);
      const refusal = await takeIn(
        evidence,
        { pool: db.pool, clock },
        {
          id: toId(id) as EvidenceFileId,
          companyId: toId(metadata?.["company"] ?? ""),
          complaintId: toId(metadata?.["complaint"] ?? ""),
          uploadedById: sender.actor?.staffId ?? null,
          name: metadata?.["name"] ?? "-",
          path: join(evidence.arrivals, id),
        },
      );
      await server.datastore.remove(id);
      if (refusal !== null) refuseFile(request, refusal);
      return {};
    },
  });

  function of(
    request: Asking & { readonly runtime?: { readonly node?: { readonly req?: object } } },
  ): Promise<Sender> {
    const sender = senders.get(request.runtime?.node?.req ?? request);
    if (sender === undefined) throw new Error("nobody has been asked who sends this");
    return sender;
  }

  return async (request, response) => {
    senders.set(request, senderOf(request));
    await server.handle(request, response);
  };
}

function decodedComplaint(globalId: string | null | undefined): string {
  const decoded = decodedGlobalId(globalId ?? "");
  return decoded?.typename === "Complaint" ? decoded.id : "";
}

type Refusal = { readonly status_code: number; readonly body: string };

function faultOf(request: Asking, status: number, code: Fault): Refusal {
  return said(request, status, FAULT_LABELS[code], { code });
}

function refusalOf(request: Asking, refusal: EvidenceRefusal): Refusal {
  const status = refusal === "TOO_LARGE" ? 413 : 422;
  return said(request, status, EVIDENCE_REFUSAL_LABELS[refusal], { code: "EVIDENCE_REFUSED", refusal });
}

function refuse(request: Asking, status: number, code: Fault): never {
  // oxlint-disable-next-line typescript/only-throw-error -- the library's own way to answer
  throw faultOf(request, status, code);
}

function refuseFile(request: Asking, refusal: EvidenceRefusal): never {
  // oxlint-disable-next-line typescript/only-throw-error -- the library's own way to answer
  throw refusalOf(request, refusal);
}

/** In the form of every other refusal. */
function said(
  request: Asking,
  status: number,
  labels: Readonly<Record<"zh" | "en", string>>,
  extensions: object,
): Refusal {
  const message = labels[localeOf(request.headers.get("accept-language") ?? undefined)];
  return { status_code: status, body: JSON.stringify({ errors: [{ message, extensions }] }) };
}

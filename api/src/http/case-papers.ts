import type { IncomingMessage, ServerResponse } from "node:http";
import { CASE_DOCUMENTS } from "@heyi/schema/vocabulary/document.ts";

import { coverOf, labelOf, papersOf, papersThere } from "../agreement/papers/case-papers.ts";
import { onPaper } from "../agreement/papers/gather.ts";
import { pdfOf } from "../agreement/papers/pdf.ts";
import { wordOf } from "../agreement/papers/word.ts";
import type { Services } from "../context.ts";
import { isUuid, toId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { depthOf, reads } from "../mediation/access.ts";
import { readCase } from "../mediation/store.ts";
import type { Actor } from "../org/actor.ts";
import { HttpFault, requireMethod } from "./message.ts";

export const PAPERS_PATH = "/papers/";
/** The page on which anybody compares a hash. */
const VERIFY_PATH = "/r/verify";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** All of them, bound. */
const FILE = "FILE";

/** AGR-5: the papers of a case as PDF or Word, for who may read the case: `/papers/CASE/AGREEMENT.pdf`, `/papers/CASE/FILE.pdf`. */
export function createCasePapers(
  services: Services,
  actorOf: (request: IncomingMessage) => Promise<Actor | null>,
  publicUrl: string,
): (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (path, request, response) => {
    requireMethod(request, response, "GET", "HEAD");
    const [id = "", name = ""] = path.slice(PAPERS_PATH.length).split("/");
    const [code = "", form = ""] = name.split(".");
    const actor = await actorOf(request);
    if (actor === null || !isUuid(id) || (form !== "pdf" && form !== "docx"))
      throw new HttpFault(404, "BAD_REQUEST");
    const file = await readCase(readerOf(services.db.pool), actor.companyId, toId(id));
    if (file === null || !reads(depthOf(actor, file))) throw new HttpFault(404, "BAD_REQUEST");
    const given = await onPaper(services, file, `${publicUrl}${VERIFY_PATH}`);
    const bound = code === FILE;
    const codes = bound ? papersThere(given) : CASE_DOCUMENTS.filter((each) => each === code);
    const papers = codes.flatMap((each) => papersOf(each, given));
    if (papers.length === 0) throw new HttpFault(404, "BAD_REQUEST");
    const bytes = form === "pdf" ? await pdfOf(papers, bound ? coverOf(given) : null) : await wordOf(papers);
    const [first] = codes;
    const title = bound || first === undefined ? "调解卷宗" : labelOf(first);
    response.setHeader("content-type", form === "pdf" ? "application/pdf" : WORD);
    response.setHeader("cache-control", "private, no-store");
    response.setHeader("content-security-policy", "default-src 'none'; sandbox");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader(
      "content-disposition",
      `attachment; filename*=UTF-8''${encodeURIComponent(`${file.number} ${title}.${form}`)}`,
    );
    response.setHeader("content-length", bytes.length);
    response.writeHead(200);
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
}

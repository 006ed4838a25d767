import { CASE_DOCUMENTS } from "@heyi/schema/vocabulary/document.ts";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import yauzl from "yauzl";

import { caseOf } from "../../import/disputes/case-of.ts";
import { contentOf } from "../../import/disputes/content.ts";
import { sampleDisputes } from "../../import/disputes/sample.fixture.ts";
import type { Dispute } from "../../import/disputes/record.ts";
import { toId } from "../../kernel/ids.ts";
import { textOf } from "../rules/text.ts";
import type { Agreement, Obligation } from "../store.ts";
import { coverOf, papersOf, papersThere, type OnPaper } from "./case-papers.ts";
import { pdfOf } from "./pdf.ts";
import { wordOf } from "./word.ts";

const ID = "01900000-0000-7000-8000-000000000001";

function given(dispute: Dispute): OnPaper {
  const organisation = {
    id: toId<"MediationOrganisation">(ID),
    kind: "PEOPLES_COMMITTEE" as const,
    name: dispute.mediator.organisation,
    established: true,
  };
  const file = caseOf(dispute, {
    id: toId<"MediationCase">(ID),
    companyId: toId<"Company">(ID),
    projectId: toId<"Project">(ID),
    complaintIds: [],
    organisation,
    mediatorId: null,
    recorderId: null,
  });
  const statements = dispute.sessions.flatMap(({ no, statements: said }) =>
    said.filter(({ level }) => level === "JOINT").map(({ by, text }) => ({ sessionNo: no, by, text })),
  );
  return {
    file,
    agreements: agreementsIn(dispute),
    obligations: obligationsIn(dispute),
    statements,
    today: "2023-06-30",
    verifyAt: "https://heyi.example/verify",
  };
}

function agreementsIn(dispute: Dispute): readonly Agreement[] {
  const content = contentOf(dispute);
  if (content === null || dispute.agreement === null) return [];
  const text = textOf(content);
  return [
    {
      id: toId(ID),
      caseId: toId(ID),
      number: content.number,
      kind: content.kind,
      form: content.form,
      content,
      text,
      hash: createHash("sha256").update(text).digest("hex"),
      electronic: false,
      frozenAt: dispute.agreement.effectiveAt,
      droppedAt: null,
      effectiveAt: dispute.agreement.effectiveAt,
      supplementToId: null,
      confirmation: "OPEN",
      lastDay: dispute.agreement.judicialConfirmation.lastDay,
      appliedAt: null,
      court: null,
      decidedAt: null,
      signatures: [],
    },
  ];
}

function obligationsIn({ obligations }: Dispute): readonly Obligation[] {
  return obligations.map(({ history, ...owed }) => ({
    ...owed,
    id: toId<"Obligation">(ID),
    agreementId: toId<"Agreement">(ID),
    caseId: toId<"MediationCase">(ID),
    obligor: "B",
    obligee: "A",
    kind: "PAY" as const,
    amountFen: null,
    urgedAt: null,
    breachProposedAt: null,
    moves: history,
  }));
}

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});

async function wordsOf(pdf: Buffer): Promise<{ readonly text: string; readonly pages: number }> {
  const document = await pdfium.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  // Page numbers stand between the lines of two pages.
  const text = pages.map((page) => page.replace(/—\s*\d+\s*—/u, "")).join("");
  return { text: bare(text), pages: pages.length };
}

/** Without the white space that lines and pages bring. */
const bare = (text: string): string => text.replace(/\s/gu, "");

const agreed = sampleDisputes.filter(({ agreement }) => agreement !== null);
const secrets = (dispute: Dispute): string[] =>
  dispute.sessions.flatMap(({ statements }) =>
    statements.filter(({ level }) => level !== "JOINT").map(({ text }) => bare(text)),
  );

describe.each(agreed.map((dispute) => [dispute.id, dispute] as const))("AGR-5 %s", (_, dispute) => {
  test("the agreement as PDF is exactly the frozen text with its hash, on official pages", async () => {
    const all = given(dispute);
    const [agreement] = all.agreements;
    if (agreement === undefined) throw new Error("no agreement");
    const { text } = await wordsOf(await pdfOf(papersOf("AGREEMENT", all)));
    expect(text.startsWith(bare(agreement.text))).toBe(true);
    expect(text.slice(bare(agreement.text).length)).toBe(
      bare(`本文本的校验码（SHA-256）：${agreement.hash}核验：${all.verifyAt}`),
    );
  });

  test("AGR-4 a name drawn on a screen stands below the text, with when and by which telephone", async () => {
    const all = given(dispute);
    const [agreement] = all.agreements;
    if (agreement === undefined) throw new Error("no agreement");
    const hand = {
      signer: "A",
      means: "PAD_AND_CODE" as const,
      hash: agreement.hash,
      sealed: false,
      at: new Date("2026-02-11T02:00:00Z"),
      stroke: "M100 100L300 120L320 300",
      sentTo: "199****0341",
    };
    const signed = { ...all, agreements: [{ ...agreement, signatures: [hand] }] };
    const name = agreement.content.parties.find(({ letter }) => letter === "A")?.name ?? "";
    const papers = papersOf("AGREEMENT", signed);
    const { text } = await wordsOf(await pdfOf(papers));
    expect(text.startsWith(bare(agreement.text))).toBe(true);
    expect(text).toContain(bare(`电子签署：${name}，2026年2月11日10:00，短信验证码已核对（199****0341）`));
    const xml = await entryOf(await wordOf(papers), "word/document.xml");
    expect(xml).toContain(`手写签名：${name}`);
  });

  test("so it is as Word, with the fonts of an office", async () => {
    const all = given(dispute);
    const xml = await entryOf(await wordOf(papersOf("AGREEMENT", all)), "word/document.xml");
    const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, run = ""]) => run).join("");
    expect(bare(text)).toContain(bare(all.agreements[0]?.text ?? ""));
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(xml).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
  });
});

describe.each(sampleDisputes.map((dispute) => [dispute.id, dispute] as const))(
  "AGR-5, MED-5 %s",
  (_, dispute) => {
    test("the bound file holds every paper there is, listed with its page, and nothing said in confidence", async () => {
      const all = given(dispute);
      const codes = papersThere(all);
      expect(codes).toEqual(CASE_DOCUMENTS.filter((code) => papersOf(code, all).length > 0));
      expect(codes).toEqual(expect.arrayContaining(["APPLICATION", "ACCEPTANCE", "RIGHTS_NOTICE"]));
      const papers = codes.flatMap((code) => papersOf(code, all));
      const { text, pages } = await wordsOf(await pdfOf(papers, coverOf(all)));
      expect(pages).toBeGreaterThanOrEqual(papers.length + 2);
      for (const { title } of papers) expect(text.split(bare(title)).length).toBeGreaterThan(2);
      for (const secret of secrets(dispute)) expect(text).not.toContain(secret);
    });
  },
);

test("AGR-5 who failed gets the notice of ending, and no agreement", () => {
  const failed = sampleDisputes.filter(({ state }) => state === "FAILED" || state === "WITHDRAWN");
  expect(failed).toHaveLength(3);
  for (const dispute of failed) {
    expect(papersThere(given(dispute))).toContain("ENDING_NOTICE");
    expect(papersThere(given(dispute))).not.toContain("AGREEMENT");
  }
});

function entryOf(zip: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      file.on("entry", (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return file.readEntry();
        file.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
        });
      });
      file.readEntry();
    });
  });
}

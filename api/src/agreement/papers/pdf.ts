import { fileURLToPath } from "node:url";
import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";

import { PAD } from "../rules/stroke.ts";
import type { Block, Paper } from "./paper.ts";

const REGULAR = import.meta.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
const BOLD = import.meta.resolve("@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf");

/** GB/T 9704-2012, in points: A4, type area 156 × 225 mm, body 3号, title 2号, page number 4号. */
const MM = 72 / 25.4;
const MARGINS: [number, number, number, number] = [28 * MM, 37 * MM, 26 * MM, 35 * MM];
const BODY = 16;
const TITLE = 22;
const PAGE_NUMBER = 14;
/** 22 lines on a page: about 29 points each. */
const LINE_HEIGHT = 1.26;

pdfmake.setFonts({ Serif: { normal: fileURLToPath(REGULAR), bold: fileURLToPath(BOLD) } });
// Nothing is fetched for a paper, from nowhere but its own fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.endsWith(".ttf"));

/** AGR-5: papers as one PDF, each on a page of its own; several are bound behind a cover with a table of contents. */
export function pdfOf(papers: readonly Paper[], cover: Cover | null = null): Promise<Buffer> {
  const content: Content[] = [
    ...(cover === null ? [] : coverPages(cover)),
    ...papers.flatMap((paper, at) => paperContent(paper, at > 0 || cover !== null, cover !== null)),
  ];
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: MARGINS,
    defaultStyle: { font: "Serif", fontSize: BODY, lineHeight: LINE_HEIGHT },
    content,
    footer: (page) => ({
      text: `— ${page} —`,
      fontSize: PAGE_NUMBER,
      alignment: page % 2 === 1 ? "right" : "left",
      margin: [MARGINS[0] + PAGE_NUMBER, 7 * MM, MARGINS[2] + PAGE_NUMBER, 0],
    }),
    info: { title: papers[0]?.title ?? "", creator: "Heyi" },
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** 卷宗封面 */
export type Cover = { readonly title: string; readonly lines: readonly (readonly [string, string])[] };

function coverPages({ title, lines }: Cover): Content[] {
  return [
    { text: title, fontSize: 36, bold: true, alignment: "center", margin: [0, 100, 0, 100] },
    {
      table: { widths: [110, "*"], body: lines.map(([label, text]) => [label, text]) },
      layout: "lightHorizontalLines",
    },
    {
      toc: {
        title: { text: "卷内目录", fontSize: TITLE, bold: true, alignment: "center", margin: [0, 0, 0, 12] },
      },
      pageBreak: "before",
    },
  ];
}

function paperContent({ title, blocks }: Paper, onNewPage: boolean, listed: boolean): Content[] {
  return [
    {
      text: title,
      fontSize: TITLE,
      bold: true,
      alignment: "center",
      margin: [0, 0, 0, 18],
      ...(onNewPage && { pageBreak: "before" }),
      ...(listed && { tocItem: true }),
    },
    ...blocks.map(blockContent),
  ];
}

function blockContent(block: Block): Content {
  switch (block.kind) {
    case "HEADING":
      return { text: block.text, bold: true, margin: [2 * BODY, 6, 0, 0], preserveLeadingSpaces: true };
    case "PARAGRAPH":
      return { text: block.text, leadingIndent: 2 * BODY, alignment: "left" };
    case "LINE":
      return { text: block.text, preserveLeadingSpaces: true };
    case "RIGHT":
      return { text: block.text, alignment: "right", margin: [0, 4, 4 * BODY, 0] };
    case "NOTE":
      return { text: block.text, fontSize: 9, color: "#555555" };
    case "HAND":
      return { svg: handPicture(block.stroke), width: HAND_WIDTH, margin: [0, 2, 0, 8] };
    case "GAP":
      return { text: " ", fontSize: BODY / 2 };
    case "TABLE":
      return {
        table: {
          headerRows: 1,
          widths: widthsOf(block.head.length),
          body: [block.head.map((text) => ({ text, bold: true })), ...block.rows.map((row) => [...row])],
        },
        fontSize: block.head.length > 4 ? 11 : 14,
        margin: [0, 6, 0, 6],
      };
  }
}

/** 50 mm across, as somebody writes a name. */
const HAND_WIDTH = 50 * MM;

function handPicture(stroke: string): string {
  const { width, height } = PAD;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${stroke}" fill="none" stroke="#000" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** The last column takes what is left; of two the first is a label's. */
function widthsOf(columns: number): (number | string)[] {
  return Array.from({ length: columns }, (_, at) => {
    if (at === columns - 1) return "*";
    return columns === 2 ? 100 : "auto";
  });
}

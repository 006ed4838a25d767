import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  convertMillimetersToTwip,
} from "docx";

import type { Block, Paper } from "./paper.ts";

/** Half-points: 3号 16, 2号 22, 4号 14. */
const [BODY, TITLE, PAGE_NUMBER] = [32, 44, 28];
/** Twentieths of a point: 29 points a line. */
const LINE = 29 * 20;
const [FANG_SONG, HEI, SONG, XIAO_BIAO_SONG] = ["仿宋", "黑体", "宋体", "方正小标宋简体"];

/** AGR-5: papers as one Word file in the layout of GB/T 9704; the fonts are those every office in China has. */
export function wordOf(papers: readonly Paper[]): Promise<Buffer> {
  const document = new Document({
    creator: "Heyi",
    title: papers[0]?.title ?? "",
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf(FANG_SONG), size: BODY } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
              bottom: convertMillimetersToTwip(35),
            },
          },
        },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: papers.flatMap((paper, at) => paperChildren(paper, at > 0)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function fontOf(name: string) {
  return { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: name };
}

function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    size: PAGE_NUMBER,
    font: fontOf(SONG),
  });
  return new Footer({ children: [new Paragraph({ alignment, children: [run] })] });
}

function paperChildren({ title, blocks }: Paper, onNewPage: boolean): (Paragraph | Table)[] {
  const run = new TextRun({ text: title, size: TITLE, font: fontOf(XIAO_BIAO_SONG) });
  const head = new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: onNewPage,
    spacing: { line: LINE * 1.2, after: 200 },
    children: [run],
  });
  return [head, ...blocks.map(blockChild)];
}

function blockChild(block: Block): Paragraph | Table {
  switch (block.kind) {
    case "HEADING":
      return words(block.text, { font: HEI, indented: true });
    case "PARAGRAPH":
      return words(block.text, { font: FANG_SONG, indented: true });
    case "LINE":
      return words(block.text, { font: FANG_SONG, indented: false });
    case "RIGHT":
      return new Paragraph({
        alignment: AlignmentType.RIGHT,
        indent: { right: 4 * 320 },
        spacing: { line: LINE },
        children: [new TextRun(block.text)],
      });
    case "NOTE":
      return new Paragraph({ children: [new TextRun({ text: block.text, size: 18, font: fontOf(SONG) })] });
    case "HAND":
      return words(`（手写签名：${block.name}，见 PDF 文本）`, { font: FANG_SONG, indented: false });
    case "GAP":
      return new Paragraph({});
    case "TABLE":
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [block.head, ...block.rows].map(
          (row, at) =>
            new TableRow({
              tableHeader: at === 0,
              children: row.map(
                (text) =>
                  new TableCell({
                    children: [
                      new Paragraph({ children: [new TextRun({ text, size: 24, bold: at === 0 })] }),
                    ],
                  }),
              ),
            }),
        ),
      });
  }
}

function words(
  text: string,
  { font, indented }: { readonly font: string; readonly indented: boolean },
): Paragraph {
  return new Paragraph({
    spacing: { line: LINE },
    // Two characters.
    ...(indented && { indent: { firstLine: 2 * 320 } }),
    children: [new TextRun({ text, font: fontOf(font) })],
  });
}

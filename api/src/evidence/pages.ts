import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

import type { Cleaned } from "./pictures.ts";
import { Refused } from "./verdict.ts";

const PREVIEW_EDGE = 480;

/** EVD-1: the first page of a PDF as a small picture. @throws Refused */
export async function pagePreview(path: string): Promise<Cleaned> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(await readFile(path)).catch(() => {
      throw new Refused("BROKEN");
    });
    if (document.getPageCount() === 0) throw new Refused("BROKEN");
    const page = document.getPage(0);
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    const longest = Math.max(width, height, 1) / PREVIEW_EDGE;
    const drawn = await page.render({
      width: Math.max(1, Math.round(width / longest)),
      height: Math.max(1, Math.round(height / longest)),
      render: async ({ data, width: columns, height: rows }) =>
        sharp(data, { raw: { width: columns, height: rows, channels: 4 } })
          .flatten({ background: "#fff" })
          .jpeg({ quality: 76 })
          .toBuffer(),
    });
    const preview = { path: `${path}.preview`, mime: "image/jpeg" as const };
    await sharp(drawn.data).toFile(preview.path);
    document.destroy();
    return { shared: null, preview };
  } finally {
    library.destroy();
  }
}

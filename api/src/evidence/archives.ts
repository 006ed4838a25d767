import { open, type Entry, type ZipFile } from "yauzl";

import type { Cleaned } from "./pictures.ts";
import { Refused } from "./verdict.ts";

const MOST_ENTRIES = 2_000;
const MOST_UNPACKED = 100_000_000;
/** Text packs to a tenth; a thousandth is made to burst. */
const MOST_RATIO = 200;

/** Each kind has its own first page; a packed archive with another inside is something else. */
const CORE = { docx: "word/document.xml", xlsx: "xl/workbook.xml" } as const;

/** EVD-1: unpacks a Word or Excel file to the end, counting what comes out, and keeps none of it. @throws Refused */
export async function checkArchive(path: string, extension: "docx" | "xlsx"): Promise<Cleaned> {
  const zip = await opened(path);
  try {
    let total = 0;
    let hasCore = false;
    for await (const entry of entriesOf(zip)) {
      if (/vbaProject|\.(exe|dll|js|vbs|bin\.exe)$/i.test(entry.fileName))
        throw new Refused("KIND_NOT_TAKEN");
      if (
        entry.uncompressedSize > MOST_UNPACKED ||
        entry.uncompressedSize > Math.max(1_000_000, entry.compressedSize * MOST_RATIO)
      )
        throw new Refused("PACKED_TOO_TIGHT");
      total += await sizeOf(zip, entry, MOST_UNPACKED - total);
      hasCore ||= entry.fileName === CORE[extension];
    }
    if (!hasCore) throw new Refused("BROKEN");
    return { shared: null, preview: null };
  } finally {
    zip.close();
  }
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new Refused("BROKEN"));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  if (zip.entryCount > MOST_ENTRIES) throw new Refused("PACKED_TOO_TIGHT");
  for (let n = 0; n < zip.entryCount; n += 1) {
    const { promise, resolve, reject } = Promise.withResolvers<Entry>();
    const failed = () => reject(new Refused("BROKEN"));
    zip.once("entry", resolve);
    zip.once("error", failed);
    zip.readEntry();
    yield await promise;
    zip.removeListener("error", failed);
  }
}

/** Counted while it comes out: what the list says of sizes may be a lie. */
function sizeOf(zip: ZipFile, entry: Entry, room: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new Refused("BROKEN"));
      let size = 0;
      stream.on("data", (part: Buffer) => {
        size += part.length;
        if (size <= room) return;
        stream.destroy();
        reject(new Refused("PACKED_TOO_TIGHT"));
      });
      stream.once("error", () => reject(new Refused("BROKEN")));
      stream.once("end", () => resolve(size));
    });
  });
}

import { stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

import { checkArchive } from "./archives.ts";
import { FORMATS, isTaken, MOST_BYTES, type Mime } from "./formats.ts";
import { cleanMovie } from "./movies.ts";
import { pagePreview } from "./pages.ts";
import { cleanPicture, type Cleaned } from "./pictures.ts";
import { cleanMp3, cleanWav } from "./sounds.ts";
import { Refused, type Verdict } from "./verdict.ts";

/** EVD-0, EVD-1: looks at a file's content, never at its name; what it makes goes beside it. Reads the whole of it: run it where it may fall over. */
export async function inspect(path: string): Promise<Verdict> {
  try {
    const mime = await mimeOf(path);
    const { shared, preview } = await cleaned(path, mime);
    return { refused: null, mime, shared, preview };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refusal };
    throw error;
  }
}

/** @throws Refused */
async function mimeOf(path: string): Promise<Mime> {
  const { size } = await stat(path);
  if (size === 0) throw new Refused("EMPTY");
  if (size > MOST_BYTES) throw new Refused("TOO_LARGE");
  const found = await fileTypeFromFile(path);
  // One name for what the library tells apart by brand.
  const mime = found?.mime === "audio/mp4" ? "audio/x-m4a" : (found?.mime ?? "");
  if (!isTaken(mime)) throw new Refused("KIND_NOT_TAKEN");
  return mime;
}

function cleaned(path: string, mime: Mime): Promise<Cleaned> {
  switch (mime) {
    case "image/jpeg":
    case "image/png":
    case "image/webp":
    case "image/heic":
      return cleanPicture(path, mime);
    case "video/mp4":
    case "audio/x-m4a":
      return cleanMovie(path, mime);
    case "audio/mpeg":
      return cleanMp3(path);
    case "audio/wav":
      return cleanWav(path);
    case "application/pdf":
      return pagePreview(path);
    default:
      return checkArchive(path, FORMATS[mime].extension);
  }
}

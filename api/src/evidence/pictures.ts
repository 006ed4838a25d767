import { readFile } from "node:fs/promises";
import decodeHeic from "heic-decode";
import sharp, { type Sharp } from "sharp";

import { type Copy, Refused } from "./verdict.ts";

export type Cleaned = { readonly shared: Copy | null; readonly preview: Copy | null };

/** The largest a telephone makes today; what has more is made to hurt. */
const MOST_PIXELS = 210_000_000;
const PREVIEW_EDGE = 480;
const SHARED_EDGE = 4_096;

// A drawing can hold scripts and ask for files: it is not even opened.
sharp.block({ operation: ["VipsForeignLoadSvg"] });
sharp.cache(false);
sharp.concurrency(1);

/** EVD-0: drawn anew from its pixels, upright, so that nothing of what stood beside them comes along. @throws Refused */
export async function cleanPicture(
  path: string,
  mime: "image/jpeg" | "image/png" | "image/webp" | "image/heic",
): Promise<Cleaned> {
  try {
    const source =
      mime === "image/heic"
        ? await heic(path)
        : () => sharp(path, { limitInputPixels: MOST_PIXELS, failOn: "error" }).autoOrient();
    const fit = { fit: "inside", withoutEnlargement: true } as const;
    const small = source().resize({ ...fit, width: SHARED_EDGE, height: SHARED_EDGE });
    const shared: Copy =
      mime === "image/png"
        ? { path: `${path}.shared`, mime }
        : { path: `${path}.shared`, mime: "image/jpeg" };
    await (
      mime === "image/png" ? small.png() : small.flatten({ background: "#fff" }).jpeg({ quality: 86 })
    ).toFile(shared.path);
    const preview: Copy = { path: `${path}.preview`, mime: "image/jpeg" };
    await source()
      .resize({ ...fit, width: PREVIEW_EDGE, height: PREVIEW_EDGE })
      .flatten({ background: "#fff" })
      .jpeg({ quality: 76 })
      .toFile(preview.path);
    return { shared, preview };
  } catch (error) {
    // The disk's faults have a number; the decoders say in many words that they cannot read it, and for the sender it is one.
    if ((error as NodeJS.ErrnoException).errno !== undefined) throw error;
    throw new Refused("BROKEN");
  }
}

async function heic(path: string): Promise<() => Sharp> {
  const { width, height, data } = await decodeHeic({ buffer: await readFile(path) });
  if (width * height > MOST_PIXELS) throw new Refused("BROKEN");
  return () => sharp(data, { raw: { width, height, channels: 4 } });
}

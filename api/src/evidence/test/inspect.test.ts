import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Inspector } from "../inspector.ts";
import { archive, FRAMES, HTML, movie, mp3, office, PDF, picture, SVG, wav } from "./files.fixture.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heyi-evidence-"));
});
afterAll(() => rm(folder, { recursive: true }));

const inspector = new Inspector();
let count = 0;

async function inspected(content: Buffer) {
  const path = join(folder, `file-${(count += 1)}`);
  await writeFile(path, content);
  const verdict = await inspector.inspect(path);
  // EVD-0: whatever is found, the original stays what it was.
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(await readFile(path))).toBe(hash(content));
  return verdict;
}

async function taken(content: Buffer) {
  const verdict = await inspected(content);
  if (verdict.refused !== null) throw new Error(verdict.refused);
  return {
    mime: verdict.mime,
    shared: verdict.shared === null ? null : await readFile(verdict.shared.path),
    preview: verdict.preview === null ? null : await readFile(verdict.preview.path),
  };
}

describe("EVD-1 a file is taken by its content", () => {
  test.each(["jpeg", "png", "webp"] as const)("a picture in %s", async (kind) => {
    const { mime, preview } = await taken(await picture(kind, 1_200));
    expect(mime).toBe(`image/${kind}`);
    expect(await sharp(preview ?? undefined).metadata()).toMatchObject({
      format: "jpeg",
      width: 480,
      height: 240,
    });
  });

  test.each([
    ["an MP4", movie(), "video/mp4"],
    ["an M4A", movie("M4A "), "audio/x-m4a"],
    ["an MP3", mp3(), "audio/mpeg"],
    ["a WAV", wav(), "audio/wav"],
    [
      "a Word file",
      office("docx"),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["an Excel file", office("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ])("%s", async (_what, content, mime) => {
    expect((await taken(content)).mime).toBe(mime);
  });

  test("a PDF, with its first page as a small picture", async () => {
    const { mime, preview } = await taken(PDF);
    expect(mime).toBe("application/pdf");
    expect(await sharp(preview ?? undefined).metadata()).toMatchObject({
      format: "jpeg",
      width: 360,
      height: 480,
    });
  });
});

describe("EVD-0 what is shared tells neither place nor device", () => {
  test.each(["jpeg", "png", "webp"] as const)(
    "a picture in %s keeps its pixels and loses what stood beside them",
    async (kind) => {
      const content = await picture(kind);
      expect((await sharp(content).metadata()).exif).toBeDefined();
      const { shared } = await taken(content);
      const left = await sharp(shared ?? undefined).metadata();
      expect(left).toMatchObject({ width: 64, height: 32 });
      expect([left.exif, left.xmp, left.iptc, left.icc]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(shared?.includes("TelephoneMaker")).toBe(false);
    },
  );

  test.each([
    ["an MP4", movie()],
    ["an M4A", movie("M4A ")],
    ["an MP3", mp3()],
    ["a WAV", wav()],
  ])("%s loses the maker's words", async (_what, content) => {
    expect(content.includes("TelephoneMaker")).toBe(true);
    const { shared } = await taken(content);
    expect(shared?.includes("TelephoneMaker")).toBe(false);
  });

  test("a film keeps every frame where it was", async () => {
    const content = movie();
    const { shared } = await taken(content);
    expect(shared?.length).toBe(content.length);
    expect(shared?.indexOf(FRAMES)).toBe(content.indexOf(FRAMES));
  });
});

const jpegHead = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
]);
const zeros = Buffer.alloc(30_000_000);

describe("EVD-1 what is made to hurt, or to run, is refused", () => {
  test.each([
    ["nothing at all", Buffer.alloc(0), "EMPTY"],
    ["a page of HTML, whatever it is called", HTML, "KIND_NOT_TAKEN"],
    ["a drawing with a script", SVG, "KIND_NOT_TAKEN"],
    ["a drawing that pretends to be a picture by its first bytes", Buffer.concat([jpegHead, SVG]), "BROKEN"],
    ["a picture's head with a script behind it", Buffer.concat([jpegHead, HTML]), "BROKEN"],
    ["an animation", Buffer.from("GIF89a/*<script>*/=1;alert(1)"), "KIND_NOT_TAKEN"],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]), "KIND_NOT_TAKEN"],
    [
      "a Word file of thirty megabytes in thirty kilobytes",
      office("docx", [{ name: "word/media/a.bin", content: zeros }]),
      "PACKED_TOO_TIGHT",
    ],
    [
      "a Word file that lies about its sizes",
      office("docx", [{ name: "word/media/a.bin", content: zeros, says: 1_000 }]),
      "BROKEN",
    ],
    [
      "a Word file with a program in it",
      office("docx", [{ name: "word/vbaProject.bin", content: Buffer.from("x") }]),
      "KIND_NOT_TAKEN",
    ],
    ["any packed archive", archive([{ name: "a.txt", content: Buffer.from("a") }]), "KIND_NOT_TAKEN"],
    ["a film without a film in it", movie().subarray(0, 24), "BROKEN"],
    ["a film cut off in the middle", movie().subarray(0, 220), "BROKEN"],
    ["a PDF that is none", Buffer.from("%PDF-1.7\n<script>alert(1)</script>"), "BROKEN"],
  ] as const)("%s", async (_what, content, refusal) => {
    expect(await inspected(content)).toEqual({ refused: refusal });
  });

  test("a picture of 20,000 by 20,000 points in a few kilobytes", async () => {
    const flat = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: "#fff" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9, palette: false })
      .toBuffer();
    expect(await inspected(flat)).toEqual({ refused: "BROKEN" });
  }, 60_000);

  test("a film of 101 MB", async () => {
    const path = join(folder, "long.mp4");
    await writeFile(path, movie());
    await truncate(path, 101_000_000);
    expect(await inspector.inspect(path)).toEqual({ refused: "TOO_LARGE" });
  });
});

import { crc32, deflateRawSync } from "node:zlib";
import sharp from "sharp";

const PLACE = "31/1 13/1 2999/100";

/** A picture as a telephone takes it: with the place, the maker and the owner beside the pixels. */
export function picture(kind: "jpeg" | "png" | "webp", edge = 64): Promise<Buffer> {
  return sharp({ create: { width: edge, height: edge / 2, channels: 3, background: "#a63" } })
    .withExif({
      IFD0: { Make: "TelephoneMaker", Model: "Model 9", Artist: "许女士" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: PLACE, GPSLongitudeRef: "E", GPSLongitude: PLACE },
    })
    .toFormat(kind)
    .toBuffer();
}

export const HTML = Buffer.from(
  "<!doctype html><html><body><script>alert(document.cookie)</script></body></html>",
);
export const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>',
);

function box(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, body]);
}

export const FRAMES = Buffer.from("these are the frames, bit by bit");

/** The boxes a camera writes, with the place and its maker among them. */
export function movie(brand = "isom"): Buffer {
  const told = Buffer.from("+31.2304+121.4737/TelephoneMaker");
  return Buffer.concat([
    box("ftyp", Buffer.from(`${brand}\0\0\0\0isommp41`, "latin1")),
    box(
      "moov",
      box("mvhd", Buffer.alloc(100)),
      box("trak", box("tkhd", Buffer.alloc(84)), box("udta", told)),
      box("udta", box("\u00a9xyz", told)),
      box("meta", told),
    ),
    box("mdat", FRAMES),
    box("uuid", told),
  ]);
}

export function mp3(): Buffer {
  const tag = Buffer.concat([
    Buffer.from("ID3\u0004\0\0", "latin1"),
    Buffer.from([0, 0, 0, 32]),
    Buffer.from("TelephoneMaker".padEnd(32)),
  ]);
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([tag, frame, frame, frame, Buffer.from("TAG".padEnd(128, "x"))]);
}

export function wav(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(kind, 0, "latin1");
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  const body = Buffer.concat([
    Buffer.from("WAVE"),
    chunk("fmt ", format),
    chunk("LIST", Buffer.from("INFOIARTTelephoneMaker!")),
    chunk("data", Buffer.alloc(200, 7)),
  ]);
  const head = Buffer.alloc(8);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export type Packed = {
  readonly name: string;
  readonly content: Buffer;
  /** Said in place of the true size. */ readonly says?: number;
};

/** A packed archive, each part deflated. */
export function archive(parts: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, says } of parts) {
    const packed = deflateRawSync(content, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

export function office(kind: "docx" | "xlsx", more: readonly Packed[] = []): Buffer {
  const [core, type] =
    kind === "docx"
      ? [
          "word/document.xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        ]
      : ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"];
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${core}" ContentType="${type}"/></Types>`;
  return archive([
    { name: "[Content_Types].xml", content: Buffer.from(types) },
    { name: core, content: Buffer.from("<w:document/>") },
    ...more,
  ]);
}

/** One page with a line on it. */
export const PDF = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj
4 0 obj<</Length 31>>stream
10 w 20 20 m 280 380 l 0 0 1 RG S
endstream endobj
trailer<</Root 1 0 R>>
`);

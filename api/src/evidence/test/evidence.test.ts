import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { expect, test } from "vitest";

import { act, type Answer } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  faults,
  registered,
  timelineOf,
  toEngineering,
} from "../../complaint/test/stage.fixture.ts";
import { lookUnder } from "../../resident/test/under-code.fixture.ts";
import { HTML, movie, office, PDF, picture, SVG } from "./files.fixture.ts";
import { evidenceOf, fetchCopy, newKey, send, sha256 } from "./upload.fixture.ts";
import { forgetUploads } from "../jobs.ts";

const world = useWorld();

async function withPhoto(content: Buffer, isPublic = false): Promise<{ seen: Answer; fileId: string }> {
  const { handler } = world().cast;
  const accepted = await bring(world(), "INVESTIGATING");
  const { fileId } = await send(world(), handler, accepted.id, "门机.jpg", content);
  const seen = await done(world(), handler, "AddEvidence", accepted, {
    fileIds: [fileId],
    about: "皮带断了",
    public: isPublic,
  });
  return { seen, fileId };
}

test("EVD-0, EVD-1: a photo with its place is kept untouched under its hash, and shared without place and device", async () => {
  const content = await picture("jpeg", 1_000);
  const { seen } = await withPhoto(content);
  const [file] = await evidenceOf(world(), world().cast.handler, seen.id);
  expect(file).toMatchObject({
    name: "门机.jpg",
    form: "PICTURE",
    bytes: content.length,
    sha256: sha256(content),
    public: false,
  });
  const original = await fetchCopy(world(), world().cast.supervisor, file?.originalUrl ?? "");
  expect(sha256(original.bytes)).toBe(sha256(content));
  const shared = await fetchCopy(world(), world().cast.handler, file?.sharedUrl ?? "");
  const left = await sharp(shared.bytes).metadata();
  expect([left.width, left.exif, left.xmp]).toEqual([1_000, undefined, undefined]);
  expect(shared.bytes.includes("TelephoneMaker")).toBe(false);
  const preview = await fetchCopy(world(), world().cast.handler, file?.previewUrl ?? "");
  expect(preview.headers.get("content-type")).toBe("image/jpeg");
  const timeline = await timelineOf(world(), world().cast.dispatcher, seen.id);
  expect(timeline.find(({ kind }) => kind === "EVIDENCE_ADDED")).toMatchObject({
    text: "门机.jpg\n皮带断了",
    public: false,
  });
});

test("EVD-1: an upload cut off in the middle goes on from what had arrived, and is whole", async () => {
  const { handler, supervisor } = world().cast;
  const accepted = await bring(world(), "INVESTIGATING");
  const content = await sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      noise: { type: "gaussian", mean: 120, sigma: 60 },
      background: "#000",
    },
  })
    .jpeg({ quality: 100 })
    .toBuffer();
  expect(content.length).toBeGreaterThan(500_000);
  const { status, fileId } = await send(world(), handler, accepted.id, "夜里.jpg", content, {
    cutAfter: 200_000,
  });
  expect(status).toBe(204);
  const seen = await done(world(), handler, "AddEvidence", accepted, { fileIds: [fileId] });
  const [file] = await evidenceOf(world(), supervisor, seen.id);
  expect(sha256((await fetchCopy(world(), supervisor, file?.originalUrl ?? "")).bytes)).toBe(sha256(content));
});

const zeros = Buffer.alloc(30_000_000);

test.each([
  ["an HTML named .jpg", "现场.jpg", HTML, 422, "KIND_NOT_TAKEN"],
  ["a drawing with a script", "图.svg", SVG, 422, "KIND_NOT_TAKEN"],
  [
    "a packed bomb named .docx",
    "合同.docx",
    office("docx", [{ name: "word/media/a.bin", content: zeros }]),
    422,
    "PACKED_TOO_TIGHT",
  ],
  ["a film cut off in the middle", "录像.mp4", movie().subarray(0, 220), 422, "BROKEN"],
  ["a film of 101 MB", "录像.mp4", Buffer.alloc(101_000_000), 413, "TOO_LARGE"],
])(
  "EVD-1: %s is refused in words, nothing of it is kept, and the complaint stays as it was",
  async (_what, name, content, status, refusal) => {
    const { handler } = world().cast;
    const accepted = await bring(world(), "INVESTIGATING");
    const sent = await send(world(), handler, accepted.id, name, content);
    expect([sent.status, sent.refusal]).toEqual([status, refusal]);
    const answer = await act(world(), handler, "AddEvidence", accepted, {
      fileIds: [sent.fileId || newKey()],
    });
    expect(faults(answer)).toEqual(["fileIds UNKNOWN_REFERENCE"]);
    expect(await evidenceOf(world(), handler, accepted.id)).toEqual([]);
    const left = await readdir(world().app.services.evidence.arrivals);
    expect(left).toEqual([]);
  },
);

test("EVD-1: nothing is served as active content: documents are handed over as files, pictures in a page of their own that runs nothing", async () => {
  const { handler } = world().cast;
  const accepted = await bring(world(), "INVESTIGATING");
  const files = [
    await send(world(), handler, accepted.id, "报价.pdf", PDF),
    await send(world(), handler, accepted.id, "说明.docx", office("docx")),
    await send(world(), handler, accepted.id, "录像.html", movie()),
  ];
  const seen = await done(world(), handler, "AddEvidence", accepted, {
    fileIds: files.map(({ fileId }) => fileId),
  });
  const evidence = await evidenceOf(world(), handler, seen.id);
  const served = await Promise.all(evidence.map(({ sharedUrl }) => fetchCopy(world(), handler, sharedUrl)));
  expect(served.map(({ headers }) => headers.get("content-disposition")?.split(";")[0])).toEqual([
    "attachment",
    "attachment",
    "inline",
  ]);
  for (const { headers } of served) {
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("content-type")).not.toMatch(/html|svg|script/);
  }
});

test("EVD-1: a player gets the part it asks for, and hears where there is none", async () => {
  const { seen } = await withPhoto(movie());
  const [file] = await evidenceOf(world(), world().cast.handler, seen.id);
  const part = await fetchCopy(world(), world().cast.handler, file?.sharedUrl ?? "", { range: "bytes=4-7" });
  expect([part.status, part.bytes.toString()]).toEqual([206, "ftyp"]);
  expect(part.headers.get("content-range")).toBe(`bytes 4-7/${movie().length}`);
  expect(
    (await fetchCopy(world(), world().cast.handler, file?.sharedUrl ?? "", { range: "bytes=99999-" })).status,
  ).toBe(416);
});

test("ORG-1, EVD-1: a file is for who may see its complaint; the original for supervisors, project managers and the company", async () => {
  const { cast } = world();
  const { seen } = await withPhoto(await picture("jpeg"));
  const [file] = await evidenceOf(world(), cast.handler, seen.id);
  const statuses = async (address: string) => {
    const people = [
      null,
      cast.stranger,
      cast.agentB,
      cast.cleaner,
      cast.handler,
      cast.dispatcher,
      cast.supervisor,
      cast.qa,
    ];
    return Promise.all(people.map(async (person) => (await fetchCopy(world(), person, address)).status));
  };
  expect(await statuses(file?.sharedUrl ?? "")).toEqual([404, 404, 404, 404, 200, 200, 200, 200]);
  expect(await statuses(file?.originalUrl ?? "")).toEqual([404, 404, 404, 404, 404, 404, 200, 200]);
});

test("EVD-1: who saw and downloaded what is on record, for supervisors and up", async () => {
  const { cast } = world();
  const { seen, fileId } = await withPhoto(await picture("jpeg"));
  const [file] = await evidenceOf(world(), cast.handler, seen.id);
  await fetchCopy(world(), cast.dispatcher, file?.sharedUrl ?? "");
  await fetchCopy(world(), cast.supervisor, file?.originalUrl ?? "");
  await fetchCopy(world(), cast.agentB, file?.sharedUrl ?? "");
  const query = "query ($id: String!) { evidenceAccesses(fileId: $id) { copy by { name } } }";
  expect((await world().gql(cast.supervisor, query, { id: fileId })).data).toEqual({
    evidenceAccesses: [
      { copy: "ORIGINAL", by: { name: cast.supervisor.name } },
      { copy: "SHARED", by: { name: cast.dispatcher.name } },
    ],
  });
  expect((await world().gql(cast.handler, query, { id: fileId })).data).toEqual({ evidenceAccesses: null });
});

test("ORG-1: nobody uploads to a complaint they cannot see, goes on with another's upload, or adds another's file", async () => {
  const { cast } = world();
  const accepted = await bring(world(), "INVESTIGATING");
  const content = await picture("jpeg");
  expect((await send(world(), cast.agentB, accepted.id, "a.jpg", content)).status).toBe(404);
  expect((await send(world(), { code: "0".repeat(20) }, accepted.id, "a.jpg", content)).status).toBe(404);
  const { fileId } = await send(world(), cast.handler, accepted.id, "a.jpg", content);
  const head = await fetch(`${world().url}/evidence/upload/${fileId}`, {
    method: "HEAD",
    headers: { "tus-resumable": "1.0.0", cookie: await world().cookieOf(cast.dispatcher) },
  });
  expect(head.status).toBe(404);
  expect(faults(await act(world(), cast.dispatcher, "AddEvidence", accepted, { fileIds: [fileId] }))).toEqual(
    ["fileIds UNKNOWN_REFERENCE"],
  );
  const other = await bring(world(), "INVESTIGATING");
  expect(faults(await act(world(), cast.handler, "AddEvidence", other, { fileIds: [fileId] }))).toEqual([
    "fileIds UNKNOWN_REFERENCE",
  ]);
  const seen = await done(world(), cast.handler, "AddEvidence", accepted, { fileIds: [fileId] });
  expect(faults(await act(world(), cast.handler, "AddEvidence", seen, { fileIds: [fileId] }))).toEqual([
    "fileIds UNKNOWN_REFERENCE",
  ]);
});

test("INT-6, HND-5, EVD-0: a complainant adds a photo under the code, sees public files, and never the internal ones", async () => {
  const { cast } = world();
  const seen = await registered(world());
  const code = seen.trackingCode;
  const own = await send(world(), { code }, "", "漏水.jpg", await picture("jpeg"));
  const add = `mutation ($code: String!, $key: String!, $ids: [String!]!) {
    answer: trackedAddEvidence(code: $code, idempotencyKey: $key, fileIds: $ids) { ... on Tracked { entries { kind file { name form url previewUrl } } } ... on Error { code } } }`;
  type Files = { answer: { entries: { kind: string; file: { name: string; url: string } | null }[] } };
  const added = await world().gql<Files>(null, add, { code, key: newKey(), ids: [own.fileId] });
  const file = added.data?.answer.entries.find(({ kind }) => kind === "EVIDENCE_ADDED")?.file;
  expect(file).toMatchObject({ name: "漏水.jpg", form: "PICTURE" });
  const fetched = await fetchCopy(world(), null, file?.url ?? "");
  expect([fetched.status, fetched.bytes.includes("TelephoneMaker")]).toEqual([200, false]);

  const assigned = await done(
    world(),
    cast.dispatcher,
    "Assign",
    { ...seen, version: seen.version + 1 },
    toEngineering(world()),
  );
  const secret = await send(world(), cast.dispatcher, seen.id, "内部.jpg", await picture("jpeg"));
  await done(world(), cast.dispatcher, "AddEvidence", assigned, { fileIds: [secret.fileId] });
  expect(JSON.stringify(await lookUnder(world(), code))).not.toContain("内部");
  const forged = (file?.url ?? "").replace(own.fileId, secret.fileId);
  expect((await fetchCopy(world(), null, forged)).status).toBe(404);
  expect((await fetchCopy(world(), null, (file?.url ?? "").replace("/shared", "/original"))).status).toBe(
    404,
  );
  world().clock.advance(2 * 3_600_000);
  expect((await fetchCopy(world(), null, file?.url ?? "")).status).toBe(404);
});

test("EVD-1: an upload that nobody makes part of a record is forgotten after a day, with its bytes; what is part of one stays", async () => {
  const { handler, supervisor } = world().cast;
  const kept = await withPhoto(await picture("jpeg", 700));
  const accepted = await bring(world(), "INVESTIGATING");
  const loose = await send(world(), handler, accepted.id, "多余.png", await picture("png", 300));
  const job = () => forgetUploads.perform({}, world().app.services);
  await job();
  expect((await act(world(), handler, "NoteProgress", accepted, { text: "还在" })).__typename).toBe(
    "Complaint",
  );
  world().clock.advance(DAY + 60_000);
  await job();
  const later = await act(world(), supervisor, "AddEvidence", accepted, { fileIds: [loose.fileId] });
  expect(later.__typename).not.toBe("Complaint");
  const [file] = await evidenceOf(world(), supervisor, kept.seen.id);
  expect((await fetchCopy(world(), supervisor, file?.originalUrl ?? "")).status).toBe(200);
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { bring, done } from "../../complaint/test/stage.fixture.ts";
import { movie, picture } from "./files.fixture.ts";
import { evidenceOf, fetchCopy, send, sha256 } from "./upload.fixture.ts";

let folder = "";
let server: S3rver | null = null;
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heyi-s3-"));
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "evidence", configs: [] }],
  });
  port = (await server.run()).port;
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true });
});

const world = useWorld({
  s3: () => ({
    endpoint: `http://127.0.0.1:${port}/evidence`,
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  }),
});

test("EVD-1: in a bucket as in a folder: original and shared copy come back bit by bit, whole and in parts", async () => {
  const { handler, supervisor } = world().cast;
  const accepted = await bring(world(), "INVESTIGATING");
  const contents = [await picture("jpeg", 1_500), movie()];
  const sent = [];
  for (const content of contents) sent.push(await send(world(), handler, accepted.id, "现场", content));
  const seen = await done(world(), handler, "AddEvidence", accepted, {
    fileIds: sent.map(({ fileId }) => fileId),
  });
  const evidence = await evidenceOf(world(), supervisor, seen.id);
  const originals = await Promise.all(
    evidence.map(({ originalUrl }) => fetchCopy(world(), supervisor, originalUrl)),
  );
  expect(originals.map(({ bytes }) => sha256(bytes))).toEqual(contents.map(sha256));
  const part = await fetchCopy(world(), supervisor, evidence[1]?.sharedUrl ?? "", { range: "bytes=4-7" });
  expect([part.status, part.bytes.toString()]).toEqual([206, "ftyp"]);
});

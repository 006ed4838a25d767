import { Agent } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { encodeGlobalId } from "../../src/graphql/global-id.ts";
import { schema } from "../../src/graphql/schema.ts";
import { createLog } from "../../src/kernel/log.ts";
import { useWorld } from "../world.ts";
import { FOREIGN_NAME, FOREIGN_PHONE, toldBy, toldByLog } from "./leaks.ts";
import { Operations } from "./operations.ts";
import { Random } from "./random.ts";
import { type Answer, type Target, wrongBytes, wrongWords } from "./requests.ts";
import { wrongMessages } from "./sockets.ts";

const SEED = Number(process.env["HEYI_FUZZ_SEED"] ?? 20_261_121);
const BY_WORDS = 6_000;
const BY_BYTES = 1_000;
const SOCKETS = 150;
const MESSAGES = 20;
const AT_ONCE = 10;
/** Once what is remembered of texts has reached its bounds nothing more may stay; the log kept by this test itself does. */
const GROWTH_BYTES = 25_000_000;
/** The server's own fault, as a socket says it. */
const BROKEN = [1011, 4500];

const lines: string[] = [];
const world = useWorld({ log: createLog("debug", { write: (line) => void lines.push(line) }) });

test(`10,000 malformed requests of seed ${SEED}: none is answered with a 5xx, nothing is told, nothing leaks, and the next one is answered at once`, async () => {
  const printed = (["error", "warn", "log"] as const).map((name) =>
    vi.spyOn(console, name).mockReturnValue(undefined),
  );
  const target = await targetOf();
  const faults: string[] = [];
  const judge = (what: string, { status, text }: Answer) => {
    const told = status >= 500 ? "a 5xx" : toldBy(text);
    if (told !== null) faults.push(`${what}: ${told}: ${status} ${text.slice(-400)}`);
  };

  const byWords = async (random: Random, what: string) => judge(what, await wrongWords(target, random));
  await each("warm-up", 500, byWords);
  await each("words", BY_WORDS / 2, byWords);
  const before = heapInUse();
  await each("more words", BY_WORDS / 2, byWords);
  await each("bytes", BY_BYTES, async (random, what) => judge(what, await wrongBytes(target, random)));
  await each("socket", SOCKETS, async (random, what) => {
    const { code, texts } = await wrongMessages(target, random, MESSAGES);
    judge(what, { status: BROKEN.includes(code) ? code : 200, text: texts.join("\n") });
  });

  expect(faults.slice(0, 5), `${faults.length} faults`).toEqual([]);
  const logged = [...lines, ...printed.flatMap(({ mock }) => mock.calls.map(String))];
  expect(logged.filter((line) => toldByLog(line) !== null).slice(0, 5)).toEqual([]);
  expect(heapInUse() - before).toBeLessThan(GROWTH_BYTES);
  await expect.poll(() => world().app.server.sockets.size).toBe(0);

  const started = performance.now();
  for (let n = 0; n < 20; n += 1)
    expect(
      (await world().gql(world().cast.agent, "{ queue(first: 5) { edges { cursor } } }")).errors,
    ).toBeUndefined();
  expect((performance.now() - started) / 20).toBeLessThan(200);
  target.agent.destroy();
}, 90_000);

/** Each request has a seed of its own, so that one can be looked at alone. */
async function each(kind: string, count: number, run: (random: Random, what: string) => Promise<void>) {
  let next = 0;
  const kindSeed = [...kind].reduce((sum, character) => sum * 31 + character.charCodeAt(0), SEED);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const at = next++;
        await run(new Random(kindSeed + at * 7919), `${kind} ${at}`);
      }
    }),
  );
}

function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

async function targetOf(): Promise<Target> {
  const { app, cast, cookieOf } = world();
  const own = await Promise.all(
    ["李四", "王五", "赵六"].map((name) => registered(cast.agent, cast.a.id, name, "13800000000")),
  );
  const foreign = await registered(cast.stranger, cast.elsewhere.id, FOREIGN_NAME, FOREIGN_PHONE);
  const people = [cast.agent, cast.dispatcher, cast.handler, cast.qa, cast.admin];
  return {
    port: app.server.port,
    agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }),
    cookies: [null, ...(await Promise.all(people.map(cookieOf)))],
    operations: new Operations(schema),
    ids: {
      Complaint: [...own, foreign, encodeGlobalId("Complaint", "019c0000-0000-7000-8000-000000000001")],
      Project: [encodeGlobalId("Project", cast.a.id), encodeGlobalId("Project", cast.elsewhere.id)],
      Department: [encodeGlobalId("Department", cast.a.departments.ENGINEERING)],
      Staff: [encodeGlobalId("Staff", cast.handler.staffId), encodeGlobalId("Staff", cast.stranger.staffId)],
    },
  };
}

async function registered(
  by: Parameters<ReturnType<typeof world>["gql"]>[0],
  project: string,
  name: string,
  phone: string,
) {
  const input = {
    idempotencyKey: crypto.randomUUID(),
    projectId: encodeGlobalId("Project", project),
    channel: "HOTLINE",
    content: `${name}:楼道灯不亮,回电 ${phone}`,
    complainant: { kind: "OWNER", name, phone, room: "1栋1单元501" },
  };
  const { data } = await world().gql<{ complaintRegister: { id: string } }>(
    by,
    "mutation ($input: ComplaintRegisterInput!) { complaintRegister(input: $input) { ... on Complaint { id } } }",
    { input },
  );
  if (data?.complaintRegister.id === undefined) throw new Error("not registered");
  return data.complaintRegister.id;
}

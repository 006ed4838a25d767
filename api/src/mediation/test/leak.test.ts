import { execute, parse } from "graphql";
import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";

import { idOf, register as registerComplaint } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { drafted, EDIT } from "../../agreement/test/agreement.fixture.ts";
import { sql } from "../../complaint/test/stage.fixture.ts";
import { contextOf } from "../../graphql/writer/writer.fixture.ts";
import { schema } from "../../graphql/schema.ts";
import { papersOf, papersThere } from "../../agreement/papers/case-papers.ts";
import { onPaper } from "../../agreement/papers/gather.ts";
import { toId } from "../../kernel/ids.ts";
import { createLog } from "../../kernel/log.ts";
import { readerOf } from "../../kernel/sql.ts";
import { readCase } from "../store.ts";
import { act, attempt, COMPANY, inSession, PARTIES, propose, type Case } from "./case.fixture.ts";
import { everyQuestion, everythingIn } from "./everything.fixture.ts";

const logged: string[] = [];
const sink = new PassThrough();
sink.on("data", (line: Buffer) => logged.push(line.toString("utf8")));
const world = useWorld({ log: createLog("debug", sink) });

/** Said in confidence: in a statement, in a note, and once in a command that was refused. */
const CANARIES = ["canary-7f3a-底线六千", "canary-91bc-其实想搬走", "canary-e0d2-不可说"] as const;
/** AGR-1: of identity cards, a passport and a company: taken in, and in commands that were refused; nobody ever reads one. */
const NUMBERS = {
  resident: "440305198708123310",
  company: "91441300MA7K3Q9X26",
  passport: "E7Q93K51X",
  mistyped: "441302196202294480",
} as const;
const SECRETS: readonly string[] = [...CANARIES, ...Object.values(NUMBERS)];
let seen: Case;
let complaint: { readonly id: string; readonly number: string };

beforeAll(async () => {
  const { cast } = world();
  complaint = await registerComplaint(world(), cast.agent, cast.a);
  await propose(world(), cast.supervisor, { complaintIds: [complaint.id] });
  const begun = await inSession(world());
  const [first, second, third] = CANARIES;
  const said = { sessionNo: 1, by: "A", level: "MEDIATOR_ONLY", text: first };
  let noted = await act(world(), cast.mediator, "Record", begun, said);
  noted = await act(world(), cast.mediator, "Record", noted, {
    by: "MEDIATOR",
    level: "MEDIATOR_ONLY",
    text: second,
  });
  const refused = { sessionNo: 99, by: "Z", level: "MEDIATOR_ONLY", text: third };
  const answers = [
    await attempt(world(), cast.mediator, "Record", noted, refused),
    await attempt(world(), cast.dispatcher, "Record", noted, said),
  ];
  if (answers.some((answer) => "id" in answer)) throw new Error("what was to be refused was done");
  noted = await withNumbers(noted);
  seen = await act(world(), cast.mediator, "EditAgreement", await drafted(world(), noted), EDIT);
});

/** AGR-1: in the first case a card and a passport, in one of its own a company; others are refused. */
async function withNumbers(noted: Case): Promise<Case> {
  const { mediator, supervisor, dispatcher } = world().cast;
  const take = (as: Person, of: Case, input: object) => attempt(world(), as, "TakeIdentity", of, input);
  const { resident, company, passport, mistyped } = NUMBERS;
  const card = { party: "A", idType: "RESIDENT_ID", number: resident };
  const refused = [
    await take(mediator, noted, { ...card, number: mistyped }),
    await take(dispatcher, noted, card),
  ];
  if (refused.some((answer) => "id" in answer)) throw new Error("what was to be refused was done");
  // Whoever opens a case keeps its record.
  const other = await propose(world(), supervisor, { parties: [PARTIES[0], COMPANY] });
  await act(world(), supervisor, "TakeIdentity", other, {
    party: "B",
    idType: "CREDIT_CODE",
    number: company,
  });
  const once = await act(world(), mediator, "TakeIdentity", noted, card);
  return act(world(), mediator, "TakeIdentity", once, { party: "B", idType: "PASSPORT", number: passport });
}

/** What arguments are tried: each id there is, and the very words, for what searches. */
function valuesOf(field: string, argument: string): readonly string[] {
  const text = (value: string) => JSON.stringify(value);
  const known: Readonly<Record<string, readonly string[]>> = {
    id: [seen.id, complaint.id].map(text),
    projectId: [text(idOf("Project", world().cast.a.id))],
    number: [text(complaint.number), text(seen.number)],
    content: SECRETS.map(text),
    text: [text("x")],
    startsWith: ["1栋", ...SECRETS].map(text),
    filter: [`{ view: OPEN }`, ...SECRETS.map((word) => `{ view: OPEN, text: ${text(word)} }`)],
    caseId: [text(seen.id)],
    openOnly: ["false", "true"],
    figure: ["OPEN"],
    kind: ["RESULT"],
    fileId: [text(randomUUID())],
    code: [text("AAAA-BBBB-CCCC-DDDD")],
    projectCode: [text("WAN")],
    year: ["2026"],
    hash: [text("a".repeat(64))],
    from: [text("2026-02-01")],
    to: [text("2026-03-31")],
  };
  if (field === "queue" && argument === "first") return ["100"];
  return known[argument] ?? [];
}

async function askedBy(person: Person | null): Promise<string> {
  const answers: string[] = [];
  for (const { name, query } of everyQuestion(valuesOf)) {
    const contextValue = await contextOf(world(), person ?? world().cast.stranger);
    const asked = person === null ? { ...contextValue, actor: null } : contextValue;
    const answer = await execute({ schema, document: parse(query), contextValue: asked });
    // A fault of the question itself would be told with its words.
    for (const { message } of answer.errors ?? [])
      expect([name, message]).toEqual([name, expect.not.stringContaining("has invalid value")]);
    answers.push(`${name} ${JSON.stringify(answer)}`);
  }
  return answers.join("\n");
}

/** The canaries that a text holds, whole or as JSON would write them. */
function found(text: string): readonly string[] {
  return SECRETS.filter((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)));
}

async function dump(): Promise<string> {
  const tables = await sql<{ name: string }>(
    world(),
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ text: string | null }>(
        world(),
        `select string_agg(to_jsonb(t)::text, ' ') as text from ${name} t`,
      );
      return row?.text ?? "";
    }),
  );
  // What is sealed is bytes, shown in hexadecimal: looked for so, too.
  return texts.join("\n");
}

describe("MED-5, AGR-1 what is said in confidence, and the numbers of proofs of identity", () => {
  test("is read by the case's mediator, so the search finds what is there; no number is, but its last four", async () => {
    const text = await askedBy(world().cast.mediator);
    expect(found(text)).toEqual(CANARIES.slice(0, 2));
    expect(text).toContain(`"${"*".repeat(14)}${NUMBERS.resident.slice(-4)}"`);
  });

  test.each([
    "agent",
    "dispatcher",
    "handler",
    "supervisor",
    "manager",
    "qa",
    "admin",
    "supervisorB",
    "stranger",
  ] as const)("reaches %s by no query, field or search", async (name) => {
    const text = await askedBy(world().cast[name]);
    expect(text.length).toBeGreaterThan(5_000);
    expect(found(text)).toEqual([]);
  });

  test("reaches nobody who is signed out", async () => {
    expect(found(await askedBy(null))).toEqual([]);
  });

  test("stands in no table of the database, job or event, nor as bytes", async () => {
    const text = await dump();
    expect(text).toContain(seen.number);
    expect(found(text)).toEqual([]);
    for (const word of SECRETS) expect(text).not.toContain(Buffer.from(word, "utf8").toString("hex"));
  });

  test("stands in no line of the log", () => {
    expect(found(logged.join(""))).toEqual([]);
  });

  test("is pushed to nobody: of a case only that something joint happened, and not even to the mediator what", async () => {
    const { cast } = world();
    const { data } = await world().gql<{ queue: { cursor: string } }>(
      cast.supervisor,
      "{ queue { cursor } }",
    );
    const after = data?.queue.cursor;
    const queues = [cast.supervisor, cast.dispatcher, cast.manager].map((person) =>
      world().live(
        person,
        `subscription ($after: String!) { queueChanged(after: $after) ${everythingIn("QueueMessage")} }`,
        { after },
      ),
    );
    const told = (person: Person) =>
      world().live(
        person,
        `subscription ($after: String) { notified(after: $after) ${everythingIn("NoticeMessage")} }`,
        {
          after,
        },
      );
    const cases = (person: Person, one: boolean) =>
      world().live(
        person,
        `subscription ($after: String) { told: ${one ? `caseChanged(caseId: "${seen.id}", after: $after)` : "casesChanged(after: $after)"} ${everythingIn("CaseMessage")} }`,
        { after },
      );
    const spoken = await Promise.all([cases(cast.mediator, true), cases(cast.mediator, false)]);
    const silent = await Promise.all([
      ...[cast.supervisor, cast.dispatcher].map((person) => cases(person, true)),
      ...[cast.manager, cast.qa, cast.admin].map((person) => cases(person, false)),
      told(cast.supervisor),
      told(cast.mediator),
    ]);
    const outside = await cases(cast.supervisorB, true);
    expect(JSON.stringify(await outside.next())).toContain("goneIds");
    silent.push(outside);
    const lives = await Promise.all(queues);
    const said = { by: "MEDIATOR", level: "MEDIATOR_ONLY", text: CANARIES[0] };
    seen = await act(world(), cast.mediator, "Record", seen, said);
    await registerComplaint(world(), cast.agent, cast.a);
    const messages = await Promise.all([...lives, ...spoken].map((live) => live.next()));
    expect(found(JSON.stringify(messages))).toEqual([]);
    expect(JSON.stringify(messages.slice(lives.length))).toContain(seen.id);
    await Promise.all(silent.map((live) => live.nothing()));
    await Promise.all([...lives, ...spoken, ...silent].map((live) => live.close()));
  });

  test("is on no paper, which only readers of the case may fetch", async () => {
    const [, uuid = ""] = Buffer.from(seen.id, "base64url").toString("utf8").split(":");
    const { services } = world().app;
    const file = await readCase(readerOf(services.db.pool), world().cast.companyId, toId(uuid));
    if (file === null) throw new Error("no case");
    const given = await onPaper(services, file, "https://heyi.example/r/verify");
    const papers = papersThere(given).flatMap((code) => papersOf(code, given));
    expect(JSON.stringify(papers)).toContain("双方陈述");
    for (const number of Object.values(NUMBERS))
      expect(JSON.stringify(papers)).not.toContain(number.slice(-6));
    expect(found(JSON.stringify(papers))).toEqual([]);
    const status = async (person: Person) => {
      const cookie = await world().cookieOf(person);
      return (await fetch(`${world().url}/papers/${uuid}/SESSION_RECORD.docx`, { headers: { cookie } }))
        .status;
    };
    expect(await Promise.all([world().cast.mediator, world().cast.supervisor].map(status))).toEqual([
      200, 200,
    ]);
    const { dispatcher, agent, admin, stranger, supervisorB } = world().cast;
    expect(await Promise.all([dispatcher, agent, admin, stranger, supervisorB].map(status))).toEqual([
      404, 404, 404, 404, 404,
    ]);
  });

  test("would be found, were it to leak into the case, an event or the log", async () => {
    const [word] = CANARIES;
    await sql(
      world(),
      "update mediation_case set file = jsonb_set(file, '{matter}', to_jsonb($1::text)) where number = $2",
      [word, seen.number],
    );
    expect(found(await askedBy(world().cast.supervisor))).toEqual([word]);
    expect(found(await dump())).toEqual([word]);
    world().app.services.log.info({ word }, "a leak");
    expect(found(logged.join(""))).toEqual([word]);
  });
});

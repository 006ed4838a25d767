import { beforeEach, expect, test } from "vitest";

import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { act, consented, look, refusal, type Case } from "./case.fixture.ts";

const world = useWorld();
const HOUR = 3_600_000;
const PLACE = "湾花园客服中心二楼会议室,从北门进,电梯到二楼左转;门口有绿色的牌子,来前请打电话";
let seen: Case;
let codes: Record<string, string>;

const later = (hours: number) => new Date(world().clock.now().getTime() + hours * HOUR).toISOString();

beforeEach(async () => {
  const { mediator } = world().cast;
  seen = await consented(world());
  const invite = async (input: object) => {
    seen = await act(world(), mediator, "ScheduleSession", seen, input);
  };
  await invite({ at: later(24), mode: "JOINT", place: PLACE, invited: ["A", "B"] });
  await invite({ at: later(30), mode: "SEPARATE", place: "A 的家", invited: ["A"] });
  await invite({ at: later(48), mode: "JOINT", invited: ["A", "B"] });
  for (const party of ["A", "B"]) seen = await act(world(), mediator, "GiveCode", seen, { party });
  const { record } = await look<{ record: { partyCodes: { letter: string; code: string }[] } }>(
    world(),
    mediator,
    seen,
    "record { partyCodes { letter code } }",
  );
  codes = Object.fromEntries(record.partyCodes.map(({ letter, code }) => [letter, code]));
});

async function ofStaff(person: Person, no: number): Promise<Response> {
  const { record } = await look<{ record: { sessions: { calendar: string }[] } }>(
    world(),
    world().cast.mediator,
    seen,
    "record { sessions { calendar } }",
  );
  const cookie = await world().cookieOf(person);
  return fetch(`${world().url}${record.sessions[no - 1]?.calendar}`, { headers: { cookie } });
}

function ofParty(code: string, session: unknown): Promise<Response> {
  return fetch(`${world().url}/invitations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, session }),
  });
}

/** Unfolded, as RFC 5545 3.1 has it: by name, whatever its parameters. */
function linesOf(text: string): Readonly<Record<string, string>> {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  return Object.fromEntries(
    lines.map((line) => [line.split(/[;:]/)[0] ?? "", line.slice(line.indexOf(":") + 1)]),
  );
}

test("MED-4 a session goes into a calendar by RFC 5545: lines of 75 octets at most, text escaped, times in UTC", async () => {
  const answer = await ofStaff(world().cast.mediator, 1);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await answer.text();
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(linesOf(text)).toMatchObject({
    METHOD: "PUBLISH",
    SEQUENCE: "0",
    STATUS: "CONFIRMED",
    LOCATION: PLACE.replaceAll(",", "\\,").replaceAll(";", "\\;"),
    SUMMARY: `调解会议 ${seen.number}`,
    DTSTART: later(24).replaceAll(/[-:]|\.\d+/g, ""),
  });
});

test("MED-4 a session that is moved or called off stays the same event, each time one sequence on", async () => {
  const { mediator } = world().cast;
  const before = linesOf(await (await ofParty(codes["B"] ?? "", 1)).text());
  seen = await act(world(), mediator, "MoveSession", seen, { no: 1, at: later(26), place: "管理处" });
  const moved = linesOf(await (await ofParty(codes["B"] ?? "", 1)).text());
  expect(moved).toMatchObject({
    UID: before["UID"],
    SEQUENCE: "1",
    LOCATION: "管理处",
    DTSTART: later(26).replaceAll(/[-:]|\.\d+/g, ""),
  });
  seen = await act(world(), mediator, "CancelSession", seen, { no: 1, reason: "甲方住院" });
  const off = linesOf(await (await ofParty(codes["B"] ?? "", 1)).text());
  expect(off).toMatchObject({ UID: before["UID"], SEQUENCE: "2", METHOD: "CANCEL", STATUS: "CANCELLED" });
  expect(JSON.stringify(off)).not.toContain("住院");
  const held = { no: 1, attendance: ["A", "B"], minutes: "x" };
  world().clock.advance(27 * HOUR);
  expect(await refusal(world(), mediator, "HoldSession", seen, held)).toContain("no FROZEN");
  expect(await refusal(world(), mediator, "MoveSession", seen, { no: 1, at: later(26) })).toBe("no FROZEN");
});

test("MED-5 nothing of the matter, of the parties or of the mode stands in a calendar file", async () => {
  for (const no of [1, 2]) {
    const text = (await (await ofStaff(world().cast.mediator, no)).text()).replaceAll("\r\n ", "");
    expect(text).toContain(seen.number);
    expect(text).not.toMatch(/软管|邹家乐|柯志远|背对背|SEPARATE/);
  }
});

test("MED-5 a party has its own sessions only, counted so that no gap tells of one behind its back", async () => {
  const { A = "", B = "" } = codes;
  const status = async (code: string, no: unknown) => (await ofParty(code, no)).status;
  expect(await Promise.all([1, 2, 3].map((no) => status(A, no)))).toEqual([200, 200, 200]);
  expect(await Promise.all([1, 2, 3].map((no) => status(B, no)))).toEqual([200, 200, 404]);
  expect(await status("AAAA-BBBB-CCCC-DDDD-EEEE", 1)).toBe(404);
  expect(await status(B, "1")).toBe(400);
  const { data } = await world().gql<{ partyCase: { sessions: object[] } }>(
    null,
    "query ($code: String!) { partyCase(code: $code) { ... on PartyCase { sessions { no } } } }",
    { code: B },
  );
  expect(data?.partyCase.sessions).toEqual([{ no: 1 }, { no: 2 }]);
  const third = linesOf(await (await ofStaff(world().cast.mediator, 3)).text());
  expect(linesOf(await (await ofParty(B, 2)).text())["UID"]).toBe(third["UID"]);
});

test("MED-5 the staff fetch a calendar file by the rights by which they read the case", async () => {
  const { mediator, supervisor, dispatcher, agent, admin, stranger } = world().cast;
  const people = [mediator, supervisor, dispatcher, agent, admin, stranger];
  const answers = await Promise.all(people.map((person) => ofStaff(person, 2)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404, 404]);
  expect((await ofStaff(mediator, 3)).status).toBe(200);
});

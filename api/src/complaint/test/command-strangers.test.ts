import { describe, expect, test } from "vitest";
import { act, type Answer, idOf, register } from "../../../test/complaints.ts";
import { createPerson } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { registered, RESOLUTION } from "./stage.fixture.ts";

const world = useWorld();
const TRIAGE = { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" };

const UNKNOWN = "019c0000-0000-7000-8000-000000000001";
const COMMANDS: [verb: string, input: Record<string, unknown>][] = [
  ["Respond", { how: "PHONE" }],
  ["Triage", TRIAGE],
  ["Accept", {}],
  ["Decline", { reason: "不接" }],
  ["Contact", { how: "PHONE", text: "您好" }],
  ["Escalate", { reason: "急" }],
  ["Resolve", RESOLUTION],
  ["SettleOnTheSpot", { solution: "好了", complainantWord: "好" }],
  ["Withdraw", { reason: "撤回" }],
  ["FlagMalicious", { malicious: true, reason: "查证" }],
  ["Resume", {}],
];

describe("ORG-1 what is not there, not one's own or not of this kind is answered alike", () => {
  test.each(COMMANDS)("%s", async (verb, input) => {
    const { cast } = world();
    const [ofA, ofB] = [await registered(world()), await register(world(), cast.agentB, cast.b)];
    const nothing = { ...ofA, id: idOf("Complaint", UNKNOWN) };
    const answers = [
      await act(world(), cast.dispatcher, verb, nothing, input),
      await act(world(), cast.dispatcher, verb, ofB, input),
      await act(world(), cast.stranger, verb, ofA, input),
      await act(world(), cast.mediator, verb, ofA, input),
      await act(world(), cast.handler, verb, ofA, input),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(answers[0])]),
    );
    expect(answers[0]).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
  });

  test("also for one who sees all of another company", async () => {
    const { cast, gql, app } = world();
    const { companyId } = cast.stranger;
    const person = { username: "theirqa", name: "外品质", title: "公司品质" };
    const held = [{ role: "COMPANY_QA" as const }, { role: "ADMIN" as const }];
    const qa = await createPerson(app.services.db, companyId, person, held, "-", world().clock.now());
    const ofA = await registered(world());
    expect(await act(world(), qa, "Escalate", ofA, { reason: "急" })).toMatchObject({
      __typename: "NotFoundError",
    });
    const query =
      "query ($id: ID!) { complaint(id: $id) { id } node(id: $id) { id } queue(filter: { view: ALL }) { total edges { node { id } } } }";
    expect(await gql(qa, query, { id: ofA.id })).toEqual({
      data: { complaint: null, node: null, queue: { total: 0, edges: [] } },
    });
  });

  test("in queries, node() and by number", async () => {
    const { cast, gql } = world();
    const taken = await registered(world());
    const query =
      "query ($id: ID!, $number: String!) { complaint(id: $id) { id } node(id: $id) { id } complaintByNumber(number: $number) { id } }";
    const none = { complaint: null, node: null, complaintByNumber: null };
    for (const as of [cast.stranger, cast.dispatcherB, cast.handler, cast.mediator]) {
      expect(await gql(as, query, { id: taken.id, number: taken.number })).toEqual({ data: none });
    }
    expect(
      await gql(cast.agent, query, { id: idOf("Complaint", UNKNOWN), number: "WAN-202602-9999" }),
    ).toEqual({ data: none });
    const found = {
      complaint: { id: taken.id },
      node: { id: taken.id },
      complaintByNumber: { id: taken.id },
    };
    for (const as of [cast.agent, cast.qa, cast.admin])
      expect(await gql(as, query, { id: taken.id, number: taken.number.toLowerCase() })).toEqual({
        data: found,
      });
  });

  test.each(["Company", "Project", "Department", "Staff", "SavedView"])(
    "node() of another company's %s is answered as one that is not there",
    async (noun) => {
      const { cast, gql } = world();
      const ids = {
        Company: cast.stranger.companyId,
        Project: cast.elsewhere.id,
        Department: cast.elsewhere.departments.CLEANING,
        Staff: cast.stranger.staffId,
        SavedView: UNKNOWN,
      };
      const ask = async (id: string) => {
        const answer = await gql(cast.admin, "query ($id: ID!) { node(id: $id) { id } }", {
          id: idOf(noun, id),
        });
        expect(answer.data).toEqual({ node: null });
        expect(answer.errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
        return JSON.stringify(answer).replaceAll(id, "");
      };
      expect(await ask(ids[noun as keyof typeof ids])).toBe(await ask(UNKNOWN));
    },
  );

  test("an id of another kind is refused before anything is looked up", async () => {
    const { cast, gql } = world();
    const asked = await gql(cast.agent, "query ($id: ID!) { complaint(id: $id) { id } }", {
      id: idOf("Staff", cast.agent.staffId),
    });
    expect(asked.errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
    const input = {
      complaintId: idOf("Project", cast.a.id),
      expectedVersion: 1,
      idempotencyKey: crypto.randomUUID(),
      reason: "急",
    };
    const sent = await gql(
      cast.agent,
      "mutation ($input: ComplaintEscalateInput!) { complaintEscalate(input: $input) { ... on InvalidError { issues { path code } } } }",
      { input },
    );
    expect(sent).toEqual({
      data: { complaintEscalate: { issues: [{ path: "complaintId", code: "UNKNOWN_REFERENCE" }] } },
    });
  });

  test("nobody registers where they do not work: another project, another company's, one that is not there", async () => {
    const { cast } = world();
    const answers: Answer[] = [];
    for (const project of [cast.b, cast.elsewhere, { ...cast.b, id: UNKNOWN as typeof cast.b.id }])
      answers.push(await register(world(), cast.agent, project));
    for (const as of [cast.handler, cast.mediator, cast.qa, cast.admin])
      answers.push(await register(world(), as, cast.a));
    for (const answer of answers)
      expect(answer).toMatchObject({
        __typename: "NotAllowedError",
        code: "NOT_ALLOWED",
        refusal: "NO_RIGHT",
      });
  });
});

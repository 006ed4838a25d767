import { randomUUID } from "node:crypto";
import {
  createSourceEventStream,
  type DocumentNode,
  executeSubscriptionEvent,
  OperationTypeNode,
  validateSubscriptionArgs,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { idOf, register } from "../../../test/complaints.ts";
import { until } from "../../../test/until.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  done,
  toEngineering,
  DAY,
  RESOLUTION,
  type Stage,
  suspension,
  toCleaning,
} from "../../complaint/test/stage.fixture.ts";
import { drafted } from "../../agreement/test/agreement.fixture.ts";
import { addChannel, outgoing } from "../../message/test/acts.fixture.ts";
import { consoleOperations } from "./console-operations.fixture.ts";
import { schema } from "../schema.ts";
import { writeEvent } from "./write.ts";
import { PARTIES, PAYS } from "../../mediation/test/case.fixture.ts";
import { contextOf, inputFrom, operationIn, sameBothWays, type Variables } from "./writer.fixture.ts";

const world = useWorld();
const BLANK = [
  "content",
  "text",
  "reason",
  "solution",
  "complainantWord",
  "finding",
  "what",
  "measures",
  "to",
  "matter",
  "evidence",
  "minutes",
];
/** What only an administrator reads. */
const ADMINISTRATIVE = [
  "MessageTemplates",
  "MessagePreview",
  "MessageChannels",
  "PartnerApps",
  "OutgoingMessages",
  "RulesVersions",
  "StaffDirectory",
  "Estate",
  "SubCategoryBook",
];
const LIFT = { category: "FACILITIES", name: "电梯困人", validFrom: "2026-01-01" };
const KEEP = "mutation ($input: SubCategorySaveInput!) { subCategorySave(input: $input) { __typename } }";
const LIST = "mutation ($input: CourtListInput!) { courtList(input: $input) { __typename } }";
const KINDS: Readonly<Record<string, string>> = {
  AddMessageChannel: "EMAIL",
  ProposeCase: "LEAK",
  ChangeCase: "LEAK",
  RegisterOrganisation: "OWN_PANEL",
  PlanHandover: "COMMITTEE",
};
let caseId = "";
const operations = consoleOperations();
const namesOf = (kind: OperationTypeNode) =>
  [...operations].filter(([, document]) => operationIn(document).operation === kind).map(([name]) => name);

function asked(name: string): DocumentNode {
  const document = operations.get(name);
  if (document === undefined) throw new Error(`the console does not ask ${name}`);
  return document;
}

beforeAll(async () => {
  const { cast } = world();
  // In the other project, so that nothing here changes by what becomes of the message.
  const projectId = idOf("Project", cast.b.id);
  await addChannel(world(), { kind: "EMAIL", name: "品质部", to: ["quality@example.com"], projectId });
  await world().gql(cast.admin, KEEP, { input: LIFT });
  await world().gql(cast.admin, LIST, { input: { name: "深圳市南山区人民法院", districts: ["南山区"] } });
  ({ id: caseId } = await drafted(world()));
  const seen = await register(world(), cast.agentB, cast.b);
  await done(world(), cast.supervisorB, "Escalate", seen, { reason: "多户反映" });
  await until(
    async () => (await outgoing(world()))[0]?.state === "FAILED",
    10_000,
    "the message is given up",
  );
});

describe("what the console reads is written as the ordinary execution would", () => {
  test.each(namesOf(OperationTypeNode.QUERY))("%s", async (name) => {
    const { cast } = world();
    const [seen] = await Promise.all([bring(world(), "SUSPENDED"), bring(world(), "CLOSED")]);
    const variables: Variables = {
      id: seen.id,
      number: seen.number,
      after: name === "EarlierTimeline" ? await earlierThan(seen.id) : null,
      projectId: idOf("Project", cast.a.id),
      room: "1栋1单元501",
      startsWith: "1栋",
      phone: "199-0000-0001",
      content: "电梯停在五楼不动",
      unreadOnly: false,
      filter: { view: "OPEN" },
      figure: "OPEN",
      first: 50,
      openOnly: true,
      mine: false,
      from: "2026-02-01",
      to: "2026-02-28",
      caseId,
      kind: "RESULT",
      text: "{编号}:{结果},{项目}敬上",
    };
    const texts: string[] = [];
    const readers = ADMINISTRATIVE.includes(name) ? [cast.admin] : [cast.dispatcher, cast.handler, cast.qa];
    for (const person of readers)
      texts.push(await sameBothWays(await contextOf(world(), person), asked(name), variables));
    // Nothing but an empty list would prove little.
    expect(Math.max(...texts.map((text) => text.length))).toBeGreaterThan(60);
  });
});

describe("what the console is told live is written as the ordinary execution would", () => {
  test.each(namesOf(OperationTypeNode.SUBSCRIPTION))("%s", async (name) => {
    const { cast } = world();
    const seen = await bring(world(), "ASSIGNED");
    // A handler has no board.
    const reader = name === "BoardChanged" ? cast.supervisor : cast.handler;
    const { data } = await world().gql<{ queue: { cursor: string } }>(cast.handler, "{ queue { cursor } }");
    const args = validateSubscriptionArgs({
      schema,
      document: asked(name),
      variableValues: {
        id: seen.id,
        filter: { view: "OPEN" },
        // Of cases the first message says from where it goes on.
        ...(!name.startsWith("Case") && { after: data?.queue.cursor }),
        caseId,
      },
      contextValue: await contextOf(world(), reader),
    });
    if (!("schema" in args)) throw new Error(JSON.stringify(args));
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) throw new Error(JSON.stringify(source));
    const messages = source[Symbol.asyncIterator]();
    await done(world(), cast.dispatcher, "Reassign", seen, {
      ...toEngineering(world()),
      handlerId: idOf("Staff", cast.handler.staffId),
      reason: "换人",
    });
    const { value } = await messages.next();
    const ordinary = JSON.stringify(await executeSubscriptionEvent({ ...args, rootValue: value }));
    // A complaint's people are read from the database, which only the ordinary execution waits for.
    expect(writeEvent(args, value)).toBe(name === "ComplaintChanged" ? null : ordinary);
    await messages.return?.();
  });
});

describe("what the console's commands answer is written as the ordinary execution would", () => {
  const outcomes = new Set<string>();

  test.each(namesOf(OperationTypeNode.MUTATION))("%s", async (name) => {
    const { cast } = world();
    const document = asked(name);
    for (const stage of ["REGISTERED", "INVESTIGATING"] as const) {
      for (const person of [cast.handler, cast.dispatcher, cast.stranger]) {
        const input = await inputOn(document, stage);
        const empty = BLANK.filter((key) => key in input && !isCode(document, key));
        const blank = Object.fromEntries(empty.map((key) => [key, " "]));
        // Not as it should be, as it should be, and for a version that has passed.
        for (const change of [blank, {}, {}]) {
          const key = "idempotencyKey" in input && { idempotencyKey: randomUUID() };
          const given = { input: { ...input, ...change, ...key } };
          const text = await sameBothWays(await contextOf(world(), person), document, given);
          outcomes.add(outcomeOf(text));
          expect(text).toContain('"data":{"');
        }
      }
    }
  });

  test("among them success and every kind of refusal", () => {
    expect([...outcomes]).toEqual(
      expect.arrayContaining([
        "Complaint",
        "ConflictError",
        "InvalidError",
        "NotAllowedError",
        "NotFoundError",
      ]),
    );
  });
});

/** The reason of a suspension is one of a list, and so is what of a case is handed over. */
function isCode(document: DocumentNode, key: string): boolean {
  return (key === "reason" && suspends(document)) || (key === "what" && handsOver(document));
}

function handsOver(document: DocumentNode): boolean {
  return operationIn(document).name?.value === "PlanHandover";
}

function suspends(document: DocumentNode): boolean {
  return operationIn(document).name?.value === "ComplaintSuspend";
}

function outcomeOf(text: string): string {
  const { data } = JSON.parse(text) as { data: Record<string, { __typename: string }> };
  return Object.values(data)[0]?.__typename ?? "";
}

/** Good for one command or another; each takes what it has fields for. */
async function inputOn(document: DocumentNode, stage: Stage): Promise<Variables> {
  const seen = await bring(world(), stage);
  const { cast, clock } = world();
  return inputFrom(
    {
      complaintId: seen.id,
      expectedVersion: seen.version,
      idempotencyKey: randomUUID(),
      projectId: idOf("Project", cast.a.id),
      ...toCleaning(world()),
      ...RESOLUTION,
      ...suspension(world()),
      ...(!suspends(document) && { reason: "另有原因" }),
      channel: "HOTLINE",
      complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" },
      content: 'a "quoted" line\u2028and another \\ one',
      complainantInformed: true,
      complainantWord: "可以了",
      how: "PHONE",
      isReply: true,
      promisedAt: new Date(clock.now().getTime() + DAY).toISOString(),
      malicious: true,
      validity: "VALID",
      finding: "门机皮带断裂",
      responsibleParty: "本项目管理处",
      what: handsOver(document) ? ["MATTER"] : "更换门机皮带",
      byStaffId: idOf("Staff", cast.handler.staffId),
      consent: "AGREED",
      taskId: idOf("Task", randomUUID()),
      measureId: idOf("PreventiveMeasure", randomUUID()),
      ownerId: idOf("Staff", cast.handler.staffId),
      dueDate: "2026-03-20",
      dueAt: new Date(clock.now().getTime() + DAY / 24).toISOString(),
      measures: "项目经理上门",
      responsibleStaffId: idOf("Staff", cast.handler.staffId),
      toStaffId: idOf("Staff", cast.handler2.staffId),
      result: "UNREACHED",
      method: operationIn(document).name?.value === "ComplaintVisit" ? "PHONE" : "SITE_VISIT",
      ways: ["COURT"],
      to: "街道办",
      intoId: idOf("Complaint", randomUUID()),
      category: "ENVIRONMENT",
      impact: "HOUSEHOLD",
      urgency: "MEDIUM",
      name: "我的",
      helps: "先听完。",
      query: "view=OPEN",
      id: idOf("SavedView", randomUUID()),
      ids: [idOf("Notice", randomUUID())],
      fileIds: [randomUUID()],
      matter: "1栋停水",
      complaints: [{ complaintId: seen.id, expectedVersion: seen.version }],
      kind: KINDS[operationIn(document).name?.value ?? ""] ?? "RESULT",
      caseId: idOf("MediationCase", randomUUID()),
      parties: PARTIES,
      party: "A",
      concerned: ["A", "B"],
      districts: ["南山区"],
      purpose: "由其继续调解",
      agrees: true,
      idType: "RESIDENT_ID",
      number: "11010519491231002X",
      electronically: false,
      organisationId: idOf("MediationOrganisation", randomUUID()),
      at: new Date(clock.now().getTime() + DAY).toISOString(),
      mode: "JOINT",
      invited: ["A", "B"],
      no: 1,
      attendance: ["A"],
      minutes: "双方陈述。",
      by: operationIn(document).name?.value === "ApplyConfirmation" ? ["A", "B"] : "A",
      level: "MEDIATOR_ONLY",
      terms: [PAYS],
      round: 1,
      answers: [{ answer: "ACCEPTED" }],
      agreedBy: ["A", "B"],
      toldOtherWays: true,
      step: "LITIGATION",
      record: "已立案",
      oral: false,
      scopes: ["COMPLAINT_READ"],
      projectIds: [],
      appId: randomUUID(),
      around: { electronic: false },
      signer: "A",
      sealed: false,
      hash: "0".repeat(64),
      oneTimeCode: "123456",
      stroke: "M100 100L300 120L320 300",
      obligationId: idOf("Obligation", randomUUID()),
      evidence: "转账凭证",
      agreementId: idOf("Agreement", randomUUID()),
      court: "惠城区人民法院",
      papers: ["APPLICATION"],
      confirmed: true,
      established: true,
      leave: { reason: "不是同一件事" },
      applyToOpen: false,
      code: "TCG",
      city: "杭州",
      area: 1,
      buildings: [{ from: 1, to: 1, units: 1, floors: 2, roomsPerFloor: 2 }],
      username: "newcomer",
      password: "seven-tall-bamboos",
      title: "客服",
      roles: [{ role: "AGENT", projectId: idOf("Project", cast.a.id) }],
      active: true,
      validFrom: "2026-02-11",
      year: 2027,
      source: "国办发明电〔2026〕测试",
      holidays: [{ date: "2027-01-01", name: "元旦" }],
      makeUpDays: [{ date: "2027-01-04", name: "元旦" }],
    },
    document,
  );
}

async function earlierThan(id: string): Promise<string> {
  const { data } = await world().gql<{ complaint: { timeline: { pageInfo: { startCursor: string } } } }>(
    world().cast.dispatcher,
    "query ($id: ID!) { complaint(id: $id) { timeline(first: 2) { pageInfo { startCursor } } } }",
    { id },
  );
  return data?.complaint.timeline.pageInfo.startCursor ?? "";
}

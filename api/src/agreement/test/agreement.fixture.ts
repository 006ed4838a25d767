import { idOf } from "../../../test/complaints.ts";
import { addDays, localDate } from "../../kernel/local-time.ts";
import type { World } from "../../../test/world.ts";
import {
  act,
  consented,
  inSession,
  look,
  PAYS,
  register,
  type Case,
} from "../../mediation/test/case.fixture.ts";

export const APOLOGY = {
  obligor: "B",
  obligee: "A",
  kind: "APOLOGISE",
  description: "当面致歉",
  dueDate: "2026-02-20",
  proof: "当面表达,调解员在场",
};
const AROUND = { electronic: false, feeFen: 0, reserved: false, ownersDecided: false };
export const EDIT = {
  facts: "1栋1单元601卫生间软管爆裂,水漏至501,吊顶受损。",
  disputedMatter: "楼上软管爆裂,吊顶受损的赔偿",
  responsibilities: [
    { party: "A", text: "无责任" },
    { party: "B", text: "维护不周,承担全部责任" },
  ],
  terms: [PAYS, APOLOGY],
  place: "湾花园客服中心",
  date: "2026-02-11",
  copies: 3,
  mediatorName: "郑调解",
  recorderName: "李主任",
  around: AROUND,
};

/** Both parties accept the mediator's offer, and an agreement is drafted from it. */
export async function drafted(world: World, begun?: Case): Promise<Case> {
  const { mediator } = world.cast;
  let seen = begun ?? (await inSession(world));
  seen = await act(world, mediator, "Offer", seen, { by: "MEDIATOR", terms: [PAYS, APOLOGY] });
  const { record } = await look<{ record: { offers: { round: number }[] } }>(
    world,
    mediator,
    seen,
    "record { offers { round } }",
  );
  const round = record.offers.length;
  for (const party of ["A", "B"])
    seen = await act(world, mediator, "AnswerOffer", seen, {
      round,
      party,
      answers: [{ answer: "ACCEPTED" }],
    });
  return act(world, mediator, "DraftAgreement", seen);
}

/** The same on the world's own day: what has passed by then lies nine days ahead. */
function editOn({ clock }: World): typeof EDIT {
  const today = localDate(clock.now());
  const ahead = (due: string) => (due < today ? addDays(today, 9) : due);
  const terms = EDIT.terms.map((term) =>
    "dueDate" in term ? { ...term, dueDate: ahead(term.dueDate) } : term,
  );
  return { ...EDIT, terms, date: today < EDIT.date ? EDIT.date : today };
}

/** Complete, and waiting for hands. */
export async function frozen(world: World, begun?: Case): Promise<Case> {
  const seen = await act(
    world,
    world.cast.mediator,
    "EditAgreement",
    await drafted(world, begun),
    editOn(world),
  );
  return act(world, world.cast.mediator, "FreezeAgreement", seen);
}

/** Before an established committee: the mediator is one of the staff who sits in it. */
async function beforeCommittee(world: World): Promise<Case> {
  const { supervisor, mediator } = world.cast;
  const organisationId = await register(world, { kind: "OWN_PANEL", name: "公司调解室", established: true });
  const seen = await consented(world);
  // Brought before another body, everybody is asked anew.
  let brought = await act(world, supervisor, "BringBefore", seen, { organisationId });
  brought = await act(world, supervisor, "NameMediator", brought, {
    staffId: idOf("Staff", mediator.staffId),
  });
  brought = await act(world, mediator, "Declare", brought);
  for (const party of ["A", "B"])
    brought = await act(world, mediator, "Consent", brought, { party, how: "到场" });
  return brought;
}

/** The same, and both have come to a session. */
export async function beforeCommitteeInSession(world: World): Promise<Case> {
  const { cast, clock } = world;
  const seen = await beforeCommittee(world);
  const at = new Date(clock.now().getTime() + 60_000).toISOString();
  const planned = await act(world, cast.mediator, "ScheduleSession", seen, {
    at,
    mode: "JOINT",
    place: "湾花园客服中心",
    invited: ["A", "B"],
  });
  clock.advance(60_000);
  return act(world, cast.mediator, "HoldSession", planned, {
    no: 1,
    attendance: ["A", "B"],
    minutes: "双方陈述。",
  });
}

/** Signed on paper by both, in effect, and open to confirmation. */
export async function inEffectBeforeCommittee(world: World): Promise<Case> {
  const { cast } = world;
  let seen = await frozen(world, await beforeCommitteeInSession(world));
  for (const signer of ["A", "B"]) seen = await act(world, cast.mediator, "Sign", seen, { signer });
  return seen;
}

export type Seen = {
  readonly state: string;
  readonly record: {
    readonly agreements: {
      readonly id: string;
      readonly hash: string;
      readonly text: string;
      readonly effectiveAt: string | null;
      readonly lastDay: string | null;
      readonly confirmation: string;
      readonly lacking: { readonly path: string }[];
    }[];
    readonly obligations: {
      readonly id: string;
      readonly termNo: number;
      readonly instalmentNo: number | null;
      readonly state: string;
      readonly dueDate: string;
    }[];
  };
};
export function read(world: World, seen: Pick<Case, "id">): Promise<Seen> {
  return look<Seen>(
    world,
    world.cast.mediator,
    seen,
    `state record { agreements { id hash text effectiveAt lastDay confirmation lacking { path } }
                    obligations { id termNo instalmentNo state dueDate } }`,
  );
}

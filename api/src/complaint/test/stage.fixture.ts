import { STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { act, type Answer, idOf, register } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

/** HND-1: every state there is. */
export const STAGES = STATES;
export type Stage = State;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A command that must succeed. */
export async function done(
  world: World,
  as: Person,
  verb: string,
  seen: Answer,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  const answer = await act(world, as, verb, seen, input);
  if (answer.__typename !== "Complaint") throw new Error(`${verb}: ${JSON.stringify(answer)}`);
  // Not everybody is shown the code; it stays what it was.
  return { ...answer, trackingCode: seen.trackingCode };
}

export async function registered(world: World, input: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await register(world, world.cast.agent, world.cast.a, input);
  if (answer.__typename !== "Complaint") throw new Error(JSON.stringify(answer));
  return answer;
}

export function toEngineering({ cast }: World): { departmentId: string } {
  return { departmentId: idOf("Department", cast.a.departments.ENGINEERING) };
}

export function toCleaning({ cast }: World): { departmentId: string } {
  return { departmentId: idOf("Department", cast.a.departments.CLEANING) };
}

/** A complaint of project A, taken in by the agent and brought to this state by those whose work it is. */
export async function bring(
  world: World,
  stage: Stage,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  const { cast } = world;
  const taken = await registered(world, input);
  switch (stage) {
    case "REGISTERED":
      return taken;
    case "WITHDRAWN":
      return done(world, cast.agent, "Withdraw", taken, { reason: "业主来电撤回" });
    case "CLOSED":
      return done(world, cast.agent, "SettleOnTheSpot", taken, {
        solution: "当场复位",
        complainantWord: "可以了",
      });
    case "MERGED": {
      const sibling = await registered(world, input);
      return done(world, cast.dispatcher, "Merge", taken, { intoId: sibling.id, reason: "同一件事" });
    }
    default:
      return assignedTo(
        world,
        stage,
        await done(world, cast.dispatcher, "Assign", taken, toEngineering(world)),
      );
  }
}

async function assignedTo(world: World, stage: Stage, assigned: Answer): Promise<Answer> {
  const { handler, supervisor } = world.cast;
  if (stage === "ASSIGNED") return assigned;
  const accepted = await done(world, handler, "Accept", assigned);
  switch (stage) {
    case "INVESTIGATING":
      return accepted;
    case "SUSPENDED":
      return done(world, handler, "Suspend", accepted, suspension(world));
    case "RECTIFYING":
      return planned(world, accepted);
    case "IN_MEDIATION":
      return done(world, supervisor, "BeginMediation", accepted, { reason: "双方愿意调解" });
    case "REFERRED":
      return done(world, supervisor, "Refer", accepted, { to: "街道办", reason: "属市政" });
    default:
      return done(world, handler, "Resolve", accepted, RESOLUTION);
  }
}

const FINDING = {
  method: "SITE_VISIT",
  finding: "门机皮带断裂",
  rootCause: "FACILITY",
  responsibleParty: "本项目管理处",
};

/** Investigated and planned by the handler, promised for the day after. */
async function planned(world: World, accepted: Answer): Promise<Answer> {
  const { handler } = world.cast;
  const found = await done(world, handler, "Investigate", accepted, FINDING);
  return done(world, handler, "Plan", found, {
    what: "更换门机皮带",
    byStaffId: idOf("Staff", handler.staffId),
    promisedAt: new Date(world.clock.now().getTime() + DAY).toISOString(),
    consent: "AGREED",
  });
}

export const RESOLUTION = { solution: "已更换门机", rootCause: "FACILITY", complainantTold: true };

export function suspension({ clock }: World, days = 3): { reason: string; reviewAt: string; text: string } {
  return {
    reason: "WAITING_THIRD_PARTY",
    reviewAt: new Date(clock.now().getTime() + days * DAY).toISOString(),
    text: "等电梯厂家发配件,已告知业主",
  };
}

export function faults(answer: Answer): string[] {
  return (answer.issues ?? []).map(({ path, code }) => `${path} ${code}`);
}

type Entry = {
  readonly kind: string;
  readonly at: string;
  readonly actor: { readonly name: string } | null;
  readonly public: boolean;
  readonly text: string | null;
  readonly reason: string | null;
  readonly level: number | null;
  readonly cause: string | null;
  readonly clock: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

const TIMELINE = `query ($id: ID!) { complaint(id: $id) { timeline(first: 100) {
  edges { node { kind at actor { name } public text reason level cause clock changes { field before after } } } } } }`;

/** What this person reads of a complaint's history, the oldest first. */
export async function timelineOf(world: World, as: Person, id: string): Promise<Entry[]> {
  const { data, errors } = await world.gql<{ complaint: { timeline: { edges: { node: Entry }[] } } }>(
    as,
    TIMELINE,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.complaint.timeline.edges.map(({ node }) => node).toReversed();
}

export async function kindsOf(world: World, as: Person, id: string): Promise<string[]> {
  return (await timelineOf(world, as, id)).map(({ kind }) => kind);
}

/** Rows straight from the tables, for what nobody is shown. */
export async function sql<Row extends object>(
  world: World,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await world.app.services.db.pool.query(text, values)).rows;
}

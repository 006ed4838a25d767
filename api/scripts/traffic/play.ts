import { randomUUID } from "node:crypto";
import { z } from "zod";

import type { Person } from "./person.ts";
import { CHANNELS, MATTERS, NAMES, type Matter } from "./texts.ts";

/** Area 1 of the demo company, with the highest building, unit and floor of each project. */
const PLACES = [
  { code: "WAN", buildings: 12, units: 2, floors: 18 },
  { code: "HJ", buildings: 8, units: 2, floors: 15 },
  { code: "YY", buildings: 20, units: 2, floors: 18 },
  { code: "JT", buildings: 7, units: 2, floors: 22 },
  { code: "CDW", buildings: 10, units: 1, floors: 32 },
];

const complaint = z.object({ id: z.string(), number: z.string(), version: z.number() });
type Registered = z.infer<typeof complaint> & {
  readonly matter: Matter;
  readonly projectId: string;
  readonly responded: boolean;
};

const waiting: Registered[] = [];

/** One more complaint, as it would be taken in at the desk or on the telephone. */
export async function registerOne(agent: Person, index: number): Promise<string> {
  const place = one(PLACES);
  const matter = one(MATTERS);
  const channel = one(CHANNELS);
  const responded = channel === "HOTLINE" || channel === "FRONT_DESK";
  const projectId = await projectIdOf(agent, place.code);
  const name = one(NAMES);
  const room = `${upTo(place.buildings)}栋${upTo(place.units)}单元${upTo(place.floors) * 100 + upTo(4)}`;
  const phone = `199-0000-${7000 + (index % 1000)}`;
  const input = {
    projectId,
    channel,
    content: matter.content,
    demand: matter.demand,
    mood: matter.mood,
    seeks: "SEEKS_HELP",
    responded,
    complainant: { kind: "OWNER", name, phone, room },
    idempotencyKey: randomUUID(),
  };
  const made = await mutate(agent, "Register", input);
  waiting.push({ ...made, matter, projectId, responded });
  return `${agent.name} 登记 ${made.number}:${matter.subCategory},${room}`;
}

/** The dispatcher answers, grades and assigns some of what waits, one move at a time; null when nothing was done. */
export async function act(dispatcher: Person, index: number): Promise<string | null> {
  // About a third is left alone, so that clocks run out before somebody's eyes.
  if (index % 3 === 2) return null;
  const next = waiting.shift();
  if (next === undefined) return null;
  const { id, number, matter } = next;
  const move = (version: number) => ({
    complaintId: id,
    expectedVersion: version,
    idempotencyKey: randomUUID(),
  });
  let { version } = next;
  if (!next.responded) {
    ({ version } = await mutate(dispatcher, "Respond", {
      ...move(version),
      how: "PHONE",
      text: "已致电,正在安排。",
    }));
  }
  const { category, subCategory, urgency, impact } = matter;
  ({ version } = await mutate(dispatcher, "Triage", {
    ...move(version),
    category,
    subCategory,
    urgency,
    impact,
  }));
  if (index % 3 === 1) return `${dispatcher.name} 定级 ${number}`;
  const departmentId = await departmentIdOf(dispatcher, next.projectId, matter.department);
  await mutate(dispatcher, "Assign", { ...move(version), departmentId });
  return `${dispatcher.name} 派单 ${number} → ${matter.department}`;
}

/** One act of a person; anything but a complaint in answer is an error by its name. */
async function mutate(person: Person, verb: string, input: object): Promise<z.infer<typeof complaint>> {
  const field = `complaint${verb}`;
  const document = `mutation ${verb}($input: Complaint${verb}Input!) {
    ${field}(input: $input) { __typename ... on Complaint { id number version } ... on Error { message } }
  }`;
  const answer = z.record(
    z.string(),
    z.union([complaint, z.object({ __typename: z.string(), message: z.string() })]),
  );
  const result = (await person.ask(document, { input }, answer))[field];
  if (result === undefined || "message" in result)
    throw new Error(`${field}: ${result?.__typename} ${result?.message}`);
  return result;
}

const projects = z.object({
  projects: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      departments: z.array(z.object({ id: z.string(), code: z.string() })),
    }),
  ),
});
let known: Promise<z.infer<typeof projects>["projects"]> | null = null;

function allProjects(person: Person) {
  known ??= person
    .ask("{ projects { id code departments { id code } } }", {}, projects)
    .then((answer) => answer.projects);
  return known;
}

async function projectIdOf(person: Person, code: string): Promise<string> {
  const project = (await allProjects(person)).find((each) => each.code === code);
  if (project === undefined) throw new Error(`${person.name} sees no project ${code}`);
  return project.id;
}

async function departmentIdOf(person: Person, projectId: string, code: string): Promise<string> {
  const project = (await allProjects(person)).find((each) => each.id === projectId);
  const department = project?.departments.find((each) => each.code === code);
  if (department === undefined) throw new Error(`no department ${code}`);
  return department.id;
}

function one<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

function upTo(most: number): number {
  return 1 + Math.floor(Math.random() * most);
}

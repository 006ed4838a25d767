import type { CompanyId } from "../../api/src/kernel/ids.ts";
import type { House, Pool } from "./cluster.ts";
import type { Desk } from "./course.ts";
import { type Person, signedIn } from "./people.ts";

/** Who is at work in a house: people by name, and the desks of its two projects. */
export type Town = {
  readonly pool: Pool;
  readonly companyId: CompanyId;
  readonly person: (username: string) => Person;
  readonly desks: readonly Desk[];
};

export async function townOf({ pool }: House): Promise<Town> {
  const person = await signedIn(pool);
  const { companyId } = person("dispatcher").actor;
  const desks = [
    deskOf(person("agent"), person("dispatcher"), person("handler")),
    deskOf(person("agentb"), person("dispatcherb"), person("handlerb")),
  ];
  return { pool, companyId, person, desks };
}

function deskOf(agent: Person, dispatcher: Person, handler: Person): Desk {
  const [held] = handler.actor.roles;
  const { projectId, departmentId } = held ?? {};
  if (!projectId || !departmentId) throw new Error("the handler belongs nowhere");
  return { agent, dispatcher, handler, projectId, departmentId };
}

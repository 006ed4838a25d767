import { act, type Case, type Person, register } from "./people.ts";
import type { Staff } from "./people.ts";

const DAY_MS = 86_400_000;

type Named = { id: string; name: string };

async function departmentOf(who: Person, projectId: string, name: string): Promise<Named> {
  const { assignees } = await who.ask<{ assignees: { department: Named }[] }>(
    "query ($id: ID!) { assignees(projectId: $id) { department { id name } } }",
    { id: projectId },
  );
  const found = assignees.find(({ department }) => department.name.startsWith(name))?.department;
  if (found === undefined) throw new Error(`no department ${name}`);
  return found;
}

async function staffIdOf(who: Person): Promise<string> {
  return (await who.ask<{ viewer: { staff: { id: string } } }>("{ viewer { staff { id } } }")).viewer.staff
    .id;
}

async function projectIdOf(who: Person, seen: Case): Promise<string> {
  const query = "query ($id: ID!) { complaint(id: $id) { project { id } } }";
  return (await who.ask<{ complaint: { project: { id: string } } }>(query, { id: seen.id })).complaint.project
    .id;
}

/** Of the small world: valid, assigned, accepted, investigated and planned, with a preventive measure. */
async function planned(staff: Staff, seen: Case): Promise<Case> {
  const [dispatcher, handler] = [staff("dispatcher"), staff("handler")];
  let now = await act(dispatcher, "Triage", seen, {
    category: "FACILITIES",
    urgency: "MEDIUM",
    impact: "HOUSEHOLD",
    validity: "VALID",
  });
  const department = await departmentOf(dispatcher, await projectIdOf(dispatcher, seen), "工程");
  now = await act(dispatcher, "Assign", now, { departmentId: department.id });
  now = await act(handler, "Accept", now);
  return workedOut(handler, now);
}

/** Facts, plan and measure, by the handler who has accepted it. */
export async function workedOut(handler: Person, accepted: Case): Promise<Case> {
  const me = await staffIdOf(handler);
  let now = await act(handler, "Investigate", accepted, {
    method: "SITE_VISIT",
    finding: "门机皮带断裂",
    rootCause: "FACILITY",
    responsibleParty: "本项目工程部",
  });
  now = await act(handler, "Plan", now, {
    what: "更换门机皮带",
    byStaffId: me,
    promisedAt: new Date(Date.now() + DAY_MS).toISOString(),
    consent: "AGREED",
  });
  return act(handler, "SetMeasure", now, {
    what: "每季度检查门机皮带",
    ownerId: me,
    dueDate: new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10),
  });
}

/** The same, resolved and told. */
export async function resolved(staff: Staff, input: Record<string, unknown> = {}): Promise<Case> {
  const now = await planned(staff, await register(staff("agent"), "WAN", input));
  return act(staff("handler"), "Resolve", now, {
    solution: "已更换门机皮带,试运行正常",
    rootCause: "FACILITY",
    complainantTold: true,
  });
}

/** REP-1: how many open complaints nobody would ever look at again. After every story there is none. */
export async function lostOf(who: Person): Promise<{ total: number; lost: number }> {
  return (await who.ask<{ stocktaking: { total: number; lost: number } }>("{ stocktaking { total lost } }"))
    .stocktaking;
}

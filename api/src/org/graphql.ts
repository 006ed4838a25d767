import { builder } from "../graphql/builder.ts";
import { fault } from "../graphql/fault.ts";
import { Role } from "../graphql/vocabulary.ts";
import type { Context } from "../context.ts";
import { isAdministrator, sightOf } from "./access.ts";
import type { ServiceHours } from "../sla/service-hours.ts";
import type { Actor } from "./actor.ts";

/** Whoever asks, where the schema has already refused the signed-out. */
export function actorOf(context: Context): Actor {
  if (context.actor === null) throw fault("SIGNED_OUT", context.locale);
  return context.actor;
}

/** ORG-1: what belongs to another company does not exist for the reader. */
function ofOwnCompany(id: string, context: Context): { id: string; companyId: string } {
  return { id, companyId: actorOf(context).companyId };
}

/** What a query's cost reckons with. */
const PROJECTS_EXPECTED = 30;
const DEPARTMENTS_EXPECTED = 10;

builder.prismaNode("Company", {
  nullable: true,
  id: { field: "id" },
  description: "The company (物业集团): nobody sees beyond it (ORG-1).",
  findUnique: (id, context) => ({ id, AND: { id: actorOf(context).companyId } }),
  fields: (t) => ({
    code: t.exposeString("code", { description: "Short code." }),
    name: t.exposeString("name", { description: "Name as it stands on papers." }),
  }),
});

export const Project = builder.prismaNode("Project", {
  nullable: true,
  id: { field: "id" },
  description: "One residential community and its office (项目).",
  findUnique: (id, context) => ({ id, AND: seenProjects(actorOf(context)) }),
  fields: (t) => ({
    code: t.exposeString("code", { description: "Prefix of its complaints' numbers." }),
    name: t.exposeString("name", { description: "Name as residents say it." }),
    city: t.exposeString("city", { description: "City." }),
    area: t.exposeInt("area", { description: "Group of projects that share staff." }),
    serviceHours: t.field({
      type: ["String"],
      description:
        "One or two local intervals a day, such as 08:30-18:00; working-day deadlines end with the last (SLA-2).",
      select: { serviceHours: true },
      resolve: (project) =>
        (project.serviceHours as unknown as ServiceHours).map((interval) => interval.join("-")),
    }),
    departments: t.relation("departments", {
      description: "Its departments (ORG-2).",
      complexity: { field: 1, multiplier: DEPARTMENTS_EXPECTED },
      query: { orderBy: { code: "asc" } },
    }),
  }),
});

export const Department = builder.prismaNode("Department", {
  nullable: true,
  id: { field: "id" },
  description: "A department of one project (责任部门).",
  findUnique: (id, context) => ({ id, project: seenProjects(actorOf(context)) }),
  fields: (t) => ({
    code: t.exposeString("code", { description: "Code within the project." }),
    name: t.exposeString("name", { description: "Name." }),
    project: t.relation("project", {
      description: "The project it belongs to.",
      // A way back up: going round and round multiplies.
      complexity: { field: 1, multiplier: 5 },
    }),
  }),
});

export const Staff = builder.prismaNode("Staff", {
  nullable: true,
  id: { field: "id" },
  description: "A person of the company.",
  findUnique: ofOwnCompany,
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    title: t.exposeString("title", { description: "Title (岗位)." }),
  }),
});

const HeldRole = builder.prismaObject("StaffRole", {
  variant: "HeldRole",
  description: "A role held in one project, or for the company when there is no project (ORG-3).",
  fields: (t) => ({
    role: t.field({
      type: Role,
      description: "Which role.",
      select: { role: true },
      resolve: (held) => held.role as typeof Role.$inferType,
    }),
    project: t.relation("project", { nullable: true, description: "Null: the whole company." }),
    department: t.relation("department", { nullable: true, description: "Only for handlers." }),
  }),
});

export const Viewer = builder.objectRef<Actor>("Viewer").implement({
  description: "The signed-in person, and what the console needs to know of them.",
  fields: (t) => ({
    staff: t.prismaField({
      type: "Staff",
      description: "The person.",
      resolve: (query, actor, _args, context) =>
        context.db.prisma.staff.findUniqueOrThrow({ ...query, where: { id: actor.staffId } }),
    }),
    company: t.prismaField({
      type: "Company",
      description: "The company.",
      resolve: (query, actor, _args, context) =>
        context.db.prisma.company.findUniqueOrThrow({ ...query, where: { id: actor.companyId } }),
    }),
    roles: t.prismaField({
      type: [HeldRole],
      description: "Roles held now.",
      resolve: (query, actor, _args, context) =>
        context.db.prisma.staffRole.findMany({
          ...query,
          where: { staffId: actor.staffId },
          orderBy: { id: "asc" },
        }),
    }),
    projects: t.prismaField({
      type: ["Project"],
      complexity: { field: 1, multiplier: PROJECTS_EXPECTED },
      description: "Projects of which anything can be seen, in the company's order.",
      resolve: (query, actor, _args, context) =>
        context.db.prisma.project.findMany({
          ...query,
          where: seenProjects(actor),
          orderBy: { position: "asc" },
        }),
    }),
    demo: t.boolean({
      description: "A demo: nothing here is real.",
      resolve: (_actor, _args, context) => context.demo,
    }),
    canRegister: t.boolean({
      description: "May take complaints in somewhere.",
      resolve: (actor) =>
        actor.roles.some((held) =>
          ["AGENT", "DISPATCHER", "SUPERVISOR", "PROJECT_MANAGER"].includes(held.role),
        ),
    }),
    canAdminister: t.boolean({ description: "May change the company's settings.", resolve: isAdministrator }),
  }),
});

function seenProjects(actor: Actor): { companyId: string; OR?: object[] } {
  const sight = sightOf(actor);
  if (sight.wholeCompany) return { companyId: sight.companyId };
  return {
    companyId: sight.companyId,
    OR: [
      { id: { in: [...sight.projectIds] } },
      { departments: { some: { id: { in: [...sight.departmentIds] } } } },
    ],
  };
}

builder.queryFields((t) => ({
  viewer: t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    description: "The signed-in person; null when signed out.",
    resolve: (_root, _args, context) => context.actor,
  }),
  projects: t.prismaField({
    type: ["Project"],
    complexity: { field: 1, multiplier: PROJECTS_EXPECTED },
    description: "Projects of which the reader sees anything.",
    resolve: (query, _root, _args, context) => {
      const actor = actorOf(context);
      return context.db.prisma.project.findMany({
        ...query,
        where: seenProjects(actor),
        orderBy: { position: "asc" },
      });
    },
  }),
}));

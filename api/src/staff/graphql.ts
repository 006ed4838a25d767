import { commandContext } from "../complaint/graphql/command-input.ts";
import { builder } from "../graphql/builder.ts";
import { Role } from "../graphql/vocabulary.ts";
import { toId } from "../kernel/ids.ts";
import { administers } from "../org/access.ts";
import type { HeldRole } from "../org/actor.ts";
import { actorOf, Department, Project, Staff } from "../org/graphql.ts";
import { addPerson, changePerson, givePassword } from "./commands.ts";
import { directoryOf, memberOf, type StaffMember } from "./directory.ts";

const STAFF_EXPECTED = 60;

const StaffMemberRole = builder.objectRef<HeldRole>("StaffMemberRole").implement({
  description: "A role somebody holds (ORG-3).",
  fields: (t) => ({
    role: t.expose("role", { type: Role, description: "Which." }),
    projectId: t.globalID({
      nullable: true,
      description: "In this project; null: for the company.",
      resolve: ({ projectId }) => (projectId === null ? null : { id: projectId, type: Project }),
    }),
    departmentId: t.globalID({
      nullable: true,
      description: "Of a handler.",
      resolve: ({ departmentId }) => (departmentId === null ? null : { id: departmentId, type: Department }),
    }),
  }),
});

const StaffMemberObject = builder.objectRef<StaffMember>("StaffMember").implement({
  description: "A person as administrators see them.",
  fields: (t) => ({
    id: t.globalID({ description: "Of the person.", resolve: ({ id }) => ({ id, type: Staff }) }),
    username: t.exposeString("username", { description: "What they sign in with." }),
    name: t.exposeString("name", { description: "Name." }),
    title: t.exposeString("title", { description: "Title (岗位)." }),
    phone: t.exposeString("phone", { nullable: true, description: "Phone at work." }),
    active: t.exposeBoolean("active", { description: "Works here and may sign in." }),
    version: t.exposeInt("version", { description: "Rises with every change by an administrator." }),
    openWork: t.exposeInt("openWork", {
      description: "Open complaints, tasks and measures with this name on them (ORG-5).",
    }),
    roles: t.field({
      type: [StaffMemberRole],
      description: "All they hold.",
      resolve: ({ roles }) => [...roles],
    }),
  }),
});

const RoleInput = builder.inputType("StaffMemberRoleInput", {
  description: "See StaffMemberRole.",
  fields: (t) => ({
    role: t.field({ type: Role, description: "Which." }),
    projectId: t.globalID({ for: Project, required: false, description: "Left out: for the company." }),
    departmentId: t.globalID({ for: Department, required: false, description: "Of a handler." }),
  }),
});

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
const personFields = (t: InputFields) => ({
  name: t.string({ description: "Name: 60 characters at most." }),
  title: t.string({ description: "Title: 60 characters at most." }),
  phone: t.string({ required: false, description: "Phone at work." }),
  roles: t.field({ type: [RoleInput], description: "All they shall hold (ORG-3)." }),
});

const AddInput = builder.inputType("StaffAddInput", {
  description: "See staffAdd.",
  fields: (t) => ({
    username: t.string({
      description: "3 to 30 small letters, digits, points, dashes or underscores, a letter first.",
    }),
    password: t.string({ description: "The first one: 12 to 128 characters." }),
    ...personFields(t),
  }),
});

const ChangeInput = builder.inputType("StaffChangeInput", {
  description: "See staffChange.",
  fields: (t) => ({
    id: t.globalID({ for: Staff, description: "Who." }),
    expectedVersion: t.int({ description: "The version that was seen." }),
    active: t.boolean({ description: "Works here and may sign in." }),
    ...personFields(t),
  }),
});

const PasswordInput = builder.inputType("StaffPasswordSetInput", {
  description: "See staffPasswordSet.",
  fields: (t) => ({
    id: t.globalID({ for: Staff, description: "Who." }),
    password: t.string({ description: "The new one: 12 to 128 characters." }),
  }),
});

function rolesOf(given: readonly (typeof RoleInput.$inferInput)[]): HeldRole[] {
  return given.map(({ role, projectId, departmentId }) => ({
    role,
    projectId: projectId ? toId<"Project">(projectId.id) : null,
    departmentId: departmentId ? toId<"Department">(departmentId.id) : null,
  }));
}

builder.queryField("staffDirectory", (t) =>
  t.field({
    type: [StaffMemberObject],
    complexity: { field: 1, multiplier: STAFF_EXPECTED },
    description: "Everybody of the company, those who have gone last. For administrators.",
    resolve: (_root, _args, context) => directoryOf(context.db.pool, administers(actorOf(context)).companyId),
  }),
);

builder.mutationFields((t) => ({
  staffAdd: t.field({
    type: StaffMemberObject,
    errors: {},
    description: "A new person, who can sign in at once (ORG-3). For administrators.",
    args: { input: t.arg({ type: AddInput, description: "The person." }) },
    resolve: async (_root, { input }, context) => {
      const { phone = null, roles, ...rest } = input;
      const id = await addPerson(commandContext(context), { ...rest, phone, roles: rolesOf(roles) });
      return memberOf(context.db.pool, actorOf(context).companyId, id);
    },
  }),
  staffChange: t.field({
    type: StaffMemberObject,
    errors: {},
    description:
      "What is said of a person, whether they work here, and their roles, all of them; refused while open work would be left behind (ORG-5). For administrators.",
    args: { input: t.arg({ type: ChangeInput, description: "The person." }) },
    resolve: async (_root, { input }, context) => {
      const { id: given, phone = null, roles, ...rest } = input;
      const id = toId<"Staff">(given.id);
      await changePerson(commandContext(context), { ...rest, id, phone, roles: rolesOf(roles) });
      return memberOf(context.db.pool, actorOf(context).companyId, id);
    },
  }),
  staffPasswordSet: t.field({
    type: StaffMemberObject,
    errors: {},
    description: "A new password for somebody; whatever they are signed in with ends. For administrators.",
    args: { input: t.arg({ type: PasswordInput, description: "For whom, and which." }) },
    resolve: async (_root, { input }, context) => {
      const id = toId<"Staff">(input.id.id);
      await givePassword(commandContext(context), { id, password: input.password });
      return memberOf(context.db.pool, actorOf(context).companyId, id);
    },
  }),
}));

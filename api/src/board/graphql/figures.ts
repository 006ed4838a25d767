import { FIGURES, FIGURE_LABELS, type Figure as Code } from "@heyi/schema/vocabulary/board.ts";

import { QueueEntry } from "../../complaint/graphql/entry.ts";
import { DepartmentName, ProjectName, StaffName } from "../../complaint/graphql/names.ts";
import { builder } from "../../graphql/builder.ts";
import { Figure } from "../../graphql/vocabulary.ts";
import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { actorOf, Department, Project, Staff } from "../../org/graphql.ts";
import { readBehind, readFigures, readTrend, type Counted, type Figures, type TrendDay } from "../figures.ts";

/** `VISITS_MISSED` as the field `visitsMissed`. */
function fieldOf(figure: Code): string {
  return figure.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const FigureCounts = builder.objectRef<Counted>("FigureCounts").implement({
  description: "How many open complaints each figure counts.",
  fields: (t) =>
    Object.fromEntries(
      FIGURES.map((figure) => [
        fieldOf(figure),
        t.int({ description: `${FIGURE_LABELS[figure].en}.`, resolve: (counts) => counts[figure] }),
      ]),
    ),
});

const ProjectFigures = builder.objectRef<Figures["projects"][number]>("ProjectFigures").implement({
  description: "The figures of one project.",
  fields: (t) => ({
    project: t.expose("of", { type: ProjectName, description: "Which." }),
    counts: t.expose("counts", { type: FigureCounts, description: "Counts." }),
  }),
});

const DepartmentFigures = builder.objectRef<Figures["departments"][number]>("DepartmentFigures").implement({
  description: "The figures of one department.",
  fields: (t) => ({
    department: t.expose("of", { type: DepartmentName, description: "Which." }),
    projectName: t.string({ description: "Of which project.", resolve: ({ of }) => of.projectName }),
    counts: t.expose("counts", { type: FigureCounts, description: "Counts." }),
  }),
});

const PersonFigures = builder.objectRef<Figures["people"][number]>("PersonFigures").implement({
  description: "The load of one person: what they handle, or own where nobody handles it.",
  fields: (t) => ({
    staff: t.expose("of", { type: StaffName, description: "Who." }),
    title: t.string({ description: "Title (岗位).", resolve: ({ of }) => of.title }),
    counts: t.expose("counts", { type: FigureCounts, description: "Counts." }),
  }),
});

const TrendDayObject = builder.objectRef<TrendDay>("TrendDay").implement({
  description: "One day, as the log has it.",
  fields: (t) => ({
    day: t.expose("day", { type: "LocalDate", description: "Which." }),
    registered: t.exposeInt("registered", { description: "Complaints taken in." }),
    ended: t.exposeInt("ended", { description: "Complaints closed, merged or withdrawn." }),
    overdue: t.exposeInt("overdue", { description: "Clocks that ran out." }),
    open: t.exposeInt("open", { description: "Open at its end; of today, now." }),
  }),
});

const FiguresObject = builder.objectRef<Figures>("Figures").implement({
  description: "What is wrong now, where, and with whom.",
  fields: (t) => ({
    total: t.expose("total", { type: FigureCounts, description: "All together." }),
    projects: t.field({
      type: [ProjectFigures],
      description: "Most overdue first.",
      resolve: ({ projects }) => [...projects],
    }),
    departments: t.field({
      type: [DepartmentFigures],
      description: "Most overdue first.",
      resolve: ({ departments }) => [...departments],
    }),
    people: t.field({
      type: [PersonFigures],
      description: "Most overdue first.",
      resolve: ({ people }) => [...people],
    }),
  }),
});

function projectsOf(ids: readonly { readonly id: string }[] | null | undefined): readonly ProjectId[] | null {
  return ids === null || ids === undefined || ids.length === 0 ? null : ids.map(({ id }) => id as ProjectId);
}

const OF_PROJECTS = {
  required: false,
  description: "Of these projects; left out: of all in sight.",
} as const;

builder.queryFields((t) => ({
  figures: t.field({
    type: FiguresObject,
    description: "The open complaints of whole projects in sight, counted (看板指标).",
    args: { projectIds: t.arg.globalIDList({ for: Project, ...OF_PROJECTS }) },
    resolve: (_root, { projectIds }, context) =>
      readFigures(readerOf(context.db.pool), actorOf(context), projectsOf(projectIds)),
  }),
  trend: t.field({
    type: [TrendDayObject],
    description: "The last 14 days of whole projects in sight, today last.",
    args: { projectIds: t.arg.globalIDList({ for: Project, ...OF_PROJECTS }) },
    resolve: async (_root, { projectIds }, context) => [
      ...(await readTrend(
        readerOf(context.db.pool),
        actorOf(context),
        projectsOf(projectIds),
        context.clock.now(),
      )),
    ],
  }),
  behindFigure: t.field({
    type: [QueueEntry],
    description: "The complaints behind a figure, what runs out first; 200 at most.",
    args: {
      figure: t.arg({ type: Figure, description: "Which." }),
      projectIds: t.arg.globalIDList({ for: Project, ...OF_PROJECTS }),
      departmentId: t.arg.globalID({
        for: Department,
        required: false,
        description: "Assigned to this department.",
      }),
      staffId: t.arg.globalID({
        for: Staff,
        required: false,
        description: "Handled by this person, or owned where nobody handles it.",
      }),
    },
    resolve: (_root, { figure, projectIds, departmentId, staffId }, context) =>
      readBehind(readerOf(context.db.pool), actorOf(context), {
        figure,
        projectIds: projectsOf(projectIds),
        departmentId: (departmentId?.id ?? null) as DepartmentId | null,
        staffId: (staffId?.id ?? null) as StaffId | null,
      }),
  }),
}));

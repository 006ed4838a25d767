import { builder } from "../graphql/builder.ts";
import { actorOf, Viewer } from "../org/graphql.ts";
import { read } from "../kernel/sql.ts";
import { loadYear } from "./commands.ts";
import { missingYears } from "./missing-years.ts";

type Day = { readonly date: string; readonly name: string };
type Year = {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly Day[];
  readonly makeUpDays: readonly Day[];
  readonly loadedAt: Date;
};

const CalendarDay = builder.objectRef<Day>("CalendarDay").implement({
  description: "A day that a holiday notice names.",
  fields: (t) => ({
    date: t.expose("date", { type: "LocalDate", description: "The day." }),
    name: t.exposeString("name", { description: "Of which holiday." }),
  }),
});

const CalendarYear = builder.objectRef<Year>("CalendarYear").implement({
  description:
    "A year whose holiday notice is loaded (放假安排, SLA-2). Deadlines in other years are provisional.",
  fields: (t) => ({
    year: t.exposeInt("year", { description: "Year." }),
    source: t.exposeString("source", { description: "The notice, by its number." }),
    holidays: t.field({
      type: [CalendarDay],
      description: "Days off.",
      resolve: (year) => [...year.holidays],
    }),
    makeUpDays: t.field({
      type: [CalendarDay],
      description: "Weekend days that are worked (调休).",
      resolve: (year) => [...year.makeUpDays],
    }),
    loadedAt: t.expose("loadedAt", { type: "DateTime", description: "When it was loaded." }),
  }),
});

const SELECT = `
  select year, source, holidays, make_up_days as "makeUpDays", loaded_at as "loadedAt" from calendar_year where company_id = $1 order by year`;

builder.queryField("calendarYears", (t) =>
  t.field({
    type: [CalendarYear],
    description: "Loaded years, the first one first.",
    resolve: (_root, _args, context) =>
      read<Year>(context.db.pool, SELECT, [actorOf(context).companyId], "calendar_years_shown"),
  }),
);

builder.objectField(Viewer, "calendarWarnings", (t) =>
  t.intList({
    description:
      "Years whose holiday notice is missing and needed; administrators load them. The next year is asked for from 1 November on.",
    resolve: async ({ companyId }, _args, context) => {
      const years = await read<Year>(context.db.pool, SELECT, [companyId], "calendar_years_shown");
      return [
        ...missingYears(
          context.clock.now(),
          years.map(({ year }) => year),
        ),
      ];
    },
  }),
);

const DayInput = builder.inputType("CalendarDayInput", {
  description: "A day that a holiday notice names.",
  fields: (t) => ({
    date: t.field({ type: "LocalDate", description: "The day." }),
    name: t.string({ description: "Of which holiday." }),
  }),
});

const LoadInput = builder.inputType("CalendarYearLoadInput", {
  description: "See calendarYearLoad.",
  fields: (t) => ({
    year: t.int({ description: "Year." }),
    source: t.string({ description: "The notice, by its number." }),
    holidays: t.field({ type: [DayInput], description: "Days off, weekends among them or not." }),
    makeUpDays: t.field({ type: [DayInput], description: "Weekend days that are worked." }),
  }),
});

builder.mutationField("calendarYearLoad", (t) =>
  t.field({
    type: Viewer,
    errors: {},
    description:
      "Loads a year's holiday notice; running deadlines are computed anew, each change an event (SLA-2). For administrators.",
    args: { input: t.arg({ type: LoadInput, description: "The notice." }) },
    resolve: async (_root, { input }, context) => {
      const actor = actorOf(context);
      await loadYear({ pool: context.db.pool, clock: context.clock, actor }, input);
      return actor;
    },
  }),
);

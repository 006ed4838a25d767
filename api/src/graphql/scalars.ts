import { GraphQLError, Kind } from "graphql";
import { builder } from "./builder.ts";

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

builder.scalarType("DateTime", {
  description:
    "An instant as in RFC 3339, always with its offset: 2026-02-14T09:30:00+08:00. Answers are in UTC with milliseconds.",
  serialize: (value) => value.toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType("LocalDate", {
  description: "A day in the project's own calendar, without a time: 2026-02-14.",
  serialize: (value) => value,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType("Fen", {
  description: "An amount of money in fen (分), whole: 620000 is 6,200 yuan. Up to 999,999,999,999.99 yuan.",
  serialize: (value) => value,
  parseValue: parseFen,
  parseLiteral: (node) => parseFen(node.kind === Kind.INT ? Number(node.value) : null),
});

const MOST_FEN = 99_999_999_999_999;

function parseFen(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || value > MOST_FEN) {
    throw new GraphQLError("Fen must be a whole number of fen", { extensions: { code: "BAD_REQUEST" } });
  }
  return value;
}

function parseInstant(value: unknown): Date {
  const [, day] = (typeof value === "string" && INSTANT.exec(value)) || [];
  if (typeof value !== "string" || day === undefined || !isRealDay(day)) {
    throw new GraphQLError("DateTime must be an RFC 3339 instant with an offset", {
      extensions: { code: "BAD_REQUEST" },
    });
  }
  return new Date(value);
}

function parseDate(value: unknown): string {
  if (typeof value !== "string" || !DATE.test(value) || !isRealDay(value)) {
    throw new GraphQLError("LocalDate must be a day such as 2026-02-14", {
      extensions: { code: "BAD_REQUEST" },
    });
  }
  return value;
}

/** JavaScript turns 30 February into 2 March without a word. */
function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && !day.startsWith("0000");
}

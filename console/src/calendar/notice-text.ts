import { isDay, type Span } from "./days.ts";

export type Notice = {
  /** Named by its heading, null where it names none. */
  readonly year: number | null;
  readonly source: string | null;
  readonly holidays: readonly Span[];
  readonly makeUpDays: readonly Span[];
  /** Days off of another year, which belong to that year's notice. */
  readonly outside: readonly Span[];
};

const HEADING = /(\d{4})\s*年部分节假日安排/;
const NUMBER = /国办发明电\s*[〔[(]\d{4}[〕\])]\s*\d+\s*号/;
const ASIDE = /[((][^()()]*[))]/g;
const NUMERIC = /(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)\s*日?/g;
const MONTH_DAY = /(月\s*\d{1,2})\s*([至到\-–—~~])/g;
const DATES = /(?:(\d{4})\s*年\s*)?(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日\s*(至|到|[-–—~~])?/g;
const LISTED = /^\s*(?:[((]?[一二三四五六七八九十\d]+[))、..,]\s*)?/;
const WORKED = /班|work/i;
const OFF = /放假|休/;

/** Reads holidays out of a pasted notice, or of lines such as “春节 2027-02-05 – 2027-02-11” and “春节 2027-01-30 上班”. */
export function readNotice(text: string, wanted: number): Notice {
  const heading = HEADING.exec(text)?.[1];
  const year = heading === undefined ? wanted : Number(heading);
  const holidays: Span[] = [];
  const makeUpDays: Span[] = [];
  // In a notice as it was issued other dates stand as well, such as the one below the signature.
  const off = OFF.test(text) ? OFF : /./;
  let name = "";
  for (const line of text.split(/\r?\n/)) {
    const plain = plainly(line);
    const first = plain.search(DATES);
    if (first < 0) continue;
    name = nameIn(plain.slice(0, first)) || name;
    for (const sentence of plain.split(/[。;;]/)) {
      if (WORKED.test(sentence)) makeUpDays.push(...spansIn(sentence, name, year));
      else if (off.test(sentence)) holidays.push(...spansIn(sentence, name, year));
    }
  }
  const inside = ({ from, to }: Span) => from.startsWith(`${year}-`) && to.startsWith(`${year}-`);
  const parts = holidays.flatMap(atNewYear);
  return {
    year: heading === undefined ? null : year,
    source: NUMBER.exec(text)?.[0].replaceAll(/\s/g, "") ?? null,
    holidays: parts.filter(inside),
    makeUpDays,
    outside: parts.filter((span) => !inside(span)),
  };
}

function plainly(line: string): string {
  return line
    .replaceAll(NUMERIC, "$1年$2月$3日")
    .replaceAll(ASIDE, "")
    .replace(LISTED, "")
    .replaceAll(MONTH_DAY, "$1日$2");
}

function nameIn(text: string): string {
  return text
    .replace(WORKED, "")
    .replace(/[::\s]+$/, "")
    .trim();
}

function spansIn(sentence: string, name: string, year: number): Span[] {
  const spans: Span[] = [];
  let open: string | null = null;
  let last = { year, month: 0 };
  for (const [, ownYear, ownMonth, day = "", to] of sentence.matchAll(DATES)) {
    last = { year: Number(ownYear ?? last.year), month: Number(ownMonth ?? last.month) };
    const date = `${last.year}-${String(last.month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (!isDay(date)) continue;
    if (to === undefined) spans.push({ name, from: open ?? date, to: date });
    open = to === undefined ? null : date;
  }
  return spans;
}

/** Two parts where the span runs over a new year. */
function atNewYear(span: Span): Span[] {
  const [before, after] = [span.from.slice(0, 4), span.to.slice(0, 4)];
  if (before === after) return [span];
  return [
    { ...span, to: `${before}-12-31` },
    { ...span, from: `${after}-01-01` },
  ];
}

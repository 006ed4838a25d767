import {
  CATEGORIES,
  type Category,
  COMPLAINANT_KINDS,
  type ComplainantKind,
  type Mood,
  MOODS,
} from "@heyi/schema/vocabulary/complaint.ts";

/** Whom one speaks with, about what; null: whoever, whatever. */
export type Situation = {
  readonly complainantKind: ComplainantKind | null;
  readonly mood: Mood | null;
  readonly category: Category | null;
};
export type Tip = Situation & {
  readonly id: string;
  readonly helps: string;
  readonly never: string | null;
};

/** By what a tip is meant for particular people, from the most general on. */
export const CHAPTERS = ["general", "mood", "complainantKind", "category", "several"] as const;
export type Chapter = (typeof CHAPTERS)[number];
const PARTICULARS = ["complainantKind", "mood", "category"] as const;

/** Wanted of one particular: one code, the tips that leave it open, or all. */
export const LEFT_OPEN = "LEFT_OPEN";
export type Wanted = {
  readonly complainantKind?: ComplainantKind | typeof LEFT_OPEN | undefined;
  readonly mood?: Mood | typeof LEFT_OPEN | undefined;
  readonly category?: Category | typeof LEFT_OPEN | undefined;
};

export function chapterOf(tip: Situation): Chapter {
  const [first = "general", ...more] = PARTICULARS.filter((part) => tip[part] !== null);
  return more.length > 0 ? "several" : first;
}

export function wantedTips<T extends Situation>(tips: readonly T[], wanted: Wanted): readonly T[] {
  return tips.filter((tip) =>
    PARTICULARS.every((part) => wanted[part] === undefined || wanted[part] === (tip[part] ?? LEFT_OPEN)),
  );
}

/** The chapters that have tips, in each the tips in the order of the vocabulary, then as they were written. */
export function chaptersOf<T extends Situation>(
  tips: readonly T[],
): readonly { readonly chapter: Chapter; readonly tips: readonly T[] }[] {
  return CHAPTERS.map((chapter) => ({
    chapter,
    tips: tips
      .filter((tip) => chapterOf(tip) === chapter)
      .toSorted((one, other) => placeOf(one) - placeOf(other)),
  })).filter(({ tips }) => tips.length > 0);
}

function placeOf({ complainantKind, mood, category }: Situation): number {
  const [kind, feeling, about] = [
    complainantKind === null ? -1 : COMPLAINANT_KINDS.indexOf(complainantKind),
    mood === null ? -1 : MOODS.indexOf(mood),
    category === null ? -1 : CATEGORIES.indexOf(category),
  ];
  return (kind * 100 + feeling) * 100 + about;
}

/** What a new tip begins with: what one was looking for. */
export function situationOf({ complainantKind, mood, category }: Wanted): Situation {
  return {
    complainantKind: complainantKind === undefined || complainantKind === LEFT_OPEN ? null : complainantKind,
    mood: mood === undefined || mood === LEFT_OPEN ? null : mood,
    category: category === undefined || category === LEFT_OPEN ? null : category,
  };
}

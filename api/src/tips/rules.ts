import type { Category, ComplainantKind, Mood } from "@heyi/schema/vocabulary/complaint.ts";

import { Check } from "../kernel/check.ts";

/** Whom one speaks with, about what; null: not known. */
export type Situation = {
  readonly complainantKind: ComplainantKind | null;
  readonly mood: Mood | null;
  readonly category: Category | null;
};

/** HND-9: where a field of the situation is null, the tip is for all. */
export type TipText = Situation & { readonly helps: string; readonly never: string | null };

const LONGEST_TIP = 300;

/** HND-9: the tips for a situation, the most particular first; of two alike the one that stood first. */
export function fitting<Tip extends Situation>(tips: readonly Tip[], situation: Situation): readonly Tip[] {
  return tips
    .filter((tip) => fits(tip, situation))
    .toSorted((one, other) => particulars(other) - particulars(one));
}

function fits(tip: Situation, { complainantKind, mood, category }: Situation): boolean {
  return (
    (tip.complainantKind ?? complainantKind) === complainantKind &&
    (tip.mood ?? mood) === mood &&
    (tip.category ?? category) === category
  );
}

function particulars({ complainantKind, mood, category }: Situation): number {
  return [complainantKind, mood, category].filter((part) => part !== null).length;
}

/** @throws InvalidError */
export function checkedTip(given: TipText): TipText {
  const check = new Check();
  const helps = check.text("helps", given.helps, LONGEST_TIP);
  const never = check.optionalText("never", given.never, LONGEST_TIP);
  check.done();
  return { ...given, helps, never };
}

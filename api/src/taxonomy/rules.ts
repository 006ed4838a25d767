import type { Category } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../kernel/check.ts";
import type { LocalDate } from "../kernel/local-time.ts";

/** The company's own finer word for a category, offered from one day to another. */
export type SubCategoryInput = {
  readonly category: Category;
  readonly name: string;
  readonly validFrom: LocalDate;
  /** The last day; null: until further notice. */
  readonly validUntil: LocalDate | null;
};

/** @throws InvalidError */
export function checkedSubCategory(given: SubCategoryInput): SubCategoryInput {
  const check = new Check();
  const name = check.text("name", given.name, LONGEST.short);
  const { category, validFrom, validUntil } = given;
  if (validUntil !== null && validUntil < validFrom) check.fault("validUntil", "TOO_EARLY", validFrom);
  check.done();
  return { category, name, validFrom, validUntil };
}

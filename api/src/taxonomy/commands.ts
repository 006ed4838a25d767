import type { CommandContext } from "../complaint/once.ts";
import { appendOfCompany } from "../events/append.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { isUuid, newId } from "../kernel/ids.ts";
import { inTransaction, isTaken } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { checkedSubCategory, type SubCategoryInput } from "./rules.ts";
import type { SubCategory } from "./sub-categories.ts";

/**
 * A new sub-category, or another name or other days for one. Complaints keep the word they were given.
 * @throws NotAllowedError, InvalidError, NotFoundError
 */
export async function saveSubCategory(
  { pool, clock, actor }: CommandContext,
  given: SubCategoryInput & { readonly id: string | null },
): Promise<SubCategory> {
  const { companyId, staffId: actorId } = administers(actor);
  const checked = checkedSubCategory(given);
  if (given.id !== null && !isUuid(given.id)) throw new NotFoundError("subCategory");
  const now = clock.now();
  const id = given.id ?? newId<"SubCategory">(now);
  const { category, name, validFrom, validUntil } = checked;
  try {
    await inTransaction(pool, async (tx) => {
      const params = [id, companyId, category, name, validFrom, validUntil];
      const saved = await tx.query(given.id === null ? INSERT : UPDATE, params);
      if (saved.length === 0) throw new NotFoundError("subCategory");
      const data = { id, ...checked };
      await appendOfCompany(tx, companyId, { at: now, kind: "SUB_CATEGORY_SAVED", actorId, data });
    });
  } catch (error) {
    if (isTaken(error)) throw new InvalidError([{ path: "name", code: "TAKEN" }]);
    throw error;
  }
  return { id, ...checked };
}

const INSERT = `
  insert into sub_category (id, company_id, category, name, valid_from, valid_until)
  values ($1, $2, $3, $4, $5, $6) returning id`;
const UPDATE = `
  update sub_category set category = $3, name = $4, valid_from = $5, valid_until = $6
   where id = $1 and company_id = $2 returning id`;

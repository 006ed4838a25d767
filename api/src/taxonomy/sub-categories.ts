import type { Pool } from "pg";

import type { CompanyId } from "../kernel/ids.ts";
import type { LocalDate } from "../kernel/local-time.ts";
import { read } from "../kernel/sql.ts";
import type { SubCategoryInput } from "./rules.ts";

export type SubCategory = SubCategoryInput & { readonly id: string };

/** All of the company's; or only what is offered on a day. */
export function subCategoriesOf(
  pool: Pool,
  companyId: CompanyId,
  on: LocalDate | null,
): Promise<SubCategory[]> {
  return read<SubCategory>(pool, SELECT, [companyId, on], "sub_categories");
}

const SELECT = `
  select id, category, name, valid_from::text as "validFrom", valid_until::text as "validUntil"
    from sub_category
   where company_id = $1
     and ($2::date is null or $2::date between valid_from and coalesce(valid_until, 'infinity'))
   order by category, name`;

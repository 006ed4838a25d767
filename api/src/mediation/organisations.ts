import type { OrganisationKind } from "@heyi/schema/vocabulary/mediation.ts";

import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { newId, type CompanyId, type OrganisationId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { readerOf } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import type { Organisation } from "./rules/case.ts";

/** MED-3: the register of those before whom a case may come, the company's own panel first. */
export function organisationsOf(reader: Reader, companyId: CompanyId): Promise<readonly Organisation[]> {
  return reader.query<Organisation>(
    `${SELECT} where company_id = $1 and ended_at is null order by kind <> 'OWN_PANEL', name`,
    [companyId],
    "organisations",
  );
}

/** Null: not in the register, or no longer. */
export async function organisationOf(
  reader: Reader,
  companyId: CompanyId,
  id: OrganisationId,
): Promise<Organisation | null> {
  const [found] = await reader.query<Organisation>(
    `${SELECT} where company_id = $1 and id = $2 and ended_at is null`,
    [companyId, id],
    "organisation",
  );
  return found ?? null;
}

const SELECT = "select id, kind, name, established from mediation_organisation";

/** @throws NotAllowedError, InvalidError */
export async function registerOrganisation(
  { pool, actor, clock }: CommandContext,
  input: {
    readonly kind: OrganisationKind;
    readonly name: string;
    readonly established: boolean;
    /** AGR-7; null: as it was. */
    readonly seat: string | null;
  },
): Promise<OrganisationId> {
  const { companyId } = administers(actor);
  const check = new Check();
  const name = check.text("name", input.name, LONGEST.name, 2);
  const seat = check.optionalText("seat", input.seat, LONGEST.reason);
  check.done();
  const id = newId<"MediationOrganisation">(clock.now());
  const [row] = await readerOf(pool).query<{ id: OrganisationId }>(
    `insert into mediation_organisation as o (id, company_id, kind, name, established, seat) values ($1, $2, $3, $4, $5, $6)
     on conflict (company_id, name) do update
        set kind = excluded.kind, established = excluded.established, seat = coalesce(excluded.seat, o.seat), ended_at = null
     returning id`,
    [id, companyId, input.kind, name, input.established, seat],
    "organisation_register",
  );
  return row?.id ?? id;
}

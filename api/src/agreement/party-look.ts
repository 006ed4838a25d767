import { createHash } from "node:crypto";

import type { Services } from "../context.ts";
import type { CaseId, CompanyId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { viewByCode } from "../mediation/party-door.ts";
import { agreementsOf, obligationsOfCase } from "./store.ts";

export type PartyLook = {
  readonly companyId: CompanyId;
  readonly caseId: CaseId;
  /** Of everything the party sees: the same as long as nothing of it changes. */
  readonly hash: string;
};

/**
 * MED-4, MED-5: by this a party is told of what it sees and of nothing behind its back, not even that there was something.
 * @throws NotFoundError for what is no code, or no more
 */
export async function lookOfParty(
  services: Pick<Services, "db" | "log" | "vault">,
  code: string,
): Promise<PartyLook> {
  const reader = readerOf(services.db.pool);
  const { file, me, others, claims, sessions } = await viewByCode(services, code);
  const { state, kind, matter, mediator, organisation, offers } = file;
  const agreements = await agreementsOf(reader, file.id);
  const obligations = await obligationsOfCase(reader, file.id);
  const seen = [state, kind, matter, mediator, organisation, offers, me, others, claims, sessions];
  const text = JSON.stringify([...seen, agreements, obligations]);
  return {
    companyId: file.companyId,
    caseId: file.id,
    hash: createHash("sha256").update(text).digest("hex"),
  };
}

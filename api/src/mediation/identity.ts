import type { IdentityType } from "@heyi/schema/vocabulary/mediation.ts";

import type { CommandContext } from "../complaint/once.ts";
import type { CaseId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { records } from "./access.ts";
import { sealToWrite } from "./case-seal.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import { identityTaken, maskedNumber, plainNumber } from "./rules/identity.ts";
import type { Letter } from "./rules/party.ts";
import type { Vault } from "./vault.ts";

/** AGR-1: what is known of a party's proof of identity. The number itself is read by nothing. */
export type Identity = { readonly party: Letter; readonly type: IdentityType; readonly masked: string };

/** AGR-1: taken in by who is in the room; another one takes its place. @throws NotAllowedError, InvalidError */
export function takeIdentity(
  context: CommandContext & { readonly vault: Vault },
  input: CaseInput & { readonly party: Letter; readonly idType: IdentityType; readonly number: string },
): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx }) => {
      const { party, idType } = input;
      const number = plainNumber(input.number);
      const decision = identityTaken(file, party, { type: idType, number });
      const seal = await sealToWrite(tx, context.vault, file.id, "number");
      await tx.query(
        `insert into party_identity (case_id, letter, id_type, masked, sealed) values ($1, $2, $3, $4, $5)
         on conflict (case_id, letter) do update
            set (id_type, masked, sealed) = (excluded.id_type, excluded.masked, excluded.sealed)`,
        [file.id, party, idType, maskedNumber(number), seal.close(number, `identity ${party}`)],
        "party_identity_take",
      );
      return decision;
    },
    records,
  );
}

/** Masked, by party. */
export function identitiesOf(reader: Reader, caseId: CaseId): Promise<readonly Identity[]> {
  return reader.query<Identity>(
    "select letter as party, id_type as type, masked from party_identity where case_id = $1 order by letter",
    [caseId],
    "party_identities",
  );
}

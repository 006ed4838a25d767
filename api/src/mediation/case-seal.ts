import type { Services } from "../context.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { CaseId } from "../kernel/ids.ts";
import { readerOf, type Reader, type Tx } from "../kernel/sql.ts";
import { KeyMissingError, type CaseSeal, type Vault, type WrappedKey } from "./vault.ts";

/** To open what is sealed; null where the master key is missing. */
export async function sealIfThere(reader: Reader, vault: Vault, caseId: CaseId): Promise<CaseSeal | null> {
  try {
    return await sealOf(reader, vault, caseId);
  } catch (error) {
    if (error instanceof KeyMissingError) return null;
    throw error;
  }
}

/** To seal what `path` is about to say. @throws InvalidError where the master key is missing */
export async function sealToWrite(tx: Tx, vault: Vault, caseId: CaseId, path: string): Promise<CaseSeal> {
  try {
    return await sealOf(tx, vault, caseId);
  } catch (error) {
    if (!(error instanceof KeyMissingError)) throw error;
    throw new InvalidError([{ path, code: "KEY_MISSING" }]);
  }
}

/** The case's seal; its key is made when it is first needed. @throws KeyMissingError */
async function sealOf(reader: Reader, vault: Vault, caseId: CaseId): Promise<CaseSeal> {
  const select = () =>
    reader.query<WrappedKey>("select wrapped, master from case_key where case_id = $1", [caseId], "case_key");
  const [known] = await select();
  if (known !== undefined) return vault.sealOf(known, caseId);
  const { wrapped, master } = vault.newKey(caseId);
  await reader.query(
    "insert into case_key (case_id, wrapped, master) values ($1, $2, $3) on conflict do nothing",
    [caseId, wrapped, master],
    "case_key_insert",
  );
  const [made] = await select();
  if (made === undefined) throw new Error("a case without a key");
  return vault.sealOf(made, caseId);
}

/** MED-5: wraps every case key by the current master key; one at a time, so that it may be stopped and gone on with. */
export async function rotateKeys({ db, vault }: Pick<Services, "db" | "vault">): Promise<number> {
  const reader = readerOf(db.pool);
  const stale = await reader.query<WrappedKey & { case_id: CaseId }>(
    "select case_id, wrapped, master from case_key where master <> $1",
    [vault.current],
    "case_keys_stale",
  );
  for (const { case_id: id, ...key } of stale) {
    const { wrapped, master } = vault.rewrap(key, id);
    await reader.query(
      "update case_key set wrapped = $2, master = $3 where case_id = $1 and master = $4",
      [id, wrapped, master, key.master],
      "case_key_rewrap",
    );
  }
  return stale.length;
}

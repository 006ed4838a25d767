import { readConfig } from "../src/config.ts";
import { bootForImport } from "../src/import/boot.ts";
import { masterKeys } from "../src/mediation/master-key.ts";
import { rotateKeys } from "../src/mediation/case-seal.ts";
import { Vault } from "../src/mediation/vault.ts";

// MED-5: HEYI_CASE_KEY is the new master key, HEYI_CASE_KEYS_EARLIER those before it. Statements are not touched: only
// the key of each case is wrapped anew, after which the earlier master keys may be destroyed.
const config = readConfig(process.env);
const vault = new Vault(masterKeys(config));
await using house = await bootForImport(config, null);
const count = await rotateKeys({ db: house.db, vault });
process.stdout.write(`${count} 个案件密钥已换新 (${count} case keys wrapped anew)\n`);

import { randomInt, timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";

import { maskedPhone, normalPhone, phoneDigits } from "../../complaint/phone.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { newId, type AgreementId, type Id } from "../../kernel/ids.ts";
import { localTime } from "../../kernel/local-time.ts";
import { read, readerOf, type Tx } from "../../kernel/sql.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { sendAtOnce } from "../../message/at-once.ts";
import type { MessageRoom } from "../../message/room.ts";
import { pour } from "../../resident/bucket.ts";
import type { Agreement } from "../store.ts";

type SigningCodeId = Id<"SigningCode">;

const LASTS_MS = 10 * 60_000;
const AGAIN_AFTER_MS = 60_000;
/** For six digits: who guesses has one chance in 200,000. */
const MOST_TRIES = 5;
/** Nobody's telephone is flooded. */
const bucketOf = (phone: string) => ({ key: `signing ${phone}`, capacity: 6, perHour: 6 });

export type Sent = { readonly sentTo: string; readonly endsAt: Date };

/**
 * AGR-4: six digits to the telephone that stands in the text for the party, good for ten minutes and this text alone. They are
 * written nowhere but on the way out; what is kept is sealed.
 * @throws InvalidError
 */
export async function sendSigningCode(
  pool: Pool,
  room: MessageRoom,
  {
    file,
    agreement,
    signer,
  }: { readonly file: CaseFile; readonly agreement: Agreement; readonly signer: string },
  now: Date,
): Promise<Sent> {
  const party = agreement.content.parties.find(({ letter }) => letter === signer);
  const phone = normalPhone(party?.phone ?? "");
  if (phone === null) throw new InvalidError([{ path: "phone", code: "NOT_A_PHONE" }]);
  await notTooSoon(pool, agreement.id, signer, now);
  if (!(await pour(readerOf(pool), bucketOf(phoneDigits(phone)), 1, now)))
    throw new InvalidError([{ path: "phone", code: "TOO_MANY", allowed: String(bucketOf("").capacity) }]);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const id = newId<"SigningCode">(now);
  const text = `您正在签署调解文书 ${agreement.number}，验证码 ${code}，10分钟内有效。请先阅读全文；如非本人操作，请勿告知他人。`;
  const { companyId, projectId } = file;
  const message = { id, kind: "SIGNING_CODE" as const, phone: phoneDigits(phone), text };
  const delivery = await sendAtOnce(pool, room, { companyId, projectId }, message, now);
  if (delivery === null) throw new InvalidError([{ path: "phone", code: "NO_GATEWAY" }]);
  if (!delivery.ok) throw new InvalidError([{ path: "phone", code: "NOT_DELIVERED" }]);
  const sent = { sentTo: maskedPhone(phone), endsAt: new Date(now.getTime() + LASTS_MS) };
  await read(
    pool,
    `insert into signing_code (id, agreement_id, signer, sealed, sent_to, sent_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, agreement.id, signer, room.seal.close(code, id), sent.sentTo, now, sent.endsAt],
    "signing_code_keep",
  );
  return sent;
}

async function notTooSoon(pool: Pool, agreementId: AgreementId, signer: string, now: Date): Promise<void> {
  const [last] = await read<{ readonly sentAt: Date }>(
    pool,
    'select max(sent_at) as "sentAt" from signing_code where agreement_id = $1 and signer = $2 having max(sent_at) > $3',
    [agreementId, signer, new Date(now.getTime() - AGAIN_AFTER_MS)],
    "signing_code_last",
  );
  if (last === undefined) return;
  const allowed = localTime(new Date(last.sentAt.getTime() + AGAIN_AFTER_MS));
  throw new InvalidError([{ path: "phone", code: "TOO_EARLY", allowed }]);
}

/** The newest code that was sent, when it is this one. Each try counts, and counts also when what follows is refused. @throws InvalidError */
export async function provenCode(
  pool: Pool,
  { seal }: Pick<MessageRoom, "seal">,
  { agreementId, signer }: { readonly agreementId: AgreementId; readonly signer: string },
  given: string,
  now: Date,
): Promise<{ readonly id: SigningCodeId; readonly sentTo: string }> {
  const [kept] = await read<{ id: SigningCodeId; sealed: string; sentTo: string }>(
    pool,
    `update signing_code set tries = tries + 1
      where id = (select id from signing_code where agreement_id = $1 and signer = $2 order by sent_at desc limit 1)
        and used_at is null and ends_at > $3 and tries < $4
     returning id, sealed, sent_to as "sentTo"`,
    [agreementId, signer, now, MOST_TRIES],
    "signing_code_try",
  );
  const code = kept && seal.open(kept.sealed, kept.id);
  const digits = given.trim();
  if (
    !kept ||
    !code ||
    digits.length !== code.length ||
    !timingSafeEqual(Buffer.from(code), Buffer.from(digits))
  )
    throw new InvalidError([{ path: "oneTimeCode", code: "CODE_WRONG" }]);
  return kept;
}

/** Once only. @throws InvalidError */
export async function useCode(tx: Tx, id: SigningCodeId, now: Date): Promise<void> {
  const used = await tx.query(
    "update signing_code set used_at = $2 where id = $1 and used_at is null returning id",
    [id, now],
    "signing_code_use",
  );
  if (used.length === 0) throw new InvalidError([{ path: "oneTimeCode", code: "CODE_WRONG" }]);
}

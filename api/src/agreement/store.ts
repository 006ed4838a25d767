import type {
  AgreementForm,
  AgreementKind,
  CaseTimerKind,
  ConfirmationState,
  ObligationState,
  TermKind,
} from "@heyi/schema/vocabulary/agreement.ts";

import { newId, type AgreementId, type CaseId, type Id, type StaffId } from "../kernel/ids.ts";
import type { Reader, Tx } from "../kernel/sql.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import type { AgreementContent, LocalDate } from "./rules/content.ts";
import type { Draft } from "./rules/draft.ts";
import type { Act } from "./rules/effect.ts";
import type { Owed } from "./rules/obligation.ts";

export type ObligationId = Id<"Obligation">;

/** What bears on a draft beside its words: chosen by who drafts it. */
export type Around = {
  readonly electronic: boolean;
  readonly feeFen: number;
  readonly reserved: boolean;
  readonly ownersDecided: boolean;
};
export type KeptDraft = Draft & { readonly around: Around; readonly supplementToId: AgreementId | null };

export type Agreement = {
  readonly id: AgreementId;
  readonly caseId: CaseId;
  readonly number: string;
  readonly kind: AgreementKind;
  readonly form: AgreementForm;
  readonly content: AgreementContent;
  readonly text: string;
  readonly hash: string;
  /** Every party agreed to sign it on the screen, and the matter allows it. */
  readonly electronic: boolean;
  readonly frozenAt: Date;
  readonly droppedAt: Date | null;
  readonly effectiveAt: Date | null;
  readonly supplementToId: AgreementId | null;
  readonly confirmation: ConfirmationState;
  readonly lastDay: LocalDate | null;
  readonly appliedAt: Date | null;
  readonly court: string | null;
  readonly decidedAt: Date | null;
  readonly signatures: readonly Hand[];
};
/** AGR-4: a signature as it is kept. */
export type Hand = Act & Drawn;
export type Drawn = {
  /** The drawn line as an SVG path. */
  readonly stroke: string | null;
  /** To which telephone the one-time code went, masked. */
  readonly sentTo: string | null;
};

export async function draftOf(reader: Reader, caseId: CaseId): Promise<KeptDraft | null> {
  const [draft] = await reader.query<KeptDraft>(
    'select content, sources, around, supplement_to_id as "supplementToId" from agreement_draft where case_id = $1',
    [caseId],
    "agreement_draft",
  );
  return draft ?? null;
}

export async function keepDraft(
  tx: Tx,
  caseId: CaseId,
  { content, sources, around, supplementToId }: KeptDraft,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into agreement_draft (case_id, content, sources, around, supplement_to_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id) do update
        set (content, sources, around, supplement_to_id, at)
          = (excluded.content, excluded.sources, excluded.around, excluded.supplement_to_id, excluded.at)`,
    [caseId, JSON.stringify(content), JSON.stringify(sources), JSON.stringify(around), supplementToId, now],
    "agreement_draft_keep",
  );
}

export async function forgetDraft(tx: Tx, caseId: CaseId): Promise<void> {
  await tx.query("delete from agreement_draft where case_id = $1", [caseId], "agreement_draft_forget");
}

/** The newest first; those dropped among them. */
export async function agreementsOf(reader: Reader, caseId: CaseId): Promise<readonly Agreement[]> {
  const rows = await reader.query<Row>(
    `${SELECT} where a.case_id = $1 order by a.frozen_at desc, a.id desc`,
    [caseId],
    "agreements",
  );
  return rows.map(toAgreement);
}

/** The text that waits for hands, or null. */
export async function waitingOf(reader: Reader, caseId: CaseId): Promise<Agreement | null> {
  const rows = await reader.query<Row>(
    `${SELECT} where a.case_id = $1 and a.effective_at is null and a.dropped_at is null`,
    [caseId],
    "agreement_waiting",
  );
  return rows.map(toAgreement)[0] ?? null;
}

type Row = Omit<Agreement, "signatures"> & {
  readonly signatures: readonly (Omit<Hand, "at"> & { readonly at: string })[];
};

function toAgreement(row: Row): Agreement {
  return { ...row, signatures: row.signatures.map((each) => ({ ...each, at: new Date(each.at) })) };
}

const SELECT = `
  select a.id, a.case_id as "caseId", a.number, a.kind, a.form, a.content, a.text, a.hash, a.electronic, a.frozen_at as "frozenAt",
         a.dropped_at as "droppedAt", a.effective_at as "effectiveAt", a.supplement_to_id as "supplementToId", a.confirmation,
         a.last_day::text as "lastDay", a.applied_at as "appliedAt", a.court, a.decided_at as "decidedAt",
         coalesce((select jsonb_agg(jsonb_build_object('signer', s.signer, 'means', s.means, 'hash', s.hash, 'sealed', s.sealed,
                                                       'at', s.at, 'stroke', s.stroke, 'sentTo', s.sent_to) order by s.at, s.id)
                     from agreement_signature s where s.agreement_id = a.id), '[]') as signatures
    from agreement a`;

export async function insertAgreement(
  tx: Tx,
  {
    id,
    caseId,
    number,
    kind,
    form,
    content,
    text,
    hash,
    electronic,
    frozenAt,
    supplementToId,
  }: Pick<
    Agreement,
    | "id"
    | "caseId"
    | "number"
    | "kind"
    | "form"
    | "content"
    | "text"
    | "hash"
    | "electronic"
    | "frozenAt"
    | "supplementToId"
  >,
): Promise<void> {
  await tx.query(
    `insert into agreement (id, case_id, number, kind, form, content, text, hash, electronic, frozen_at, supplement_to_id, confirmation)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'CLOSED')`,
    [
      id,
      caseId,
      number,
      kind,
      form,
      JSON.stringify(content),
      text,
      hash,
      electronic,
      frozenAt,
      supplementToId,
    ],
    "agreement_insert",
  );
}

export async function dropAgreement(tx: Tx, id: AgreementId, at: Date): Promise<void> {
  await tx.query("update agreement set dropped_at = $2 where id = $1", [id, at], "agreement_drop");
}

export async function insertSignature(
  tx: Tx,
  agreementId: AgreementId,
  { signer, means, hash, sealed, at }: Act,
  by: Drawn & { readonly staffId: StaffId | null },
): Promise<void> {
  await tx.query(
    `insert into agreement_signature (id, agreement_id, signer, means, hash, sealed, at, staff_id, stroke, sent_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId<"AgreementSignature">(at),
      agreementId,
      signer,
      means,
      hash,
      sealed,
      at,
      by.staffId,
      by.stroke,
      by.sentTo,
    ],
    "agreement_sign",
  );
}

/** AGR-4, AGR-7: in effect, with the window in which confirmation may be asked for, where there is one. */
export async function setEffective(
  tx: Tx,
  id: AgreementId,
  effectiveAt: Date,
  lastDay: LocalDate | null,
): Promise<void> {
  await tx.query(
    "update agreement set effective_at = $2, last_day = $3, confirmation = case when $3::date is null then 'CLOSED' else 'OPEN' end where id = $1",
    [id, effectiveAt, lastDay],
    "agreement_effective",
  );
}

export async function setConfirmation(
  tx: Tx,
  id: AgreementId,
  {
    confirmation,
    appliedAt,
    court,
    decidedAt,
  }: Pick<Agreement, "confirmation" | "appliedAt" | "court" | "decidedAt">,
): Promise<void> {
  await tx.query(
    "update agreement set confirmation = $2, applied_at = $3, court = $4, decided_at = $5 where id = $1",
    [id, confirmation, appliedAt, court, decidedAt],
    "agreement_confirmation",
  );
}

export type ObligationMove = {
  readonly state: ObligationState;
  readonly at: Date;
  readonly evidence: string | null;
};
export type Obligation = Owed & {
  readonly id: ObligationId;
  readonly agreementId: AgreementId;
  readonly caseId: CaseId;
  readonly state: ObligationState;
  readonly urgedAt: Date | null;
  readonly breachProposedAt: Date | null;
  readonly moves: readonly ObligationMove[];
};

type ObligationRow = Omit<Obligation, "moves" | "amountFen" | "kind"> & {
  readonly kind: TermKind;
  readonly amountFen: string | null;
  readonly moves: readonly (Omit<ObligationMove, "at"> & { readonly at: string })[];
};

/** Of a case, in order of terms and instalments. */
export async function obligationsOfCase(reader: Reader, caseId: CaseId): Promise<readonly Obligation[]> {
  const rows = await reader.query<ObligationRow>(
    `${SELECT_OBLIGATION} where o.case_id = $1 order by a.frozen_at, o.term_no, o.instalment_no nulls first`,
    [caseId],
    "obligations_of_case",
  );
  return rows.map(toObligation);
}

function toObligation(row: ObligationRow): Obligation {
  return {
    ...row,
    amountFen: row.amountFen === null ? null : Number(row.amountFen),
    moves: row.moves.map((each) => ({ ...each, at: new Date(each.at) })),
  };
}

const SELECT_OBLIGATION = `
  select o.id, o.agreement_id as "agreementId", o.case_id as "caseId", o.term_no as "termNo", o.instalment_no as "instalmentNo",
         o.obligor, o.obligee, o.kind, o.amount_fen::text as "amountFen", o.due_date::text as "dueDate", o.state,
         o.urged_at as "urgedAt", o.breach_proposed_at as "breachProposedAt",
         coalesce((select jsonb_agg(jsonb_build_object('state', m.state, 'at', m.at, 'evidence', m.evidence) order by m.at, m.id)
                     from obligation_move m where m.obligation_id = o.id), '[]') as moves
    from obligation o join agreement a on a.id = o.agreement_id`;

export async function insertObligation(
  tx: Tx,
  file: CaseFile,
  agreementId: AgreementId,
  owed: Owed,
  at: Date,
): Promise<ObligationId> {
  const id = newId<"Obligation">(at);
  await tx.query(
    `insert into obligation (id, agreement_id, case_id, company_id, project_id, term_no, instalment_no, obligor, obligee, kind,
                             amount_fen, due_date, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'PENDING')`,
    [
      id,
      agreementId,
      file.id,
      file.companyId,
      file.projectId,
      owed.termNo,
      owed.instalmentNo,
      owed.obligor,
      owed.obligee,
      owed.kind,
      owed.amountFen,
      owed.dueDate,
    ],
    "obligation_insert",
  );
  await insertMove(tx, id, { state: "PENDING", at, evidence: null }, null);
  return id;
}

export async function moveObligation(
  tx: Tx,
  id: ObligationId,
  move: ObligationMove,
  staffId: StaffId | null,
): Promise<void> {
  await tx.query("update obligation set state = $2 where id = $1", [id, move.state], "obligation_move");
  await insertMove(tx, id, move, staffId);
}

async function insertMove(
  tx: Tx,
  id: ObligationId,
  { state, at, evidence }: ObligationMove,
  staffId: StaffId | null,
): Promise<void> {
  await tx.query(
    "insert into obligation_move (id, obligation_id, state, at, evidence, staff_id) values ($1, $2, $3, $4, $5, $6)",
    [newId<"ObligationMove">(at), id, state, at, evidence, staffId],
    "obligation_move_insert",
  );
}

export async function markObligation(
  tx: Tx,
  id: ObligationId,
  mark: "urged_at" | "breach_proposed_at",
  at: Date,
): Promise<void> {
  await tx.query(`update obligation set ${mark} = $2 where id = $1`, [id, at], `obligation_${mark}`);
}

/** One obligation's, or one agreement's, timers as they are from now on. */
export async function armSubject(
  tx: Tx,
  caseId: CaseId,
  subject: string,
  timers: readonly { readonly kind: CaseTimerKind; readonly at: Date }[],
): Promise<void> {
  await tx.query(
    "delete from case_timer where case_id = $1 and subject = $2",
    [caseId, subject],
    "case_timers_of_subject_off",
  );
  await tx.query(
    `insert into case_timer (case_id, kind, subject, fire_at)
     select $1, t.kind, $2, t.at from jsonb_to_recordset($3) as t(kind text, at timestamptz)`,
    [caseId, subject, JSON.stringify(timers)],
    "case_timers_of_subject_on",
  );
}

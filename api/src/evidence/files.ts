import type { EvidenceCopy } from "@heyi/schema/vocabulary/evidence.ts";
import type { Pool } from "pg";

import type { FileFound } from "../complaint/rules/evidence.ts";
import {
  isUuid,
  type CompanyId,
  type ComplaintId,
  type EvidenceFileId,
  type StaffId,
} from "../kernel/ids.ts";
import { read, readerOf } from "../kernel/sql.ts";
import type { Whereabouts } from "../org/access.ts";

export type EvidenceFile = FileFound & {
  readonly companyId: CompanyId;
  readonly complaintId: ComplaintId;
  /** Null: by the complainant. */
  readonly uploadedById: StaffId | null;
  readonly sharedMime: string;
  readonly sharedSha256: string;
};

export async function rememberFile(pool: Pool, file: EvidenceFile, at: Date): Promise<void> {
  await read(pool, REMEMBER, [
    file.id,
    file.companyId,
    file.complaintId,
    file.uploadedById,
    at,
    file.name,
    file.mime,
    file.bytes,
    file.sha256,
    file.sharedMime,
    file.sharedSha256,
    file.previewSha256,
  ]);
}

const REMEMBER = `
  insert into evidence_file (id, company_id, complaint_id, uploaded_by_id, uploaded_at, name, mime, bytes, sha256, shared_mime, shared_sha256, preview_sha256)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do nothing`;

/** Those of the ids that this sender took in for this complaint and that no event tells of yet, in the order asked for. */
export async function looseFiles(
  pool: Pool,
  complaintId: ComplaintId,
  uploadedById: StaffId | null,
  ids: readonly string[],
): Promise<readonly FileFound[]> {
  const rows = await readerOf(pool).query<FileFound>(
    LOOSE,
    [complaintId, uploadedById, ids.filter(isUuid)],
    "loose_evidence",
  );
  return [...new Set(ids)].flatMap((id) => rows.filter((row) => row.id === id));
}

const IS_TOLD = `exists (
  select 1 from event e
   where e.company_id = f.company_id and e.complaint_id = f.complaint_id
     and e.kind = 'EVIDENCE_ADDED' and e.data->>'file' = f.id::text)`;

const LOOSE = `
  select f.id, f.name, f.mime, f.bytes, f.sha256, f.preview_sha256 as "previewSha256"
    from evidence_file f
   where f.complaint_id = $1 and f.uploaded_by_id is not distinct from $2 and f.id = any($3::uuid[]) and not ${IS_TOLD}`;

/** What it takes to hand out a file. */
export type Shelved = EvidenceFile & { readonly where: Whereabouts; readonly public: boolean };

/** A file that belongs to its complaint's record. */
export async function shelvedFile(pool: Pool, id: EvidenceFileId): Promise<Shelved | null> {
  const [row] = await readerOf(pool).query<Shelved>(SHELVED, [id], "shelved_evidence");
  return row ?? null;
}

const SHELVED = `
  select f.id, f.company_id as "companyId", f.complaint_id as "complaintId", f.uploaded_by_id as "uploadedById", f.name, f.mime, f.bytes,
         f.sha256, f.shared_mime as "sharedMime", f.shared_sha256 as "sharedSha256", f.preview_sha256 as "previewSha256",
         json_build_object('companyId', c.company_id, 'projectId', c.project_id, 'departmentId', c.department_id, 'ownerId', c.owner_id,
                           'handlerId', c.handler_id, 'taskDepartmentIds', c.task_department_ids) as "where",
         coalesce(w.public, false) as public
    from evidence_file f
    join complaint c on c.id = f.complaint_id
    join event e on e.company_id = f.company_id and e.complaint_id = f.complaint_id
     and e.kind = 'EVIDENCE_ADDED' and e.data->>'file' = f.id::text
    left join event_words w on w.company_id = e.company_id and w.seq = e.seq
   where f.id = $1`;

/** EVD-1: written before a byte goes out. */
export async function logAccess(
  pool: Pool,
  access: { readonly fileId: EvidenceFileId; readonly staffId: StaffId | null; readonly copy: EvidenceCopy },
  at: Date,
): Promise<void> {
  const { fileId, staffId, copy } = access;
  await read(pool, "insert into evidence_access (file_id, staff_id, copy, at) values ($1, $2, $3, $4)", [
    fileId,
    staffId,
    copy,
    at,
  ]);
}

export type Access = {
  readonly staffId: StaffId | null;
  readonly name: string | null;
  readonly copy: EvidenceCopy;
  readonly at: Date;
};

/** Who fetched what of a file, the newest first; 500 at most. */
export function accessesOf(pool: Pool, fileId: EvidenceFileId): Promise<readonly Access[]> {
  return readerOf(pool).query<Access>(ACCESSES, [fileId], "evidence_accesses");
}

const ACCESSES = `
  select a.staff_id as "staffId", s.name, a.copy, a.at
    from evidence_access a left join staff s on s.id = a.staff_id
   where a.file_id = $1 order by a.id desc limit 500`;

/** Takes files away that nobody made part of a record for a day; gives the hashes that no file has any more. */
export async function forgetLoose(pool: Pool, before: Date): Promise<readonly string[]> {
  const rows = await readerOf(pool).query<{ sha256: string }>(FORGET, [before], "forget_loose_evidence");
  return rows.map(({ sha256 }) => sha256);
}

const FORGET = `
  with gone as (
    delete from evidence_file f where f.uploaded_at < $1 and not ${IS_TOLD}
    returning f.id, f.sha256, f.shared_sha256, f.preview_sha256)
  select distinct h.sha256
    from gone cross join lateral (values (gone.sha256), (gone.shared_sha256), (gone.preview_sha256)) h(sha256)
   where h.sha256 is not null
     and not exists (
       select 1 from evidence_file f
        where h.sha256 in (f.sha256, f.shared_sha256, f.preview_sha256) and f.id not in (select id from gone))`;

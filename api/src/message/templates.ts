import { DEFAULT_TEMPLATES, MESSAGE_KINDS, type MessageKind } from "@heyi/schema/vocabulary/message.ts";

import type { CommandContext } from "../complaint/once.ts";
import { Check } from "../kernel/check.ts";
import { newId, type CompanyId } from "../kernel/ids.ts";
import { read, type Reader, readerOf } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { LONGEST_TEMPLATE, templateIssues } from "./rules/template.ts";

export type Template = {
  readonly kind: MessageKind;
  readonly text: string;
  /** Null: the words the product comes with. */
  readonly changed: { readonly at: Date; readonly by: string } | null;
};

type Row = { readonly kind: MessageKind; readonly text: string; readonly at: Date; readonly by: string };

/** One for each kind, as sent from now on. */
export async function currentTemplates(reader: Reader, companyId: CompanyId): Promise<readonly Template[]> {
  const rows = await reader.query<Row>(SELECT, [companyId], "templates_current");
  return MESSAGE_KINDS.map((kind) => {
    const row = rows.find((each) => each.kind === kind);
    return row === undefined
      ? { kind, text: DEFAULT_TEMPLATES[kind], changed: null }
      : { kind, text: row.text, changed: { at: row.at, by: row.by } };
  });
}

/** Takes the place of the one before, for messages that arise from now on. @throws NotAllowedError, InvalidError */
export async function setTemplate(
  { pool, clock, actor }: CommandContext,
  { kind, text: given }: { readonly kind: MessageKind; readonly text: string },
): Promise<void> {
  const { companyId, staffId } = administers(actor);
  const text = checkedTemplate(kind, given);
  const current = (await currentTemplates(readerOf(pool), companyId)).find((each) => each.kind === kind);
  if (current?.text === text) return;
  const now = clock.now();
  await read(pool, INSERT, [newId(now), companyId, kind, text, staffId, now], "template_set");
}

function checkedTemplate(kind: MessageKind, given: string): string {
  const check = new Check();
  const text = check.text("text", given, LONGEST_TEMPLATE);
  for (const { path, code, allowed } of templateIssues(kind, text)) check.fault(path, code, allowed);
  check.done();
  return text;
}

const SELECT = `
  select distinct on (t.kind) t.kind, t.text, t.at, s.name as by
    from message_template t join staff s on s.id = t.staff_id
   where t.company_id = $1
   order by t.kind, t.at desc, t.id desc`;

const INSERT =
  "insert into message_template (id, company_id, kind, text, staff_id, at) values ($1, $2, $3, $4, $5, $6)";

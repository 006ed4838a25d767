import { expect, test } from "vitest";
import { newId } from "../src/kernel/ids.ts";
import { useWorld } from "./world.ts";

const world = useWorld();

const sql = (text: string, values: unknown[] = []) => world().app.services.db.pool.query(text, values);

async function insertComplaint(change: Record<string, unknown> = {}): Promise<void> {
  const { a, agent, companyId } = world().cast;
  const at = new Date("2026-02-11T02:00:00Z");
  const complainant = newId(at);
  await sql("insert into complainant (id, kind) values ($1, 'ANONYMOUS')", [complainant]);
  const row = {
    id: newId(at),
    company_id: companyId,
    project_id: a.id,
    version: 1,
    number: `WAN-202602-${String(Math.floor(Math.random() * 1e9)).padStart(4, "0")}`,
    tracking_code: newId(at),
    channel: "HOTLINE",
    received_at: at,
    complainant_id: complainant,
    content: "楼道灯不亮",
    search_terms: [],
    state: "REGISTERED",
    intake_staff_id: agent.staffId,
    owner_id: agent.staffId,
    next_action: "RESPOND",
    next_action_due_at: at,
    due_at: at,
    due_kind: "RESPOND",
    ...change,
  };
  const names = Object.keys(row);
  const places = names.map((_, n) => `$${n + 1}`).join(", ");
  await sql(`insert into complaint (${names.join(", ")}) values (${places})`, Object.values(row));
}

test.each(["owner_id", "next_action", "next_action_due_at", "due_at", "due_kind"])(
  "ORG-5: an open complaint without %s is not stored, an ended one is",
  async (column) => {
    await expect(insertComplaint({ [column]: null })).rejects.toThrow("complaint_never_dropped");
    await insertComplaint({ [column]: null, state: "CLOSED" });
  },
);

test("ORG-1: a complaint lies in a project of its own company", async () => {
  await expect(insertComplaint({ project_id: world().cast.elsewhere.id })).rejects.toThrow(
    "complaint_project_of_company",
  );
});

test("INT-3: a number has its form, and a company gives it once", async () => {
  await expect(insertComplaint({ number: "WAN-2602-1" })).rejects.toThrow("complaint_number_form");
  await insertComplaint({ number: "WAN-202602-0001" });
  await expect(insertComplaint({ number: "WAN-202602-0001" })).rejects.toThrow("duplicate key");
});

test("a code that is not in the vocabulary is refused", async () => {
  await expect(insertComplaint({ state: "FORGOTTEN" })).rejects.toThrow("complaint_state_known");
});

test("AUD-1: an event is neither changed nor deleted, nor are all of them at once", async () => {
  const { companyId } = world().cast;
  await sql(
    "insert into event (company_id, seq, at, kind, data) values ($1, 9000000, $2, 'REGISTERED', '{}')",
    [companyId, new Date()],
  );
  for (const statement of [
    "update event set kind = 'CLOSED' where seq = 9000000",
    "delete from event where seq = 9000000",
    "truncate event cascade",
  ]) {
    await expect(sql(statement)).rejects.toThrow("append-only");
  }
});

test("SLA-3: a deadline speaks once", async () => {
  const { companyId } = world().cast;
  const speak = (seq: number) =>
    sql(
      `insert into event (company_id, seq, at, kind, complaint_id, data)
       values ($1, $2, now(), 'CLOCK_OVERDUE', $3, '{"clock":"REPLY","generation":1}')`,
      [companyId, seq, "019c0000-0000-7000-8000-000000000001"],
    );
  await speak(9_000_001);
  await expect(speak(9_000_002)).rejects.toThrow("event_deadline_speaks_once");
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAIN = fileURLToPath(new URL("../../api/src/import/main.ts", import.meta.url));
const MINUTE_MS = 60_000;

/** So many events in one transaction, by the product's own import of complaints with their histories. */
export async function importAtOnce(databaseUrl: string, events: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-drill-import-"));
  try {
    const file = join(folder, "complaints.jsonl");
    const count = Math.ceil(events / EVENTS_EACH);
    const lines = Array.from({ length: count }, (_, n) => JSON.stringify(record(n + 1, new Date())));
    await writeFile(file, lines.join("\n"));
    const env = { PATH: process.env["PATH"], DATABASE_URL: databaseUrl, HEYI_DEMO: "false" };
    await promisify(execFile)(process.execPath, [MAIN, file, "--company", "HL"], { env });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const EVENTS_EACH = 4;

/** Taken in ten minutes ago, answered, graded, and called once more. */
function record(nth: number, now: Date): object {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * MINUTE_MS).toISOString();
  const grading = { category: "FACILITIES", subCategory: null, urgency: "MEDIUM", impact: "HOUSEHOLD" };
  const text = "演练:已与业主说明情况。";
  return {
    externalId: `DRILL-${nth}`,
    projectCode: "WAN",
    channel: "HOTLINE",
    receivedAt: at(10),
    occurredAt: null,
    complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" },
    content: `演练 ${nth}:电梯停在五楼不动,按了没反应。`,
    demand: null,
    mood: null,
    seeks: null,
    ...grading,
    validity: null,
    severity: "NORMAL",
    priority: "P4",
    repeatOf: null,
    incidentId: null,
    state: "REGISTERED",
    history: [
      { at: at(10), type: "registered", by: "agent", channel: "HOTLINE", firstResponder: "agent" },
      { at: at(9), type: "acknowledged", by: "agent", how: "PHONE", text },
      { at: at(8), type: "triaged", by: "dispatcher", ...grading, validity: null, priority: "P4" },
      { at: at(7), type: "contact", by: "dispatcher", how: "PHONE", substantive: false, public: false, text },
    ],
  };
}

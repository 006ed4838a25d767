import pg from "pg";
import { WebSocket } from "ws";
import { EVENTS_CHANNEL } from "../src/events/append.ts";
import { encodeCursor } from "../src/events/cursor.ts";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import type { CompanyId, ComplaintId } from "../src/kernel/ids.ts";
import { matches, type QueueFilter } from "../src/complaint/queue/filter.ts";
import type { QueueFacts } from "../src/complaint/queue-facts.ts";
import type { Sight } from "../src/org/access.ts";
import { QUEUE_CHANGED } from "./documents.ts";

// A process of its own, or the load generator's work would be measured with the server's. It keeps what arrives with its
// time and reads it only afterwards.

export type ReaderJob = { readonly cookie: string; readonly sight: Sight; readonly filter: QueueFilter };
export type Assignment = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly companyId: CompanyId;
  readonly readers: readonly ReaderJob[];
};
export type Findings = {
  readonly latencies: readonly number[];
  readonly deliveries: number;
  readonly missing: readonly string[];
};

type Arrival = { readonly at: number; readonly text: string };
type Listening = { readonly job: ReaderJob; readonly arrivals: Arrival[]; readonly socket: WebSocket };

process.once("message", (assignment) => void work(assignment as Assignment));

async function work({ url, databaseUrl, companyId, readers }: Assignment): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const commits: { seq: number; at: number }[] = [];
  database.on("notification", ({ payload = "" }) =>
    commits.push({ seq: Number(payload.split(":")[1]), at: performance.now() }),
  );
  const first = await headOf(database, companyId);
  await database.query(`listen ${EVENTS_CHANNEL}`);
  const listening = await Promise.all(
    readers.map((job) => listen(url, job, encodeCursor({ companyId, seq: first }))),
  );
  process.send?.("ready");
  await nextWord();
  // What came before was for warming up; that it came at all is judged all the same.
  const measuredFrom = performance.now();
  await nextWord();
  const findings = await judge(database, companyId, first, commits, listening, measuredFrom);
  await database.end();
  // A message on its way is lost when the channel closes under it.
  await new Promise((resolve) => process.send?.(findings, undefined, undefined, resolve));
  process.disconnect();
  for (const { socket } of listening) socket.terminate();
}

function nextWord(): Promise<unknown> {
  return new Promise((resolve) => process.once("message", resolve));
}

async function headOf(database: pg.Client, companyId: CompanyId): Promise<number> {
  const { rows } = await database.query<{ seq: string }>("select seq from log_head where company_id = $1", [
    companyId,
  ]);
  return Number(rows[0]?.seq);
}

function listen(url: string, job: ReaderJob, after: string): Promise<Listening> {
  const arrivals: Arrival[] = [];
  const socket = new WebSocket(url, "graphql-transport-ws", { headers: { cookie: job.cookie } });
  return new Promise((resolve, reject) => {
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
    socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.on("message", (data: Buffer) => {
      const text = data.toString("utf8");
      if (text.startsWith('{"type":"connection_ack"')) {
        const { projectIds, view } = job.filter;
        const filter = {
          view,
          ...(projectIds && { projectIds: projectIds.map((id) => encodeGlobalId("Project", id)) }),
        };
        socket.send(
          JSON.stringify({
            id: "1",
            type: "subscribe",
            payload: { query: QUEUE_CHANGED, variables: { filter, after } },
          }),
        );
        resolve({ job, arrivals, socket });
      } else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}');
      else arrivals.push({ at: performance.now(), text });
    });
  });
}

type Event = {
  seq: string;
  complaint_id: ComplaintId;
  version: number;
  before: QueueFacts | null;
  after: QueueFacts;
};
type Change = {
  readonly kind: string;
  readonly id: string;
  readonly entry: { readonly version: number } | null;
};

async function judge(
  database: pg.Client,
  companyId: CompanyId,
  first: number,
  commits: readonly { seq: number; at: number }[],
  listening: readonly Listening[],
  measuredFrom: number,
): Promise<Findings> {
  const { rows: events } = await database.query<Event>(
    "select seq, complaint_id, version, before, after from event where company_id = $1 and seq > $2 and complaint_id is not null order by event.seq",
    [companyId, first],
  );
  const committed = new Map(
    events.map(({ seq, complaint_id, version }) => [
      `${complaint_id} ${version}`,
      commits.find((commit) => commit.seq >= Number(seq))?.at,
    ]),
  );
  const last = new Map(events.map((event) => [event.complaint_id, event]));
  const latencies: number[] = [];
  const missing: string[] = [];
  let deliveries = 0;
  for (const { job, arrivals } of listening) {
    const seen = new Map<string, Change>();
    for (const { at, text } of arrivals) {
      deliveries += 1;
      for (const change of changesIn(text)) {
        const id = Buffer.from(change.id, "base64url").toString("utf8").slice("Complaint:".length);
        seen.set(id, change);
        const from = committed.get(`${id} ${change.entry?.version}`);
        if (from !== undefined && from >= measuredFrom) latencies.push(at - from);
      }
    }
    for (const [id, event] of last) {
      const change = seen.get(id);
      const stands = matches(job.filter, job.sight, event.after);
      const whole = stands
        ? change?.entry?.version === event.version
        : change === undefined || change.kind === "REMOVED";
      if (!whole)
        missing.push(
          `${job.filter.view} ${id} version ${event.version}, last heard of ${change?.kind} ${change?.entry?.version}`,
        );
    }
  }
  return { latencies, deliveries, missing };
}

function changesIn(text: string): readonly Change[] {
  const { payload } = JSON.parse(text) as {
    payload?: { data?: { queueChanged?: { changes?: readonly Change[] } } };
  };
  return payload?.data?.queueChanged?.changes ?? [];
}

import { histories } from "./generate-histories.ts";

// A company's whole past in a handful of statements. Helper tables live in the schema `bench` and are dropped at the end.

/** Foreign keys are right by construction; indexes are made at the end, in one go each. */
export const PREPARE = `
  set session_replication_role = replica;
  set synchronous_commit = off;
  set work_mem = '512MB';
  set statement_timeout = 0;
  select setseed(0.42);
  begin;
  -- What is new in its transaction need not be logged.
  truncate complaint, complainant, event, event_words, clock, suspension, timer;
  create schema bench;
  create function bench.id_at(at timestamptz) returns uuid language sql as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
            || '8' || substr(md5(random()::text), 1, 15))::uuid
  $$;
  create table bench.index_to_make as
    select i.indexname as name, i.indexdef as definition
      from pg_indexes i
      join pg_index x on x.indexrelid = format('%I.%I', i.schemaname, i.indexname)::regclass
     where i.schemaname = 'public' and i.tablename in ('complaint', 'complainant', 'event') and not x.indisprimary;
  do $$ declare one text; begin
    for one in select name from bench.index_to_make loop execute format('drop index %I', one); end loop;
  end $$;
  create table bench.place as
    select row_number() over (order by p.position)::int as n, p.id, p.company_id, p.code, 0 as rooms,
           array(select s.staff_id from staff_role s where s.project_id = p.id and s.role in ('AGENT', 'DISPATCHER') order by s.id) as desk,
           array(select s.staff_id from staff_role s where s.project_id = p.id and s.role = 'HANDLER' order by s.id) as handlers,
           array(select s.department_id from staff_role s where s.project_id = p.id and s.role = 'HANDLER' order by s.id) as departments
      from project p;
  create table bench.room as
    select p.n as place, row_number() over (partition by p.n order by r.label)::int as n, r.id
      from room r join bench.place p on p.id = r.project_id;
  update bench.place p set rooms = (select count(*) from bench.room r where r.place = p.n);
  create table bench.text (n serial, content text not null, terms text[] not null);`;

export const TEXTS = `
  insert into bench.text (content, terms)
  select t->>'content', array(select jsonb_array_elements_text(t->'terms')) from jsonb_array_elements($1::jsonb) t`;

type Measure = {
  readonly complaints: number;
  readonly open: number;
  readonly texts: number;
  readonly now: Date;
};

export function statementsOf({ complaints, open, texts, now }: Measure): readonly string[] {
  const at = `timestamptz '${now.toISOString()}'`;
  return [
    draft(complaints, open, texts, at),
    NUMBER,
    COMPLAINANTS,
    COMPLAINTS(at),
    SUSPENSIONS(at),
    CLOCKS(at),
    EVENTS,
    ...histories(complaints),
    PENDING(at),
    LAST_NUMBERS,
    HEAD,
  ];
}

const CATEGORIES = `array['FACILITIES','SECURITY','FIRE','VEHICLES','ENVIRONMENT','CONSTRUCTION','CHARGES','CLUBHOUSE','CUSTOMER_SERVICE','HOME_SERVICE']`;
const CHANNELS = `array['HOTLINE','FRONT_DESK','WECHAT','APP','WEB','LETTER_BOX','HOME_VISIT']`;
const NAMES = `array['王','李','张','刘','陈','杨','赵','黄','周','吴']`;
const GIVEN = `array['伟','芳','娜','敏','静','强','磊','洋','艳','勇','建国','秀英','志明','晓梅']`;

/** The dice of every complaint: three years of ended ones, then two days of open ones. */
function draft(complaints: number, open: number, texts: number, at: string): string {
  const ended = complaints - open;
  return `
  create unlogged table bench.draft as
  with dice as (
    select i, i > ${ended} as is_open, 1 + floor(random() * 25)::int as place, 1 + floor(random() * ${texts})::int as text,
           random() as a, random() as b, random() as c, random() as d,
           case when i > ${ended} then ${at} - interval '2 days' * ((${complaints} + 1 - i) / ${open}::float8)
                else ${at} - interval '4 days' - interval '1090 days' * ((${ended} + 1 - i) / ${ended}::float8) end as received_at
      from generate_series(1, ${complaints}) i
  )
  select d.*, bench.id_at(d.received_at) as id, gen_random_uuid() as complainant_id,
         p.id as project_id, p.company_id, p.code, p.desk[1 + floor(d.a * cardinality(p.desk))::int] as desk,
         p.handlers[1 + floor(d.d * cardinality(p.handlers))::int] as handler_id,
         p.departments[1 + floor(d.d * cardinality(p.handlers))::int] as department_id,
         1 + floor(d.c * p.rooms)::int as room,
         case when not is_open then case when a < 0.93 then 'CLOSED' when a < 0.97 then 'WITHDRAWN' else 'MERGED' end
              when a < 0.30 then 'REGISTERED' when a < 0.305 then 'ASSIGNED' when a < 0.65 then 'INVESTIGATING'
              when a < 0.95 then 'RECTIFYING' else 'SUSPENDED' end as state,
         case when not is_open or a >= 0.95 then 'IN_TIME' when b < 0.08 then 'OVERDUE' when b < 0.20 then 'DUE_SOON' else 'IN_TIME' end as urge,
         is_open and a < 0.30 and b >= 0.20 and c > 0.93 as is_new,
         null::text as number, null::int as last
    from dice d join bench.place p on p.n = d.place`;
}

const NUMBER = `
  create unlogged table bench.numbered as
  select d.i, to_char(d.received_at at time zone 'Asia/Shanghai', 'YYYYMM') as month,
         row_number() over (partition by d.project_id, to_char(d.received_at at time zone 'Asia/Shanghai', 'YYYYMM') order by d.i)::int as last
    from bench.draft d`;

const COMPLAINANTS = `
  insert into complainant (id, kind, name, phone, phone_digits, room_id)
  select d.complainant_id, case when d.c < 0.8 then 'OWNER' when d.c < 0.95 then 'TENANT' else 'ANONYMOUS' end,
         case when d.c < 0.95 then (${NAMES})[1 + floor(d.b * 10)::int] || (${GIVEN})[1 + floor(d.c * 14)::int] end,
         case when d.c < 0.95 then '1380' || lpad(floor(d.d * 1e7)::text, 7, '0') end,
         case when d.c < 0.95 then '1380' || lpad(floor(d.d * 1e7)::text, 7, '0') end,
         r.id
    from bench.draft d join bench.room r on r.place = d.place and r.n = d.room
   order by d.i`;

/** What an open one waits for is only a placeholder here: the rules say it afterwards. */
const COMPLAINTS = (at: string) => `
  insert into complaint (
         id, company_id, project_id, version, number, tracking_code, channel, received_at, complainant_id, room_id, content, demand,
         search_terms, state, category, priority, urgency, impact, triaged_at, validity, intake_staff_id, owner_id, department_id,
         handler_id, assigned_at, accepted_at, level, responded_at, last_contact_at, replied_at, resolved_at, ended_at,
         suspended_from, suspend_reason, review_at, next_action, next_action_due_at, due_at, due_kind, urge)
  select d.id, d.company_id, d.project_id, case when d.is_open then 3 else 9 end,
         d.code || '-' || n.month || '-' || lpad(n.last::text, greatest(4, length(n.last::text)), '0'),
         upper(substr(md5(random()::text || d.i), 1, 20)), (${CHANNELS})[1 + floor(d.b * 7)::int], d.received_at, d.complainant_id,
         r.id, t.content, null, t.terms, d.state, (${CATEGORIES})[1 + floor(d.c * 10)::int],
         case when d.is_new then null when d.b < 0.05 then 'P1' when d.b < 0.2 then 'P2' when d.b < 0.6 then 'P3' else 'P4' end,
         case when d.is_new then null else 'MEDIUM' end, case when d.is_new then null else 'HOUSEHOLD' end,
         case when d.is_new then null else d.received_at + interval '20 minutes' end,
         case when d.is_open then null else 'VALID' end, d.desk,
         case when d.state in ('INVESTIGATING', 'RECTIFYING', 'SUSPENDED') then d.handler_id else d.desk end,
         case when d.state <> 'REGISTERED' then d.department_id end, case when d.state <> 'REGISTERED' then d.handler_id end,
         case when d.state = 'ASSIGNED' then ${at} - interval '20 minutes' * d.c
              when d.state <> 'REGISTERED' then d.received_at + interval '40 minutes' end,
         case when d.state not in ('REGISTERED', 'ASSIGNED') then d.received_at + interval '50 minutes' end,
         case when d.urge = 'OVERDUE' then 1 when d.is_open and d.c < 0.03 then 2 else 0 end,
         case when not d.is_new then d.received_at + interval '10 minutes' end,
         case when not d.is_new then d.received_at + interval '10 minutes' end,
         case when not d.is_open then d.received_at + interval '1 day' end, case when not d.is_open then d.received_at + interval '2 days' end,
         case when not d.is_open then d.received_at + interval '3 days' end,
         case when d.state = 'SUSPENDED' then 'INVESTIGATING' end, case when d.state = 'SUSPENDED' then 'WAITING_THIRD_PARTY' end,
         case when d.state = 'SUSPENDED' then ${at} + interval '2 days' + interval '8 days' * d.c end,
         case when d.is_open then 'RESOLVE' end, case when d.is_open then ${at} end, case when d.is_open then ${at} end,
         case when d.is_open then 'RESOLVE' end, d.urge
    from bench.draft d
    join bench.numbered n on n.i = d.i
    join bench.text t on t.n = d.text
    join bench.room r on r.place = d.place and r.n = d.room
   order by d.i`;

const SUSPENSIONS = (at: string) => `
  insert into suspension (id, complaint_id, reason, review_at, started_at)
  select gen_random_uuid(), d.id, 'WAITING_THIRD_PARTY', ${at} + interval '2 days' + interval '8 days' * d.c, d.received_at + interval '1 hour'
    from bench.draft d where d.state = 'SUSPENDED'`;

/** Deadlines of the coming days; those that have spoken already lie where the next step up is still to come. */
const CLOCKS = (at: string) => `
  with clock_of as (
    select d.*, case d.urge when 'OVERDUE' then ${at} - interval '1 minute' - interval '20 hours' * d.c
                            when 'DUE_SOON' then ${at} + interval '3 hours' + interval '5 hours' * d.c
                            else ${at} + interval '9 hours' + interval '3 days' * d.c end as reply_at,
           case when d.state = 'SUSPENDED' then 'PAUSED' else 'RUNNING' end as live
      from bench.draft d where d.is_open
  ), respond as (
    select d.id, 'RESPOND' as kind, case when d.is_new then 'RUNNING' else 'MET' end as state, d.received_at as started_at,
           case when d.is_new then ${at} + interval '10 minutes' + interval '50 minutes' * d.b else d.received_at + interval '30 minutes' end as due_at,
           interval '6 minutes' as warning, null::timestamptz as limit_at, d.received_at + interval '10 minutes' as ended_at, d.urge
      from clock_of d
  ), reply as (
    select d.id, 'REPLY', d.live, d.received_at, d.reply_at, interval '5 hours', d.reply_at + interval '2 days', null::timestamptz, d.urge from clock_of d
  ), resolve as (
    select d.id, 'RESOLVE', d.live, d.received_at, d.reply_at + interval '2 days', interval '12 hours', null::timestamptz, null::timestamptz, 'IN_TIME' from clock_of d
  ), every as (
    select * from respond union all select * from reply union all select * from resolve
  )
  insert into clock (id, complaint_id, kind, generation, state, started_at, due_at, due_soon_at, limit_at, provisional, explanation,
                     ended_at, due_soon_fired_at, overdue_fired_at, escalation_steps)
  select gen_random_uuid(), e.id, e.kind, 1, e.state, e.started_at, e.due_at, e.due_at - e.warning, e.limit_at, false,
         jsonb_build_object('span', jsonb_build_object('kind', 'WORKING_DAYS', 'days', 3), 'from', e.started_at, 'pauses', '[]'::jsonb,
           'days', (select jsonb_agg(jsonb_build_object('date', (e.started_at + interval '1 day' * n)::date, 'ground', 'WORKING_DAY', 'name', null, 'counted', n > 0))
                      from generate_series(0, 3) n),
           'policyVersion', 'v1', 'provisional', false),
         case when e.state = 'MET' then e.ended_at end,
         case when e.kind = 'REPLY' and e.urge <> 'IN_TIME' then e.due_at - e.warning end,
         case when e.kind = 'REPLY' and e.urge = 'OVERDUE' then e.due_at end,
         case when e.kind = 'REPLY' and e.urge = 'OVERDUE' then 1 else 0 end
    from every e`;

const EVENTS = `
  insert into event (company_id, seq, at, kind, actor_id, complaint_id, version, data, before, after)
  select d.company_id, d.i, d.received_at, 'REGISTERED', d.desk, d.id, 1,
         jsonb_build_object('channel', 'HOTLINE', 'receivedAt', d.received_at, 'firstResponder', d.desk, 'complainantKind', 'OWNER',
                            'category', null, 'subCategory', null, 'urgency', null, 'impact', null, 'priority', null, 'repeatOf', null),
         null,
         jsonb_build_object('companyId', d.company_id, 'projectId', d.project_id, 'departmentId', null, 'ownerId', d.desk, 'handlerId', null,
                            'state', 'REGISTERED', 'category', null, 'priority', null, 'channel', 'HOTLINE', 'level', 0, 'urge', 'IN_TIME')
    from bench.draft d order by d.i`;

/** One instant each at which the server must act, over the coming year: nothing of it falls into a run. */
const PENDING = (at: string) => `
  insert into timer (complaint_id, kind, subject, fire_at)
  select d.id, 'SILENCE', 'pending', ${at} + interval '2 days' + interval '363 days' * random() from bench.draft d order by d.i`;

const LAST_NUMBERS = `
  insert into complaint_number (project_id, month, last)
  select d.project_id, n.month, max(n.last) from bench.draft d join bench.numbered n on n.i = d.i group by 1, 2`;

const HEAD = "update log_head h set seq = (select max(seq) from event e where e.company_id = h.company_id)";

export const DONE = "commit";

export const OPEN_IDS =
  "select id from complaint where state not in ('CLOSED', 'MERGED', 'WITHDRAWN') order by id";

export const COUNT = `
  update queue_counter q
     set open = c.open, unassigned = c.unassigned, due_soon = c.due_soon, overdue = c.overdue, escalated = c.escalated
    from (select project_id, count(*) as open, count(*) filter (where state = 'REGISTERED') as unassigned,
                 count(*) filter (where urge = 'DUE_SOON') as due_soon, count(*) filter (where urge = 'OVERDUE') as overdue,
                 count(*) filter (where level > 0) as escalated
            from complaint where state not in ('CLOSED', 'MERGED', 'WITHDRAWN') group by project_id) c
   where c.project_id = q.project_id`;

export const INDEXES_TO_MAKE =
  "select definition from bench.index_to_make order by (definition like '%gin%') desc, name";

export const CLEAR = "drop schema bench cascade";

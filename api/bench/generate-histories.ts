const WITH_HISTORY = 200;
/** Versions of a complaint that much has happened to: one event each. */
const EVENTS_EACH = 30;

/** What a complaint looks like after days of work on it: some of the open ones have been asked about again and again. */
export function histories(complaints: number): readonly string[] {
  return [
    `
  create table bench.history as
  select row_number() over (order by d.i, v.version) + ${complaints} as seq, v.version, d.*, d.received_at + interval '5 minutes' * v.version as at
    from (select * from bench.draft where state in ('INVESTIGATING', 'RECTIFYING') order by i limit ${WITH_HISTORY}) d
   cross join generate_series(2, ${EVENTS_EACH}) as v(version)`,
    `
  insert into event (company_id, seq, at, kind, actor_id, complaint_id, version, data, before, after)
  select h.company_id, h.seq, h.at,
         case h.version when 2 then 'RESPONDED' when 3 then 'TRIAGED' when 4 then 'ASSIGNED' when 5 then 'ACCEPTED' else 'CONTACTED' end,
         case when h.version < 5 then h.desk else h.handler_id end, h.id, h.version,
         case h.version
           when 2 then jsonb_build_object('how', 'PHONE')
           when 3 then jsonb_build_object('category', 'FACILITIES', 'subCategory', null, 'urgency', 'MEDIUM', 'impact', 'HOUSEHOLD', 'priority', 'P3', 'validity', null,
                'before', jsonb_build_object('category', null, 'subCategory', null, 'urgency', null, 'impact', null, 'priority', null, 'validity', null))
           when 4 then jsonb_build_object('department', h.department_id, 'handler', h.handler_id, 'reassigned', false, 'fromDepartment', null, 'fromHandler', null)
           when 5 then jsonb_build_object('handler', h.handler_id)
           else jsonb_build_object('how', 'PHONE', 'isReply', false) end,
         s.facts, s.facts
    from bench.history h
   cross join lateral (select jsonb_build_object('companyId', h.company_id, 'projectId', h.project_id, 'departmentId', h.department_id, 'ownerId', h.handler_id,
           'handlerId', h.handler_id, 'state', h.state, 'category', 'FACILITIES', 'priority', 'P3', 'channel', 'HOTLINE', 'level', 0, 'urge', h.urge) as facts) s
   order by h.seq`,
    `
  insert into event_words (company_id, seq, public, words)
  select h.company_id, h.seq, h.version % 3 = 0, jsonb_build_object('text', '已电话告知业主处理进度,第' || h.version || '次,师傅约在明天上午上门。')
    from bench.history h where h.version > 5`,
    `update complaint c set version = ${EVENTS_EACH} from bench.history h where c.id = h.id and h.version = ${EVENTS_EACH}`,
  ];
}

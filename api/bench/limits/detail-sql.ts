// Flat columns where there is one of a thing; JSON where there are several.

export const COMPLAINT = `
  select c.id, c.company_id as "companyId", c.project_id as "projectId", c.version, c.number, c.tracking_code as "trackingCode", c.channel,
         c.received_at as "receivedAt", c.occurred_at as "occurredAt", c.content, c.demand, c.mood, c.seeks, c.state, c.category,
         c.sub_category as "subCategory", c.validity, c.severity, c.malicious, c.urgency, c.impact, c.priority,
         c.intake_staff_id as "intakeStaffId", i.name as "intakeName", c.owner_id as "ownerId", o.name as "ownerName", o.title as "ownerTitle",
         c.handler_id as "handlerId", h.name as "handlerName", h.title as "handlerTitle", c.department_id as "departmentId", d.name as "departmentName",
         c.assigned_at as "assignedAt", c.accepted_at as "acceptedAt", c.declines, c.level, c.responded_at as "respondedAt",
         c.replied_at as "repliedAt", c.resolved_at as "resolvedAt", c.told_at as "toldAt", c.visited_at as "visitedAt",
         c.last_contact_at as "lastContactAt", c.promised_at as "promisedAt", c.promise_moves as "promiseMoves",
         c.next_action as "nextAction", c.next_action_due_at as "nextActionDueAt", c.due_kind as "dueKind",
         p.code as "projectCode", p.name as "projectName", r.label as room,
         w.kind as "complainantKind", w.name as "complainantName", w.phone, l.seq,
         coalesce((select jsonb_agg(jsonb_build_object(
                     'kind', k.kind, 'generation', k.generation, 'state', k.state, 'dueAt', k.due_at, 'endedAt', k.ended_at,
                     'provisional', k.provisional, 'explanation', k.explanation, 'dueSoonFiredAt', k.due_soon_fired_at,
                     'overdueFiredAt', k.overdue_fired_at) order by (k.state not in ('RUNNING', 'PAUSED')), k.started_at, k.generation)
                     from clock k where k.complaint_id = c.id), '[]') as clocks,
         (select jsonb_build_object('reason', s.reason, 'reviewAt', s.review_at)
            from suspension s where s.complaint_id = c.id and s.ended_at is null) as suspension,
         coalesce((select jsonb_agg(jsonb_build_object(
                     'id', q.id, 'number', q.number, 'state', q.state, 'receivedAt', q.received_at, 'repeatOfId', q.repeat_of_id,
                     'companyId', q.company_id, 'projectId', q.project_id, 'departmentId', q.department_id,
                     'ownerId', q.owner_id, 'handlerId', q.handler_id) order by q.received_at)
                     from complaint q where q.repeat_of_id = c.id or q.id = c.repeat_of_id), '[]') as related
    from complaint c
    join log_head l on l.company_id = c.company_id
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
    join staff i on i.id = c.intake_staff_id
    left join room r on r.id = c.room_id
    left join staff o on o.id = c.owner_id
    left join staff h on h.id = c.handler_id
    left join department d on d.id = c.department_id
   where c.id = $1 and c.company_id = $2`;

/** The id of an event is its number, as the API gives it out. */
export const TIMELINE = `
  select rtrim(translate(encode(e.seq::text::bytea, 'base64'), '+/', '-_'), '=') as id, e.kind, e.at, coalesce(x.public, false) as public,
         coalesce(x.words, '{}') as words, e.data, a.id as "actorId", a.name as "actorName", s.id as "staffId", s.name as "staffName",
         d.id as "departmentId", d.name as "departmentName", fs.name as "fromStaffName", fd.name as "fromDepartmentName"
    from event e
    left join event_words x on x.company_id = e.company_id and x.seq = e.seq
    left join staff a on a.id = e.actor_id
    left join staff s on s.id = (coalesce(e.data->>'handler', e.data->>'firstResponder', e.data->>'responsible', e.data->>'owner'))::uuid
    left join department d on d.id = (e.data->>'department')::uuid
    left join staff fs on fs.id = (e.data->>'fromHandler')::uuid
    left join department fd on fd.id = (e.data->>'fromDepartment')::uuid
   where e.company_id = $1 and e.complaint_id = $2
   order by e.seq desc
   limit $3`;

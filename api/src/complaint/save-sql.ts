// The statements of the write path; save.ts says when each runs and what it gets.

export const INSERT_COMPLAINTS = `
  insert into complaint select r.* from jsonb_populate_recordset(null::complaint, $1::jsonb) r`;

/** Columns that a command may change; the rest was written at intake. */
const CHANGING = `
  version state category sub_category validity severity malicious urgency impact priority triaged_at
  owner_id department_id handler_id assigned_at accepted_at declines level
  responded_at replied_at resolved_at told_at visited_at ended_at last_contact_at silence_noticed_at
  promised_at promise_moves suspended_from suspend_reason review_at settled_on_the_spot visit_exempt root_cause
  next_action next_action_due_at due_at due_kind urge provisional`
  .trim()
  .split(/\s+/);

export const UPDATE_COMPLAINTS = `
  update complaint c
     set (${CHANGING.join(", ")}) = (${CHANGING.map((column) => `r.${column}`).join(", ")})
    from jsonb_populate_recordset(null::complaint, $1::jsonb) r
   where c.id = r.id`;

/** Clocks and suspensions are only ever added to or ended; timers are derived anew. */
export const WRITE_PARTS = `
  with clocks as (
    insert into clock select r.* from jsonb_populate_recordset(null::clock, $2::jsonb) r
    on conflict (complaint_id, kind, generation) do update
       set state = excluded.state, limit_at = excluded.limit_at, ended_at = excluded.ended_at, due_soon_fired_at = excluded.due_soon_fired_at,
           overdue_fired_at = excluded.overdue_fired_at, limit_fired_at = excluded.limit_fired_at,
           escalation_steps = excluded.escalation_steps
     where (clock.state, clock.limit_at, clock.ended_at, clock.due_soon_fired_at, clock.overdue_fired_at, clock.limit_fired_at, clock.escalation_steps)
           is distinct from
           (excluded.state, excluded.limit_at, excluded.ended_at, excluded.due_soon_fired_at, excluded.overdue_fired_at, excluded.limit_fired_at, excluded.escalation_steps)
  ), suspensions as (
    insert into suspension select r.* from jsonb_populate_recordset(null::suspension, $3::jsonb) r
    on conflict (complaint_id, started_at) do update set ended_at = excluded.ended_at
     where suspension.ended_at is distinct from excluded.ended_at
  ), wanted as (
    select r.* from jsonb_populate_recordset(null::timer, $4::jsonb) r
  ), stopped as (
    delete from timer t where t.complaint_id = any($1)
       and not exists (select from wanted w where w.complaint_id = t.complaint_id and w.kind = t.kind and w.subject = t.subject)
  )
  insert into timer (complaint_id, kind, subject, fire_at) select complaint_id, kind, subject, fire_at from wanted
  on conflict (complaint_id, kind, subject) do update set fire_at = excluded.fire_at where timer.fire_at <> excluded.fire_at`;

export const COUNT_AND_TELL = `
  with counted as (
    update queue_counter q
       set open = q.open + d.open, unassigned = q.unassigned + d.unassigned, due_soon = q.due_soon + d."dueSoon",
           overdue = q.overdue + d.overdue, escalated = q.escalated + d.escalated
      from jsonb_to_recordset($1::jsonb) as d("projectId" uuid, open int, unassigned int, "dueSoon" int, overdue int, escalated int)
     where q.project_id = d."projectId" and (d.open, d.unassigned, d."dueSoon", d.overdue, d.escalated) <> (0, 0, 0, 0, 0)
  )
  insert into notice (id, company_id, staff_id, kind, complaint_id, seq, at)
  select gen_random_uuid(), n."companyId", s.id, n.kind, n."complaintId", n.seq, n.at
    from jsonb_to_recordset($2::jsonb) as n("companyId" uuid, kind text, at timestamptz, "actorId" uuid, "complaintId" uuid, seq bigint,
                                            "staffId" uuid, role text, "projectId" uuid, "departmentId" uuid)
    join lateral (
           select st.id from staff st where st.id = n."staffId" and st.active
           union
           select st.id from staff st join staff_role r on r.staff_id = st.id
            where st.company_id = n."companyId" and st.active
              and ((r.role = n.role and r.project_id is not distinct from n."projectId")
                or (r.role = 'HANDLER' and r.department_id = n."departmentId"))
         ) s on s.id is distinct from n."actorId"
  on conflict (staff_id, seq, kind) do nothing`;

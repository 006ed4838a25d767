-- The write path in one call: a statement is a transaction of its own, so a command costs one round trip to write and
-- holds no lock while anyone thinks. One function for each noun; complaint_save calls them in the order that must hold.

-- AUD-1, LIV-1: appends to a company's log and gives the number before the first line. The head's row lock is held until
-- commit, so numbers have no gap and their order is the order of commit: from here on the company's other writers wait.
create function event_append(of_company uuid, lines jsonb) returns bigint language plpgsql as $$
declare
  many int := jsonb_array_length(lines);
  last bigint;
begin
  update log_head set seq = seq + many where company_id = of_company returning seq into last;
  if not found then
    raise exception 'the company has no log head';
  end if;
  insert into event (company_id, seq, at, kind, actor_id, complaint_id, case_id, version, data, before, after)
  select of_company, last - many + l.place, l.at, l.kind, l."actorId", l."complaintId", l."caseId", l.version, l.data, l.before, l.after
    from rows from (jsonb_to_recordset(lines) as (at timestamptz, kind text, "actorId" uuid, "complaintId" uuid, "caseId" uuid,
                                                  version int, data jsonb, before jsonb, after jsonb))
         with ordinality as l(at, kind, "actorId", "complaintId", "caseId", version, data, before, after, place)
   order by l.place;
  insert into event_words (company_id, seq, public, words)
  select of_company, last - many + l.place, l.public, coalesce(l.words, '{}')
    from rows from (jsonb_to_recordset(lines) as (words jsonb, public boolean)) with ordinality as l(words, public, place)
   where l.words is not null or l.public;
  -- Whoever listens is woken with the company and its newest number only; the table is the truth.
  perform announce('heyi_events', of_company || ':' || last);
  return last - many;
end
$$;

-- INT-3: the row lock on the last number is held until commit, so no number is lost or given twice.
create function complaint_number_next(of_project uuid, of_month text) returns text language plpgsql as $$
declare
  given int;
begin
  insert into complaint_number (project_id, month, last) values (of_project, of_month, 1)
  on conflict (project_id, month) do update set last = complaint_number.last + 1
  returning last into given;
  return (select code from project where id = of_project) || '-' || of_month || '-'
      || lpad(given::text, greatest(4, length(given::text)), '0');
end
$$;

-- MED-1: likewise for cases, by the year.
create function case_number_next(of_project uuid, of_year text) returns text language plpgsql as $$
declare
  given int;
begin
  insert into case_number (project_id, year, last) values (of_project, of_year, 1)
  on conflict (project_id, year) do update set last = case_number.last + 1
  returning last into given;
  return (select code from project where id = of_project) || '-TJ-' || of_year || '-' || lpad(given::text, greatest(3, length(given::text)), '0');
end
$$;

-- The complaints themselves: new ones whole, of known ones what a command may change; the rest was written at intake.
create function complaint_write(born jsonb, changed jsonb) returns void language plpgsql as $$
begin
  if jsonb_array_length(born) > 0 then
    insert into complaint select r.* from jsonb_populate_recordset(null::complaint, born) r;
  end if;
  if jsonb_array_length(changed) > 0 then
    update complaint c
       set (version, state, category, sub_category, validity, severity, malicious, urgency, impact, priority, triaged_at,
            owner_id, department_id, handler_id, assigned_at, accepted_at, declines, level, responded_at, replied_at,
            resolved_at, told_at, visited_at, ended_at, last_contact_at, silence_noticed_at, promised_at, promise_moves,
            suspended_from, suspend_reason, review_at, settled_on_the_spot, root_cause, next_action, next_action_due_at,
            due_at, due_kind, urge, provisional, validity_at, injury, escalated_at, acknowledged_level, reminders, outcome,
            visit_exemption, about_staff_id, investigated_at, plan_consent, planned_at, visit_tries, last_try_on, quiet_since,
            quiet_until, last_result, manager_visits, confirmed_at, dissatisfied_at, major_causes, major_proposed_at,
            major_since, meeting_due_at, meeting_held_at, meeting_overdue_at, incident_id, merged_into_id, task_department_ids,
            measure_owner_ids)
         = (r.version, r.state, r.category, r.sub_category, r.validity, r.severity, r.malicious, r.urgency, r.impact,
            r.priority, r.triaged_at, r.owner_id, r.department_id, r.handler_id, r.assigned_at, r.accepted_at, r.declines,
            r.level, r.responded_at, r.replied_at, r.resolved_at, r.told_at, r.visited_at, r.ended_at, r.last_contact_at,
            r.silence_noticed_at, r.promised_at, r.promise_moves, r.suspended_from, r.suspend_reason, r.review_at,
            r.settled_on_the_spot, r.root_cause, r.next_action, r.next_action_due_at, r.due_at, r.due_kind, r.urge,
            r.provisional, r.validity_at, r.injury, r.escalated_at, r.acknowledged_level, r.reminders, r.outcome,
            r.visit_exemption, r.about_staff_id, r.investigated_at, r.plan_consent, r.planned_at, r.visit_tries, r.last_try_on,
            r.quiet_since, r.quiet_until, r.last_result, r.manager_visits, r.confirmed_at, r.dissatisfied_at, r.major_causes,
            r.major_proposed_at, r.major_since, r.meeting_due_at, r.meeting_held_at, r.meeting_overdue_at, r.incident_id,
            r.merged_into_id, r.task_department_ids, r.measure_owner_ids)
      from jsonb_populate_recordset(null::complaint, changed) r
     where c.id = r.id;
  end if;
end
$$;

-- Parts are only ever added to or moved on; timers are derived anew.
create function complaint_write_parts(
  of_complaints uuid[], clocks jsonb, suspensions jsonb, timers jsonb, tasks jsonb, measures jsonb
) returns void language plpgsql as $$
begin
  insert into clock select r.* from jsonb_populate_recordset(null::clock, clocks) r
  on conflict (complaint_id, kind, generation) do update
     set state = excluded.state, limit_at = excluded.limit_at, ended_at = excluded.ended_at, due_soon_fired_at = excluded.due_soon_fired_at,
         overdue_fired_at = excluded.overdue_fired_at, limit_fired_at = excluded.limit_fired_at,
         escalation_steps = excluded.escalation_steps
   where (clock.state, clock.limit_at, clock.ended_at, clock.due_soon_fired_at, clock.overdue_fired_at, clock.limit_fired_at, clock.escalation_steps)
         is distinct from
         (excluded.state, excluded.limit_at, excluded.ended_at, excluded.due_soon_fired_at, excluded.overdue_fired_at, excluded.limit_fired_at, excluded.escalation_steps);
  if jsonb_array_length(suspensions) > 0 then
    insert into suspension select r.* from jsonb_populate_recordset(null::suspension, suspensions) r
    on conflict (complaint_id, started_at) do update set ended_at = excluded.ended_at
     where suspension.ended_at is distinct from excluded.ended_at;
  end if;
  if jsonb_array_length(tasks) > 0 then
    insert into task select r.* from jsonb_populate_recordset(null::task, tasks) r
    on conflict (id) do update
       set handler_id = excluded.handler_id, state = excluded.state, accepted_at = excluded.accepted_at,
           ended_at = excluded.ended_at, overdue_at = excluded.overdue_at
     where (task.handler_id, task.state, task.accepted_at, task.ended_at, task.overdue_at)
           is distinct from
           (excluded.handler_id, excluded.state, excluded.accepted_at, excluded.ended_at, excluded.overdue_at);
  end if;
  if jsonb_array_length(measures) > 0 then
    insert into preventive_measure select r.* from jsonb_populate_recordset(null::preventive_measure, measures) r
    on conflict (id) do update
       set owner_id = excluded.owner_id, done_at = excluded.done_at, reminded_at = excluded.reminded_at
     where (preventive_measure.owner_id, preventive_measure.done_at, preventive_measure.reminded_at)
           is distinct from (excluded.owner_id, excluded.done_at, excluded.reminded_at);
  end if;
  with wanted as (
    select r.* from jsonb_populate_recordset(null::timer, timers) r
  ), stopped as (
    delete from timer t where t.complaint_id = any(of_complaints)
       and not exists (select from wanted w where w.complaint_id = t.complaint_id and w.kind = t.kind and w.subject = t.subject)
  )
  insert into timer (complaint_id, kind, subject, fire_at) select complaint_id, kind, subject, fire_at from wanted
  on conflict (complaint_id, kind, subject) do update set fire_at = excluded.fire_at where timer.fire_at <> excluded.fire_at;
end
$$;

-- VIS-3: a new complaint breaks the quiet periods of its household; who keeps the deadlines looks at them at once.
create function quiet_break(born jsonb, newcomer jsonb) returns void language sql as $$
  insert into timer (complaint_id, kind, subject, fire_at)
  select c.id, 'QUIET_BROKEN', '', (born->>'received_at')::timestamptz
    from complaint c
   where c.quiet_until > (born->>'received_at')::timestamptz and c.state = 'RESOLVED'
     and c.project_id = (born->>'project_id')::uuid and c.quiet_since < (born->>'received_at')::timestamptz
     and (c.room_id = (born->>'room_id')::uuid
       or c.complainant_id in (select w.id from complainant w where w.phone_digits = newcomer->>'phone_digits'))
  on conflict do nothing
$$;

-- Brings the queue's counters in step; after the log, whose lock comes first.
create function queue_count(deltas jsonb) returns void language plpgsql as $$
begin
  update queue_counter q
     set open = q.open + d.open, unassigned = q.unassigned + d.unassigned, due_soon = q.due_soon + d."dueSoon",
         overdue = q.overdue + d.overdue, escalated = q.escalated + d.escalated
    from jsonb_to_recordset(deltas) as d("projectId" uuid, open int, unassigned int, "dueSoon" int, overdue int, escalated int)
   where q.project_id = d."projectId" and (d.open, d.unassigned, d."dueSoon", d.overdue, d.escalated) <> (0, 0, 0, 0, 0);
end
$$;

-- Tells people of lines of the log: one person, everyone with a role, or a department's handlers; never who did it.
create function notice_tell(of_company uuid, before_first bigint, notices jsonb) returns void language plpgsql as $$
begin
  if jsonb_array_length(notices) = 0 then
    return;
  end if;
  insert into notice (id, company_id, staff_id, kind, complaint_id, case_id, seq, at)
  select gen_random_uuid(), of_company, s.id, n.kind, n."complaintId", n."caseId", before_first + n.line, n.at
    from jsonb_to_recordset(notices) as n(kind text, at timestamptz, "actorId" uuid, "complaintId" uuid, "caseId" uuid, line int,
                                          "staffId" uuid, role text, "projectId" uuid, "departmentId" uuid)
    join lateral (
           select st.id from staff st where st.id = n."staffId" and st.active
           union
           select st.id from staff st join staff_role r on r.staff_id = st.id
            where st.company_id = of_company and st.active
              and ((r.role = n.role and r.project_id is not distinct from n."projectId")
                or (r.role = 'HANDLER' and r.department_id = n."departmentId"))
         ) s on s.id is distinct from n."actorId"
  on conflict (staff_id, seq, kind) do nothing;
end
$$;

-- The outbox: a message for each channel that serves the complaint's project, and a job that sends it, with the event or
-- not at all. A complainant is written to once, by the project's own channel before the company's; never one who is
-- anonymous (INT-5) or left no phone.
create function message_queue(of_company uuid, before_first bigint, messages jsonb) returns void language plpgsql as $$
declare
  queued record;
begin
  if jsonb_array_length(messages) = 0 then
    return;
  end if;
  for queued in
    insert into outgoing_message (id, company_id, complaint_id, seq, kind, channel_id, template_id, state, created_at)
    select gen_random_uuid(), of_company, t."complaintId", before_first + t.line, t.kind, t.channel,
           (select mt.id from message_template mt where mt.company_id = of_company and mt.kind = t.kind
             order by mt.at desc, mt.id desc limit 1),
           'WAITING', t.at
      from (select m.*, ch.id as channel,
                   row_number() over (partition by m.line, m.kind order by ch.project_id nulls last, ch.created_at desc, ch.id desc) as place
              from jsonb_to_recordset(messages) as m(kind text, at timestamptz, "complaintId" uuid, line int, channels text[],
                                                     "toComplainant" boolean)
              join complaint c on c.id = m."complaintId"
              join complainant w on w.id = c.complainant_id
              join message_channel ch on ch.company_id = of_company and ch.ended_at is null and ch.kind = any(m.channels)
                                     and (ch.project_id = c.project_id or ch.project_id is null)
             where not m."toComplainant" or (w.kind <> 'ANONYMOUS' and w.phone is not null)) t
     where t.place = 1 or not t."toComplainant"
    returning id, channel_id
  loop
    -- One at a time by each channel: a gateway that hangs holds up nobody else's jobs.
    perform graphile_worker.add_job('message.send', json_build_object('id', queued.id),
                                    queue_name := 'message ' || queued.channel_id);
  end loop;
end
$$;

-- All of one command, or nothing of it. What was read without a lock must still be as it was read, or the race is lost
-- (40001) and the command is decided anew. The receipt comes before the number, so that a request sent twice at once
-- waits for itself and takes none; the log comes after all rows, the counters, notices and messages after the log.
create function complaint_save(
  of_company uuid,
  seen jsonb,         -- {id, stamp} as read without a lock; null: the caller holds the lock, or it is new
  receipt jsonb,      -- row of command_receipt (INT-4); null: nobody asks twice
  newcomer jsonb,     -- {complainant, month}: who complains in the first of `born`, and the month of its number; null: no birth
  born jsonb, changed jsonb, clocks jsonb, suspensions jsonb, timers jsonb, tasks jsonb, measures jsonb,
  lines jsonb, counts jsonb, notices jsonb, messages jsonb
) returns bigint language plpgsql as $$
declare
  before_first bigint;
begin
  if seen is not null then
    perform from complaint where id = (seen->>'id')::uuid for update;
    -- Another statement, another look: after the wait the row is what the last one left.
    perform from complaint where id = (seen->>'id')::uuid and xmin::text = seen->>'stamp';
    if not found then
      raise exception 'changed since it was read' using errcode = 'serialization_failure';
    end if;
  end if;
  if receipt is not null then
    insert into command_receipt select r.* from jsonb_populate_record(null::command_receipt, receipt) r;
  end if;
  if newcomer is not null then
    insert into complainant select r.* from jsonb_populate_record(null::complainant, newcomer->'complainant') r;
    born := jsonb_set(born, '{0,number}', to_jsonb(
      complaint_number_next((born->0->>'project_id')::uuid, newcomer->>'month')));
  end if;
  perform complaint_write(born, changed);
  if newcomer is not null then
    perform quiet_break(born->0, newcomer->'complainant');
  end if;
  perform complaint_write_parts(
    array(select (row->>'id')::uuid from jsonb_array_elements(born || changed) row),
    clocks, suspensions, timers, tasks, measures);
  before_first := event_append(of_company, lines);
  perform queue_count(counts);
  perform notice_tell(of_company, before_first, notices);
  perform message_queue(of_company, before_first, messages);
  return before_first;
end
$$;

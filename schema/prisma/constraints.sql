-- What Prisma's language cannot say, written by hand and kept with the first migration.

-- Wakes whoever listens. Where processes wake each other by another way, the words go to the one who writes, who passes
-- them on after the commit (api/src/kernel/announce.ts): NOTIFY lets all commits of the database queue for one lock.
create function announce(channel text, payload text) returns void language plpgsql as $$
begin
  if current_setting('heyi.announce', true) = 'notice' then
    raise notice using message = channel, detail = payload, errcode = 'HEYI1';
  else
    perform pg_notify(channel, payload);
  end if;
end
$$;

-- ORG-5: at no moment is an open complaint without an owner, a next action and a time by which something is due.
alter table complaint add constraint complaint_never_dropped check (
  state in ('CLOSED', 'MERGED', 'WITHDRAWN')
  or (owner_id is not null and next_action is not null and next_action_due_at is not null
      and due_at is not null and due_kind is not null)
);
alter table complaint add constraint complaint_level_on_the_ladder check (level between 0 and 3);
alter table complaint add constraint complaint_version_rises_from_one check (version >= 1);
-- INT-3
alter table complaint add constraint complaint_number_form check (number ~ '^[A-Z][A-Z0-9]*-[0-9]{6}-[0-9]{4,}$');
alter table complaint add constraint complaint_tracking_code_unguessable check (char_length(tracking_code) >= 17);

-- ORG-1: a company's complaint lies in a project of that company, and so does its department.
alter table complaint add constraint complaint_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
alter table department add constraint department_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);

-- ORG-3: company-wide roles have no project, all others have one; only a handler belongs to a department.
-- SLA-6: a company always has a policy, a project may follow it; service hours are a project's.
alter table policy_version add constraint policy_version_of_company_or_project check (
  project_id is not null or (data is not null and service_hours is null));
alter table staff_role add constraint staff_role_held_where_it_belongs check (
  (role in ('COMPANY_QA', 'ADMIN')) = (project_id is null)
  and (department_id is null or role = 'HANDLER')
);
create unique index staff_role_held_once on staff_role
  (staff_id, role, project_id, department_id) nulls not distinct;

-- SLA-4, SLA-5: one live deadline of a kind, one suspension at a time.
create unique index clock_one_live on clock (complaint_id, kind) where state in ('RUNNING', 'PAUSED');
create unique index suspension_one_at_a_time on suspension (complaint_id) where ended_at is null;

-- SLA-3: each deadline speaks exactly once, whoever fires it and however often.
create unique index event_deadline_speaks_once on event
  (company_id, complaint_id, kind, (data->>'clock'), (data->>'generation'))
  where kind in ('CLOCK_DUE_SOON', 'CLOCK_OVERDUE', 'CLOCK_LIMIT_PASSED');

-- AUD-1: nothing that happened is changed or taken back.
create function event_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger event_no_update_or_delete before update or delete on event
  for each row execute function event_is_never_changed();
create trigger event_no_truncate before truncate on event
  for each statement execute function event_is_never_changed();

-- VIS-3: who is in a quiet period, for each new complaint to look at.
create index complaint_in_quiet_period on complaint (project_id, quiet_until) where quiet_until is not null and state = 'RESOLVED';
-- ORG-1: an incident lies in a project of its company.
alter table incident add constraint incident_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- VIS-4
alter table complaint add constraint complaint_last_result_of_five check (last_result between 1 and 5);

-- The queue reads open complaints only, what runs out first on top: its cost must not grow with what has ended.
create index complaint_queue_of_project on complaint (project_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_owner on complaint (owner_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_handler on complaint (handler_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_department on complaint (department_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_company on complaint (company_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_helpers on complaint using gin (task_department_ids)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
-- ESC-3, MAJ-1, MAJ-2, VIS-1: what waits for a role, or is late: few of all that is open (api/src/board/queries.ts).
create index complaint_on_a_board on complaint (company_id, project_id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN')
    and ((next_action in ('VISIT', 'CLOSE', 'QUIET_PERIOD') or level > acknowledged_level
          or major_proposed_at is not null or (major_since is not null and meeting_held_at is null))
         or urge = 'OVERDUE');
-- What comes and goes, day by day (api/src/board/figures.ts).
create index event_of_trend on event (company_id, at)
  where kind in ('REGISTERED', 'CLOSED', 'WITHDRAWN', 'MERGED', 'REOPENED', 'CLOCK_OVERDUE');
create index preventive_measure_due on preventive_measure (complaint_id) where done_at is null and reminded_at is not null;
create index complaint_seen_by_measure_owners on complaint using gin (measure_owner_ids) where measure_owner_ids <> '{}';
-- Few among many, and anywhere in the queue's order.
create index complaint_queue_escalated on complaint (company_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN') and level > 0;
create index complaint_search on complaint using gin (search_terms);
create index complaint_search_open on complaint using gin (search_terms)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
-- Phones are asked for by their last digits.
create index complainant_phone_by_end on complainant (reverse(phone_digits) text_pattern_ops);

-- Rows of the queue show these names, and a change of one is no event: processes that hold the rows read them anew.
create function directory_has_changed() returns trigger language plpgsql as $$
begin
  -- Through JSON, for a room has no company of its own and the others no project.
  perform announce('heyi_directory', coalesce(to_jsonb(new)->>'company_id', (
    select p.company_id::text from project p where p.id = (to_jsonb(new)->>'project_id')::uuid)));
  return null;
end
$$;
create trigger staff_renamed after update of name on staff
  for each row when (old.name is distinct from new.name) execute function directory_has_changed();
create trigger project_renamed after update of code, name on project
  for each row when ((old.code, old.name) is distinct from (new.code, new.name)) execute function directory_has_changed();
create trigger department_renamed after update of name on department
  for each row when (old.name is distinct from new.name) execute function directory_has_changed();
create trigger room_relabelled after update of label on room
  for each row when (old.label is distinct from new.label) execute function directory_has_changed();

-- LIV-1: whatever takes or gives rights, and whatever ends a session, has a number in its company, given under the head's
-- row lock and so in the order of commit: who is about to tell something first looks whether there is a newer one.
create function rights_have_changed() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
  people uuid[] := case tg_table_name
    when 'auth_session' then array(select s.id from staff s where s.user_id = (was->>'user_id')::uuid)
    when 'staff_role' then array[(was->>'staff_id')::uuid, (becomes->>'staff_id')::uuid]
    else array[(becomes->>'id')::uuid]
  end;
  person record;
begin
  for person in select s.id, s.company_id from staff s where s.id = any(people) loop
    with head as (
      insert into rights_head (company_id, version) values (person.company_id, 1)
      on conflict (company_id) do update set version = rights_head.version + 1
      returning version
    )
    update staff s set rights_version = head.version from head where s.id = person.id;
    perform announce('heyi_rights', person.id::text);
  end loop;
  return null;
end
$$;
create trigger session_ended after delete on auth_session
  for each row when (old.expires_at > now()) execute function rights_have_changed();
create trigger session_shortened after update of expires_at, user_id on auth_session
  for each row when (old.expires_at > new.expires_at or old.user_id <> new.user_id) execute function rights_have_changed();
create trigger role_given_or_taken after insert or update or delete on staff_role
  for each row execute function rights_have_changed();
create trigger staff_comes_or_goes after update of active, user_id on staff
  for each row when ((old.active, old.user_id) is distinct from (new.active, new.user_id)) execute function rights_have_changed();

-- ORG-5: whoever is named to do something works here. Their row is held until the naming is committed, so that nobody goes
-- in between; what was decided on an older state is decided anew.
create function named_staff_works_here() returns trigger language plpgsql as $$
begin
  perform from staff where id = (to_jsonb(new)->>tg_argv[0])::uuid and active for share;
  if not found then
    raise exception 'a person who has gone is named' using errcode = 'serialization_failure';
  end if;
  return new;
end
$$;
create trigger complaint_owner_works_here before update of owner_id on complaint
  for each row when (new.owner_id is not null and new.owner_id is distinct from old.owner_id)
  execute function named_staff_works_here('owner_id');
create trigger complaint_handler_works_here before update of handler_id on complaint
  for each row when (new.handler_id is not null and new.handler_id is distinct from old.handler_id)
  execute function named_staff_works_here('handler_id');
create trigger task_handler_works_here before update of handler_id on task
  for each row when (new.handler_id is not null and new.handler_id is distinct from old.handler_id)
  execute function named_staff_works_here('handler_id');
create trigger measure_owner_works_here before insert or update of owner_id on preventive_measure
  for each row when (new.done_at is null)
  execute function named_staff_works_here('owner_id');

alter table sub_category add constraint sub_category_until_after_from check (valid_until >= valid_from);

-- A message's fate and its moment come together, and a failure has a reason.
alter table outgoing_message add constraint outgoing_message_settled_whole check (
  (state = 'WAITING') = (settled_at is null) and (state = 'FAILED') <= (failure is not null)
);
-- ORG-1: a channel's project is one of its company.
alter table message_channel add constraint message_channel_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- What was said to people in the company's name stays as it was said.
create function template_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a template is replaced, never changed' using errcode = 'restrict_violation';
end
$$;
create trigger template_no_update_or_delete before update or delete on message_template
  for each row execute function template_is_never_changed();

-- Counts of a moment: they need not survive a crash, and writing them costs the less.
alter table bucket set unlogged;

-- ORG-1: a case lies in a project of its company; who has to do with it works there.
alter table mediation_organisation add constraint mediation_organisation_of_company foreign key (company_id) references company (id);
alter table court add constraint court_of_company foreign key (company_id) references company (id);
alter table mediation_case add constraint mediation_case_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
alter table mediation_case add constraint mediation_case_mediator foreign key (mediator_id) references staff (id);
alter table mediation_case add constraint mediation_case_recorder foreign key (recorder_id) references staff (id);
alter table mediation_case add constraint mediation_case_organisation foreign key (organisation_id) references mediation_organisation (id);
alter table case_complaint add constraint case_complaint_of_complaint foreign key (complaint_id) references complaint (id);
alter table case_number add constraint case_number_of_project foreign key (project_id) references project (id);
alter table obligation add constraint obligation_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- MED-2: whoever is not yet at an end has a day by which something must be said.
alter table mediation_case add constraint mediation_case_not_forgotten check (
  state not in ('CONSENTED', 'IN_SESSION') or outcome_due_at is not null);
-- MED-5: what is said in confidence is sealed or not there at all.
alter table case_statement add constraint case_statement_confidence_is_sealed check (
  (level = 'MEDIATOR_ONLY') = (sealed is not null) and (sealed is null) <> (text is null));
-- MED-5: one person alone opens nothing.
alter table confidence_request add constraint confidence_request_takes_two check (opened_by_id <> asked_by_id);

-- AGR-4: after it is frozen nothing of a text changes, and what is in effect stays so.
create function agreement_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.id, old.case_id, old.number, old.kind, old.form, old.content, old.text, old.hash, old.electronic, old.frozen_at, old.supplement_to_id)
        is distinct from
        (new.id, new.case_id, new.number, new.kind, new.form, new.content, new.text, new.hash, new.electronic, new.frozen_at, new.supplement_to_id)
     or (old.effective_at is not null and (old.effective_at, old.dropped_at) is distinct from (new.effective_at, new.dropped_at))
     or (old.dropped_at is not null and (old.effective_at, old.dropped_at) is distinct from (new.effective_at, new.dropped_at))
  then
    raise exception 'a frozen agreement does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger agreement_never_changes before update or delete on agreement
  for each row execute function agreement_is_frozen();
create trigger agreement_no_truncate before truncate on agreement
  for each statement execute function event_is_never_changed();
create function signature_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a signature does not change' using errcode = 'restrict_violation';
end
$$;
create trigger agreement_signature_no_update_or_delete before update or delete on agreement_signature
  for each row execute function signature_is_never_changed();
create trigger agreement_signature_no_truncate before truncate on agreement_signature
  for each statement execute function signature_is_never_changed();
-- AGR-4: what is not in effect and not dropped is waiting for hands: one text of a case at a time.
create unique index agreement_one_waiting on agreement (case_id) where effective_at is null and dropped_at is null;
create unique index agreement_number_in_effect on agreement (case_id, number) where dropped_at is null;
-- AGR-6: what is still owed, the nearest first.
create index obligation_open on obligation (company_id, due_date) where state in ('PENDING', 'DUE_SOON', 'OVERDUE');
-- PAR-1: an app asks for its own, the newest first; most complaints are of none.
create index complaint_of_partner on complaint (partner_app_id, id) where partner_app_id is not null;
alter table partner_app add constraint partner_app_scopes_hold
  check (scopes <@ array['COMPLAINT_SUBMIT', 'COMPLAINT_READ', 'EVIDENCE_ADD', 'VISIT_RATE', 'WEBHOOK_MANAGE']);
-- PAR-1: what waits, by endpoint and complaint in the order of the log; and what was not delivered, for who looks.
create index webhook_delivery_waiting on webhook_delivery (endpoint_id, complaint_id, seq) where state = 'WAITING';
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_at) where state = 'WAITING';
create index webhook_delivery_failed on webhook_delivery (endpoint_id, seq) where state = 'FAILED';
-- AGR-6: what is owed stays what was agreed; only how far it is kept moves, and each move stays on record.
create function obligation_is_agreed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.id, old.agreement_id, old.case_id, old.term_no, old.instalment_no, old.obligor, old.obligee, old.kind, old.amount_fen, old.due_date)
        is distinct from
        (new.id, new.agreement_id, new.case_id, new.term_no, new.instalment_no, new.obligor, new.obligee, new.kind, new.amount_fen, new.due_date)
  then
    raise exception 'what is owed does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger obligation_never_changes before update or delete on obligation
  for each row execute function obligation_is_agreed();
create function record_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a record does not change' using errcode = 'restrict_violation';
end
$$;
create trigger obligation_move_no_update_or_delete before update or delete on obligation_move
  for each row execute function record_is_never_changed();
-- MED-4, MED-5: what was said stays as it was written down.
create trigger case_statement_no_update_or_delete before update or delete on case_statement
  for each row execute function record_is_never_changed();

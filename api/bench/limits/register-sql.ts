export const INSERT_RECEIPT = `
  insert into command_receipt (staff_id, key, command, fingerprint, complaint_id, at) values ($1, $2, 'REGISTER', $3, $4, $5)`;

export const INSERT_COMPLAINANT = `
  insert into complainant (id, kind, name, phone, phone_digits) values ($1, $2, $3, $4, $5)`;

/** The number follows the last one of project and month. */
export const INSERT_COMPLAINT = `
  with counted as (
    insert into complaint_number (project_id, month, last) values ($3, $4, 1)
    on conflict (project_id, month) do update set last = complaint_number.last + 1
    returning last
  )
  insert into complaint (id, company_id, project_id, version, number, tracking_code, channel, received_at, complainant_id, content, search_terms,
                         state, intake_staff_id, owner_id, next_action, next_action_due_at, due_at, due_kind)
  select $1, $2, $3, 1, p.code || '-' || $4 || '-' || lpad(counted.last::text, greatest(4, length(counted.last::text)), '0'), $5, $6, $7, $8, $9, $10,
         'REGISTERED', $11, $11, 'RESPOND', $12, $12, 'RESPOND'
    from counted, project p where p.id = $3
  returning number`;

export const INSERT_EVENT = `
  with head as (
    update log_head set seq = seq + 1 where company_id = $1 returning seq
  ), logged as (
    insert into event (company_id, seq, at, kind, actor_id, complaint_id, version, data, after)
    select $1, head.seq, $2, 'REGISTERED', $3, $4, 1, $5, $6 from head
  )
  select pg_notify('heyi_events', $1::text || ':' || seq) from head`;

/**
 * MAJ-1, VIS-3: what else was complained of around a complaint, as one JSON column over `complaint c` and `complainant w`.
 * Wide enough for any policy: the rules cut it to their days. A household is a room, or a phone where no room is known.
 */
export const AROUND_COLUMN = `
  (select json_build_object(
     'self', ${householdOf("c", "w")},
     'household', case when c.severity = 'NORMAL' and c.triaged_at is not null then (
       select json_agg(json_build_object('id', q.id, 'receivedAt', q.received_at, 'household', ''))
         from complaint q join complainant qw on qw.id = q.complainant_id
        where ${sameHousehold("q")} and q.state not in ('MERGED', 'WITHDRAWN')
          and q.received_at <= c.received_at and q.received_at > c.received_at - interval '92 days') end,
     'matter', case when c.severity = 'NORMAL' and c.triaged_at is not null then (
       select json_agg(json_build_object('id', q.id, 'receivedAt', q.received_at, 'household', ${householdOf("q", "qw")}))
         from complaint q join complainant qw on qw.id = q.complainant_id
        where q.project_id = c.project_id and q.id <> c.id and q.state not in ('MERGED', 'WITHDRAWN')
          and q.received_at between c.received_at - interval '14 days' and c.received_at + interval '14 days'
          and q.triaged_at <= c.triaged_at and ${householdOf("q", "qw")} is not null
          and (q.incident_id = c.incident_id or (q.category = c.category and q.sub_category = c.sub_category))) end,
     'later', case when c.quiet_since is not null then (
       select json_build_object('id', q.id, 'receivedAt', q.received_at, 'household', '')
         from complaint q join complainant qw on qw.id = q.complainant_id
        where ${sameHousehold("q")} and q.received_at > c.quiet_since
        order by q.received_at limit 1) end))`;

function householdOf(complaint: string, complainant: string): string {
  return `coalesce(${complaint}.room_id::text, ${complainant}.phone_digits)`;
}

/** Found by the indexes of room and phone: never by looking through a project. */
function sameHousehold(complaint: string): string {
  return `${complaint}.id <> c.id and ${complaint}.project_id = c.project_id
        and (${complaint}.room_id = c.room_id or ${complaint}.complainant_id in (
             select p.id from complainant p where p.phone_digits = w.phone_digits))`;
}

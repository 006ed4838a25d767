import { PLACEHOLDERS_OF } from "@heyi/schema/vocabulary/message.ts";

import { type Delivery, undelivered } from "./delivery.ts";
import { dispatch } from "./dispatch.ts";
import type { Waiting } from "./outbox.ts";
import type { MessageRoom } from "./room.ts";
import { renderTemplate } from "./rules/template.ts";
import { valuesOf } from "./values.ts";

/** One attempt. AUD-2: only what its kind may say is put in, and a phone is told to the complainant's gateway alone. */
export async function attempt(room: MessageRoom, waiting: Waiting, now: Date): Promise<Delivery> {
  const { id, kind, channel, matter } = waiting;
  if (channel.ended) return undelivered("CHANNEL_ENDED");
  const phone = kind === "STAFF_NOTICE" ? null : waiting.phone;
  if (kind !== "STAFF_NOTICE" && phone === null) return undelivered("NO_RECIPIENT");
  const values = valuesOf(matter, room.publicUrl);
  const sayable = Object.fromEntries(PLACEHOLDERS_OF[kind].map((name) => [name, values[name]]));
  const text = renderTemplate(waiting.template, sayable);
  const { number, project } = matter;
  return dispatch(room, channel, { id, kind, phone, text, number, project }, now);
}

import { NotAllowedError } from "../kernel/errors.ts";
import { isAdministrator } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";

/** Whatever concerns outgoing messages is the administrators' alone; what is another company's does not exist for them. */
export function administers(actor: Actor): Actor {
  if (!isAdministrator(actor)) throw new NotAllowedError(null, "NO_RIGHT");
  return actor;
}

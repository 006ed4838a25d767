import type { Context } from "../../context.ts";
import type { Mailbox } from "../../events/mailbox.ts";
import type { QueueReload } from "./describe.ts";
import { reload } from "./live.ts";

/**
 * LIV-1: a stream under the rights it was asked with. Once they change its last word is that it must be asked anew, also
 * when they changed while it was being opened: listening begins first.
 */
export async function underRights<Message>(
  { socket, actor }: Context,
  subscribe: () => Promise<Mailbox<Message | QueueReload>>,
): Promise<Mailbox<Message | QueueReload>> {
  let changed = socket !== null && socket.actor !== actor;
  let box: Mailbox<Message | QueueReload> | null = null;
  const stop = socket?.onRightsChanged(() => {
    changed = true;
    box?.finish(reload("RIGHTS_CHANGED"));
  });
  try {
    box = await subscribe();
  } catch (failure) {
    stop?.();
    throw failure;
  }
  if (stop !== undefined) box.onClose(stop);
  if (changed) box.finish(reload("RIGHTS_CHANGED"));
  return box;
}

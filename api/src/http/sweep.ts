import { NO_GREETING, NO_SESSION } from "./close-codes.ts";
import type { OpenSocket } from "./open-socket.ts";

const GREETING_MS = 3_000;
/** Below the minute after which proxies let go of a connection that says nothing. Consoles ask earlier by themselves. */
const SILENCE_MS = 45_000;
const ANSWER_MS = 15_000;
/** After an office has come back all at once its sockets would all be asked at once. */
const PINGS_A_SWEEP = 1_000;

/** Once a second through all sockets, instead of a handful of timers for each. */
export function sweep(sockets: Iterable<OpenSocket>, now: number, sessionTime: Date): void {
  let pings = 0;
  for (const socket of sockets) {
    const { wire, guest } = socket;
    const silent = now - socket.heardAt;
    socket.messages = 0;
    if (!wire.isOpen) continue;
    if (guest === null && silent > GREETING_MS) wire.close(NO_GREETING, "Connection initialisation timeout");
    else if (guest !== null && guest.sessionEnds <= sessionTime.getTime())
      wire.close(NO_SESSION, "Session ended");
    else if (socket.pinged && silent > SILENCE_MS + ANSWER_MS) wire.socket.terminate();
    else if (!socket.pinged && silent > SILENCE_MS && wire.unsent === 0 && pings < PINGS_A_SWEEP) {
      pings += 1;
      socket.pinged = true;
      // The answer has its time from now on, however late the question was.
      socket.heardAt = now - SILENCE_MS;
      wire.socket.ping();
    }
  }
}

import type { OpenSocket } from "./open-socket.ts";

/** Both are codes that clients come back from; 4429, which says the same of many greetings, is not. */
export const NO_GREETING = 4408;
export const TRY_AGAIN_LATER = 1013;
const NO_SESSION = 4403;

const GREETING_MS = 3_000;
const SILENCE_MS = 12_000;
const ANSWER_MS = 12_000;
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

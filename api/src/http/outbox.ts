import { TRY_AGAIN_LATER } from "./close-codes.ts";
import type { Wire } from "./wire.ts";

/** Wires written in one turn of the loop, before others have theirs. */
const WIRES_A_TURN = 2_000;
const LOOK_MS = 25;
/** A reader who has taken nothing for so long, and the time its bytes may need beside it. */
const PATIENCE_MS = 10_000;
const SLOWEST_BYTES_A_MS = 16;
/** Held for one reader who has taken nothing for a while. The bytes are shared: what one reader costs is in `unsent`. */
const MOST_HELD = 1_000_000;
const A_WHILE_MS = 1_000;
/** Unsent bytes of all readers together. */
const MOST_UNSENT = 64_000_000;
/** For taking the close frame, and for answering it; who does not is cut off. */
const FAREWELL_MS = 1_000;
const ANSWER_MS = 3_000;

/**
 * Who has something to be written, and who does not take it. A reader too slow is closed with a code its client comes back
 * from, and goes on from its cursor: nothing is dropped silently, and no reader's slowness is anybody else's (LIV-1).
 */
export class Outbox implements Disposable {
  #listed: Wire[] = [];
  readonly #late = new Set<Wire>();
  #turn: NodeJS.Immediate | null = null;
  #look: NodeJS.Timeout | null = null;

  /** To be written at the end of this turn of the loop. */
  list(wire: Wire): void {
    if (wire.listed) return;
    wire.listed = true;
    this.#listed.push(wire);
    this.#turn ??= setImmediate(() => this.#write());
  }

  /** Looked at until it has taken what was written, or is gone. */
  watch(wire: Wire): void {
    if (this.#late.has(wire)) return;
    wire.lateSince = performance.now();
    this.#late.add(wire);
    this.#look ??= setInterval(() => this.#lookThrough(performance.now()), LOOK_MS);
  }

  get late(): number {
    return this.#late.size;
  }

  #write(): void {
    this.#turn = null;
    const wires = this.#listed;
    this.#listed = wires.length > WIRES_A_TURN ? wires.splice(WIRES_A_TURN) : [];
    if (this.#listed.length > 0) this.#turn = setImmediate(() => this.#write());
    for (const wire of wires) {
      wire.listed = false;
      wire.flush();
    }
  }

  #lookThrough(now: number): void {
    let unsent = 0;
    for (const wire of this.#late) {
      const late = now - (wire.lateSince ?? now);
      unsent += wire.unsent;
      if (wire.isGone || (wire.isOpen && wire.takes(now))) this.#release(wire);
      else if (wire.isOpen && (isTooLate(wire, late) || unsent > MOST_UNSENT))
        wire.close(TRY_AGAIN_LATER, "Too slow");
      else if (!wire.isOpen && late > (wire.unsent > 0 ? FAREWELL_MS : ANSWER_MS)) wire.socket.terminate();
    }
    if (this.#late.size > 0 || this.#look === null) return;
    clearInterval(this.#look);
    this.#look = null;
  }

  #release(wire: Wire): void {
    this.#late.delete(wire);
    wire.lateSince = null;
    wire.flush();
  }

  [Symbol.dispose](): void {
    if (this.#turn !== null) clearImmediate(this.#turn);
    if (this.#look !== null) clearInterval(this.#look);
    this.#late.clear();
  }
}

function isTooLate(wire: Wire, late: number): boolean {
  if (late > PATIENCE_MS + wire.unsent / SLOWEST_BYTES_A_MS) return true;
  return late > A_WHILE_MS && wire.held > MOST_HELD;
}

import { frameLength, writeHead } from "./frame.ts";
import type { Envelope, Said } from "./wire.ts";

/** One write: larger ones are parted between frames, so that a reader who takes little holds little. */
const MOST_AT_ONCE = 64 * 1024;
const BRACE = 0x7d;
const NOTHING = new Uint8Array();

/**
 * Where frames are built, the same bytes over and over: what it gives out is good until the next one is asked for, unless
 * it is left to whoever still needs it. A message for thousands stays lying here, and only the operation's id is exchanged.
 */
export class Desk {
  #surface = Buffer.allocUnsafeSlow(MOST_AT_ONCE);
  /** What lies there: one frame of this text, behind so many bytes of envelope. */
  #text: Uint8Array = NOTHING;
  #around = 0;
  #frame: Uint8Array = NOTHING;

  /** A frame; null for an operation that has ended. */
  frame(envelope: Envelope | null, text: Uint8Array): Uint8Array | null {
    if (envelope === null || text.length > MOST_AT_ONCE / 2)
      return this.frames([{ envelope, text }], 0).bytes;
    if (envelope.ended) return null;
    const whole = envelope.length + text.length;
    const length = frameLength(whole);
    if (this.#text !== text || this.#around !== envelope.length) {
      this.#frame = this.#surface.subarray(0, writeFrame(this.#surface, 0, envelope, text));
      this.#text = text;
      this.#around = envelope.length;
    } else this.#surface.write(envelope.before, length - whole, "utf8");
    return this.#frame;
  }

  /** As many frames as fit into one write, at least one; no bytes where all belong to operations that have ended. */
  frames(said: readonly Said[], first: number): { bytes: Uint8Array | null; count: number } {
    let [next, length] = [first, 0];
    for (; next < said.length; next += 1) {
      const more = lengthOf(said[next]);
      if (length > 0 && length + more > MOST_AT_ONCE) break;
      length += more;
    }
    const target = length > MOST_AT_ONCE ? Buffer.allocUnsafeSlow(length) : this.#surface;
    let end = 0;
    for (const { envelope, text } of said.slice(first, next))
      if (envelope?.ended !== true) end = writeFrame(target, end, envelope, text);
    this.#text = NOTHING;
    return { bytes: end > 0 ? target.subarray(0, end) : null, count: next - first };
  }

  /** What was given out last is still needed: from now on another surface. */
  leave(): void {
    this.#surface = Buffer.allocUnsafeSlow(MOST_AT_ONCE);
    this.#text = NOTHING;
  }
}

function lengthOf(said: Said | undefined): number {
  if (said === undefined || said.envelope?.ended === true) return 0;
  return frameLength((said.envelope?.length ?? 0) + said.text.length);
}

function writeFrame(target: Buffer, start: number, envelope: Envelope | null, text: Uint8Array): number {
  if (envelope === null) {
    const at = writeHead(target, start, text.length);
    target.set(text, at);
    return at + text.length;
  }
  let at = writeHead(target, start, envelope.length + text.length);
  at += target.write(envelope.before, at, "utf8");
  target.set(text, at);
  at += text.length;
  target[at] = BRACE;
  return at + 1;
}

import { frameLength, writeHead } from "./frame.ts";
import type { Envelope, Said } from "./wire.ts";

/** One write: larger ones are parted between frames, so that a reader who takes little holds little. */
const MOST_AT_ONCE = 64 * 1024;
const BRACE = 0x7d;

/**
 * Where frames are built. A message for thousands stays lying here, and only the operation's id is exchanged: what is given
 * out is good until the next one is asked for, unless it is left to whoever still needs it.
 */
export class Desk {
  /** What lies there: one frame of this text, behind so many bytes of envelope; no longer than it is, for it may be kept. */
  #frame: Buffer = Buffer.alloc(0);
  #text: Uint8Array | null = null;
  #around = 0;

  /** A frame; null for an operation that has ended. */
  frame(envelope: Envelope | null, text: Uint8Array): Uint8Array | null {
    if (envelope === null) return this.frames([{ envelope, text }], 0).bytes;
    if (envelope.ended) return null;
    const whole = envelope.length + text.length;
    const length = frameLength(whole);
    if (this.#text === text && this.#around === envelope.length)
      this.#frame.write(envelope.before, length - whole, "utf8");
    else {
      this.#frame = Buffer.allocUnsafeSlow(length);
      writeFrame(this.#frame, 0, envelope, text);
      this.#text = text;
      this.#around = envelope.length;
    }
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
    const bytes = Buffer.allocUnsafeSlow(length);
    let end = 0;
    for (const { envelope, text } of said.slice(first, next))
      if (envelope?.ended !== true) end = writeFrame(bytes, end, envelope, text);
    return { bytes: length > 0 ? bytes : null, count: next - first };
  }

  /** What was given out last is still needed. */
  leave(): void {
    this.#text = null;
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

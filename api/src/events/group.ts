import { Gate } from "./gate.ts";
import { Mailbox } from "./mailbox.ts";
import type { Encoder, Outlet } from "./outlet.ts";

/** Readers of one stream who read in one way: what they are told is the same to the byte. */
type Lane<Message> = { readonly encoder: Encoder<Message>; readonly outlets: Map<Gate<Message>, Outlet> };

/**
 * Readers of one stream. Who has taken all that lay behind and can take bytes gets them from one plain loop, made once
 * for all who read in the same way; anyone else has a mailbox.
 */
export class Group<Message> {
  readonly #boxed = new Set<Gate<Message>>();
  readonly #lanes = new Map<string, Lane<Message>>();
  readonly #empty: () => void;
  #telling = 0;

  /** `empty` runs when the last reader has left. */
  constructor(empty: () => void) {
    this.#empty = empty;
  }

  join(bound: number, overflow: () => Message): Gate<Message> {
    const box = new Mailbox<Message>(bound, overflow, () => this.#leave(gate));
    const gate = new Gate(box);
    box.onIdle((encoder, outlet) => this.#move(gate, encoder, outlet));
    this.#boxed.add(gate);
    return gate;
  }

  /** Tells all who do not know the log up to this number yet. Messages must be told one after another. */
  async tell(upTo: number, message: Message): Promise<void> {
    const lanes = [...this.#lanes.values()];
    this.#telling += 1;
    try {
      const made = await Promise.all(lanes.map(({ encoder }) => encoder.encode(message)));
      for (const [place, bytes] of made.entries())
        for (const [gate, outlet] of lanes[place]?.outlets ?? []) if (gate.lacks(upTo)) outlet.next(bytes);
      for (const gate of this.#boxed) gate.push(upTo, message);
    } finally {
      this.#telling -= 1;
    }
  }

  /** The last word to all: what is unsent gives way to it. */
  finish(message: Message): void {
    const outlets = [...this.#lanes.values()].flatMap((lane) => [...lane.outlets.keys()]);
    for (const gate of [...this.#boxed, ...outlets]) gate.box.finish(message);
  }

  /** While bytes are being made the reader stays where it is, or it would get none of them. */
  #move(gate: Gate<Message>, encoder: Encoder<Message>, outlet: Outlet): boolean {
    if (this.#telling > 0 || !gate.isOpen) return false;
    const lane = this.#lanes.get(encoder.key) ?? { encoder, outlets: new Map<Gate<Message>, Outlet>() };
    this.#lanes.set(encoder.key, lane);
    lane.outlets.set(gate, outlet);
    this.#boxed.delete(gate);
    return true;
  }

  #leave(gate: Gate<Message>): void {
    this.#boxed.delete(gate);
    for (const [key, { outlets }] of this.#lanes)
      if (outlets.delete(gate) && outlets.size === 0) this.#lanes.delete(key);
    if (this.#boxed.size === 0 && this.#lanes.size === 0) this.#empty();
  }
}

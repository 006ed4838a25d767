/** Where something found in an agreement is mended: in the draft's own form, or on a card of the room. */
export type MendingPlace =
  | { readonly at: "DRAFT"; readonly path: string }
  | { readonly at: "CARD"; readonly id: string };

const OF_PARTY = new Set(["parties", "notice", "consent", "electronic"]);
const OF_MEDIATOR = new Set(["organisation", "feeFen", "reserved"]);

/** AGR-3: `terms.0.dueDate` stands in the draft, `parties.B.name` on B's card, `organisation` with the mediator. */
export function mendingPlace(path: string): MendingPlace {
  const [head = "", letter] = path.split(".");
  if (OF_PARTY.has(head) && letter !== undefined) return { at: "CARD", id: `party-${letter}` };
  if (OF_MEDIATOR.has(head)) return { at: "CARD", id: "mediator" };
  return { at: "DRAFT", path };
}

/** The field of a path, else of what it is a part of: the terms of `terms.0.amountCapital` where that has no field. */
export function fieldOf(form: HTMLElement, path: string): HTMLElement | null {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const found = form.querySelector<HTMLElement>(
      `[data-path="${CSS.escape(parts.slice(0, length).join("."))}"]`,
    );
    const field = found?.querySelector<HTMLElement>("input, textarea");
    if (field) return field;
  }
  return null;
}

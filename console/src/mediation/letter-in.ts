/** Whom an entry of the timeline is about: a party's letter, the mediator or the seal; null: nobody in particular. */
export function letterIn(about: string): string | null {
  const said: unknown = JSON.parse(about);
  if (typeof said !== "object" || said === null) return null;
  const { party, by, signer } = said as Readonly<Record<string, unknown>>;
  const whom = party ?? signer ?? by;
  return typeof whom === "string" && /^([A-Z]|MEDIATOR|SEAL)$/.test(whom) ? whom : null;
}

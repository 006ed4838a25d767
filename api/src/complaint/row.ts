/** A database row as JSON says it: an instant is text. */
export type Json = Readonly<Record<string, unknown>>;

/** Values by our names as a row by the table's: camel case to snake case. */
export function toRow(values: object): Json {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) row[snake(name)] = value;
  return row;
}

/** The columns that make a shape, and how to read it back from JSON. */
export type Columns<Shape> = {
  /** As a select list over this alias, each under our name for it. */
  readonly list: (alias: string) => string;
  /** Takes a row that was made by such a list; its columns are ours, so its shape is known. */
  readonly read: (row: Json) => Shape;
};

/** Every name of the shape must be there; INSTANT is a point in time, which may be null. */
export function columnsOf<Shape>(
  kinds: Readonly<Record<keyof Shape & string, "PLAIN" | "INSTANT">>,
): Columns<Shape> {
  const names = Object.keys(kinds) as (keyof Shape & string)[];
  const instants = names.filter((name) => kinds[name] === "INSTANT");
  return {
    list: (alias) => names.map((name) => `${alias}.${snake(name)} as "${name}"`).join(", "),
    read: (row) => {
      const read: Record<string, unknown> = { ...row };
      for (const name of instants) {
        const value = row[name];
        read[name] = typeof value === "string" ? new Date(value) : null;
      }
      return read as Shape;
    },
  };
}

const snakes = new Map<string, string>();

function snake(name: string): string {
  let known = snakes.get(name);
  if (known === undefined)
    snakes.set(name, (known = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  return known;
}

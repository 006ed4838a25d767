/** Any of them, each as likely as the others. */
export function oneOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

export function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

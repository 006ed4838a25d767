/** A placeholder where the cursor stands, or in place of what is marked. */
export function withPlaceholder(
  text: string,
  name: string,
  [start, end]: readonly [number, number],
): { readonly text: string; readonly cursor: number } {
  const put = `{${name}}`;
  return { text: text.slice(0, start) + put + text.slice(end), cursor: start + put.length };
}

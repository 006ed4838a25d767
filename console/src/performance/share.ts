/** 83.33%, never rounded up to all of it; null: of nothing there is no share. */
export function shareOf(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const rounded = Math.round((numerator / denominator) * 10_000);
  const hundredths = numerator < denominator ? Math.min(rounded, 9_999) : rounded;
  return `${(hundredths / 100).toFixed(2)}%`;
}

/** 83.33%, never rounded up to all of it; null: of nothing there is no share. */
export function shareOf(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const hundredths = Math.floor((numerator / denominator) * 10_000);
  return `${(hundredths / 100).toFixed(2)}%`;
}

/** 6200.5 as people write it, in fen; null where it is no amount. */
export function fenOf(text: string): number | null {
  const [, whole, part = ""] = /^\s*(\d{1,12})(?:\.(\d{1,2}))?\s*$/.exec(text.replaceAll(/[,，]/g, "")) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

/** Something was typed, and it is no amount: sent as it is, it would be lost. */
export function isNoAmount(text: string): boolean {
  return text.trim() !== "" && fenOf(text) === null;
}

/** As it stands in a field. */
export function typedFen(fen: number | null | undefined): string {
  return typeof fen === "number" ? (fen / 100).toFixed(2).replace(/\.00$/, "") : "";
}

/** ¥6,200.50, without the cents where there are none. */
export function yuan(fen: number): string {
  const text = (fen / 100).toLocaleString("en-US", { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
  return `¥${text}`;
}

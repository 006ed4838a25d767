const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "(": "（",
  ")": "）",
  "?": "？",
  "!": "！",
};
/** Han characters, and the marks that stand between them. */
const CHINESE = /[\p{Script=Han}，。：；（）？！、“”《》〇]/u;

/** GB/T 15834: beside Chinese text marks are full-width; amounts and times of day keep theirs. Done twice it changes nothing. */
export function punctuated(text: string): string {
  const characters = [...text];
  const beside = (at: number) =>
    CHINESE.test(characters[at - 1] ?? "") || CHINESE.test(characters[at + 1] ?? "");
  const widen = (at: number) => {
    const full = FULL[characters[at] ?? ""];
    if (full !== undefined && beside(at)) characters[at] = full;
  };
  // There and back: a mark may only stand beside Chinese once its neighbour has been widened.
  for (const at of characters.keys()) widen(at);
  for (const at of [...characters.keys()].toReversed()) widen(at);
  return characters.join("");
}

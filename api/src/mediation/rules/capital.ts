const DIGITS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] as const;
const PLACES = ["", "拾", "佰", "仟"] as const;
const GROUPS = ["", "万", "亿"] as const;

/** 999,999,999,999.99 yuan: what four digits of 亿 hold. */
export const MOST_FEN = 99_999_999_999_999;

/**
 * AGR-3: an amount in capitals (大写金额), as it stands after 人民币.
 * @param fen whole, 0 to `MOST_FEN`
 * @throws RangeError
 */
export function capitalOf(fen: number): string {
  const [first] = capitalForms(fen);
  if (first === undefined) throw new RangeError(`${fen} fen cannot be written`);
  return first;
}

/**
 * Every customary way to write an amount, the one we write first. A 零 may stand or be left out where 亿, 万 or 元 ends in a
 * zero and the next place does not begin with one (支付结算办法附一, 第五条); 整 may be left out after 角.
 */
export function capitalForms(fen: number): readonly string[] {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > MOST_FEN) return [];
  if (fen === 0) return ["零元整"];
  const yuan = Math.floor(fen / 100);
  const [jiao, rest] = [Math.floor((fen % 100) / 10), fen % 10];
  const wholes = yuan === 0 ? [""] : wholeForms(yuan).map((form) => `${form}元`);
  return wholes.flatMap((whole) => smallForms(yuan, jiao, rest).map((small) => whole + small));
}

/** AGR-3: the fen that an amount in capitals stands for; null where it is none, or not customarily written. */
export function fenOf(capital: string): number | null {
  const text = capital
    .trim()
    .replace(/^人民币/, "")
    .replaceAll("圆", "元")
    .replace(/正$/, "整");
  const fen = roughly(text);
  return fen !== null && capitalForms(fen).includes(text) ? fen : null;
}

function smallForms(yuan: number, jiao: number, fen: number): readonly string[] {
  if (jiao === 0 && fen === 0) return ["整"];
  if (jiao === 0) return [`${yuan > 0 ? "零" : ""}${DIGITS[fen]}分`];
  const ends =
    fen === 0 ? [`${DIGITS[jiao]}角整`, `${DIGITS[jiao]}角`] : [`${DIGITS[jiao]}角${DIGITS[fen]}分`];
  return yuan > 0 && yuan % 10 === 0 ? [...ends.map((end) => `零${end}`), ...ends] : ends;
}

/** From the highest group of four digits down. */
function wholeForms(yuan: number): readonly string[] {
  const groups = [Math.floor(yuan / 1e8), Math.floor(yuan / 1e4) % 1e4, yuan % 1e4];
  let forms: readonly string[] = [""];
  let last = 0;
  let skipped = false;
  groups.forEach((group, place) => {
    if (group === 0) {
      skipped = forms[0] !== "";
      return;
    }
    const text = groupText(group) + GROUPS[2 - place];
    const mustZero = forms[0] !== "" && (skipped || group < 1000);
    const mayZero = forms[0] !== "" && !mustZero && last % 10 === 0;
    const joined = forms.map((form) => form + (mustZero ? "零" : "") + text);
    forms = mayZero ? [...joined, ...forms.map((form) => `${form}零${text}`)] : joined;
    last = group;
    skipped = false;
  });
  return forms;
}

/** 1 to 9999; zeros together are one, those at the end none. */
function groupText(group: number): string {
  let text = "";
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit > 0) text += `${DIGITS[digit]}${PLACES[place]}`;
    else if (text !== "" && !text.endsWith("零") && group % 10 ** place > 0) text += "零";
  }
  return text;
}

/** What it would stand for if it were well written. */
function roughly(text: string): number | null {
  const parts = /^(?:(.+)元)?(?:零?(.)角)?(?:零?(.)分)?整?$/u.exec(text);
  if (text === "" || parts === null) return null;
  const [, whole = "零", jiao = "零", fen = "零"] = parts;
  const yuan = wholeOf(whole);
  const [j, f] = [digitOf(jiao), digitOf(fen)];
  return yuan === null || j === null || f === null ? null : yuan * 100 + j * 10 + f;
}

function wholeOf(text: string): number | null {
  let [total, group, digit] = [0, 0, 0];
  for (const character of text) {
    const place = PLACES.indexOf(character as never);
    const scale = GROUPS.indexOf(character as never);
    const value = digitOf(character);
    if (value !== null) digit = value;
    else if (place > 0) [group, digit] = [group + digit * 10 ** place, 0];
    else if (scale > 0) [total, group, digit] = [total + (group + digit) * 1e4 ** scale, 0, 0];
    else return null;
  }
  return total + group + digit;
}

function digitOf(character: string): number | null {
  const digit = DIGITS.indexOf(character as never);
  return digit === -1 ? null : digit;
}

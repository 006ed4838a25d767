import type { AgreementCheckCode } from "@heyi/schema/vocabulary/agreement-check.ts";

import type { AgreementContent } from "./content.ts";
import { found, type Finding } from "./finding.ts";

type Clause = { readonly check: AgreementCheckCode; readonly says: RegExp };

/** A clause that forbids, ends or undoes what it names is lawful. */
const DENIED = /(不得|不再|不能|不应|不会|禁止|停止|恢复|解除|严禁|避免)[^,。;,;]{0,4}$/u;

const COMMON =
  "公共部位|共有部分|共用部位|公共走廊|公共绿地|架空层|公共收益|维修资金|维修基金|屋面|外立面|公共露台";

/** Checks 18 to 23: clauses that the law does not let stand, or that bar confirmation. */
const CLAUSES: readonly Clause[] = [
  { check: "PROPERTY", says: /所有权|产权|使用权归|归[^,。]{0,12}所有|过户|抵押权|专利权|商标权|著作权/u },
  { check: "STATUS", says: /离婚|抚养权|收养|监护权|赡养|继承|亲子关系|婚姻关系/u },
  {
    check: "UTILITIES",
    says: /(停|断|切断|中断|限制|关闭|暂停|停止)(供应|供|用|止)?(对|其|该|供|用|提供|小区|[A-Z甲乙丙]方?|业主|住户|商户|家|户|的|生活){0,4}(水|电|燃气|天然气|煤气|暖气|供暖|供热)(?![梯动瓶视话龙])|不(予|再)?(供|通)(水|电|燃气|天然气|煤气|暖|热)/u,
  },
  {
    check: "COMMON_PARTS",
    says: new RegExp(
      `(${COMMON})[^。;]{0,20}(归|独用|专用|占用|出租|转让|改建|支付|列支|支取|划给|抵扣)|(动用|支取|占用|出租|转让|改建|使用)[^。;]{0,10}(${COMMON})`,
      "u",
    ),
  },
  {
    check: "WAIVES_REMEDY",
    says: /(放弃|不得|不能|不可以?|承诺不再?|保证不再?)[^,。;]{0,6}(起诉|诉讼|投诉|举报|信访|仲裁|上访)/u,
  },
  {
    check: "EXEMPTS_INJURY",
    says: /(今后|以后|日后|将来|再次?发生)[^。;]{0,20}(伤|人身|身体|死亡|摔倒|触电)[^。;]{0,20}(不负责|不承担|免责|免除|无关|概不|自负)/u,
  },
];
/** Whose wording itself denies something. */
const ABSOLUTE = new Set<AgreementCheckCode>(["STATUS", "WAIVES_REMEDY", "EXEMPTS_INJURY"]);

/** CC 585: above this share of what is owed a penalty may be cut. */
const PENALTY_PERCENT = 30;
const SHARE = "(?:百分之([零一二三四五六七八九十百]+)|(\\d+(?:\\.\\d+)?)\\s*%)";
const PENALTY = new RegExp(
  `(?:违约金|滞纳金|罚金)[^。;]{0,20}?${SHARE}|${SHARE}[^。;]{0,8}?(?:违约金|滞纳金|罚金)`,
  "u",
);

export function clauses({ terms }: AgreementContent, ownersDecided: boolean): readonly Finding[] {
  return terms.flatMap(({ description, condition }, at) =>
    [description, condition ?? ""].flatMap((text, part) => {
      const path = ["terms", at, part === 0 ? "description" : "condition"] as const;
      const wrong = CLAUSES.filter((clause) => says(clause, text)).map(({ check }) => check);
      return [
        ...wrong
          .filter((check) => check !== "COMMON_PARTS" || !ownersDecided)
          .map((check) => found(check, ...path)),
        ...(excessive(text) ? [found("PENALTY", ...path)] : []),
      ];
    }),
  );
}

function says({ check, says: pattern }: Clause, text: string): boolean {
  return [...text.matchAll(new RegExp(pattern, "gu"))].some(
    (match) => ABSOLUTE.has(check) || !DENIED.test(text.slice(0, match.index)),
  );
}

function excessive(text: string): boolean {
  const [, before, figureBefore, after, figureAfter] = PENALTY.exec(text) ?? [];
  const [words, figure] = [before ?? after, figureBefore ?? figureAfter];
  const percent = figure === undefined ? percentOf(words) : Number(figure);
  return percent > PENALTY_PERCENT;
}

/** 零 to 一百, and beyond. */
function percentOf(words: string | undefined): number {
  if (words === undefined) return 0;
  if (words.includes("百")) return 100;
  const digits = "零一二三四五六七八九";
  if (!words.includes("十")) return digits.indexOf(words.at(-1) ?? "零");
  const [tens = "", ones = ""] = words.split("十");
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones === "" ? 0 : digits.indexOf(ones));
}

import { AGREEMENT_KIND_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { PARTY_ROLE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";

import type { AgreementContent, LocalDate, Party, Term } from "./content.ts";
import { punctuated } from "./punctuation.ts";

const NUMBERS = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const SEX = { F: "女", M: "男" } as const;

/**
 * AGR-5: the customary form (law.md, section 2) of what an agreement says, line by line: what is signed, hashed and printed.
 * The same content always gives the same text; no identity number is in it (AGR-1).
 */
export function textOf(content: AgreementContent): string {
  return sections(content)
    .map((section) => section.join("\n"))
    .join("\n\n");
}

/** The same text as it is laid out: title, then blocks of lines. */
export function sections(content: AgreementContent): readonly (readonly string[])[] {
  const { parties, terms, responsibilities, form } = content;
  return [
    [titleOf(content), `编号:${content.number}`],
    ...parties.map((party) => particulars(party, content)),
    present("纠纷主要事实", content.facts),
    present("争议事项", content.disputedMatter),
    ["各方责任", ...responsibilities.map(({ party, text }) => `${nameOf(content, party)}:${text}`)],
    [`${mediated(content)}自愿达成如下协议:`, ...terms.flatMap((term) => clause(term, content))],
    [
      ...(content.totalAmountFen > 0
        ? [`协议涉及金额合计人民币${content.totalAmountCapital ?? ""}(${yuan(content.totalAmountFen)})。`]
        : []),
      `履行地点:${content.place ?? "无"}。`,
      ...(form === "WRITTEN" && content.copies !== null
        ? [
            `本协议一式${chinese(content.copies)}份,各方当事人各执一份,${content.organisation ?? "各方"}留存一份。`,
          ]
        : []),
      content.kind === "SETTLEMENT"
        ? "本协议自各方签名、盖章或者按指印之日起生效。"
        : "各方已被告知本协议的效力:协议具有法律约束力,应当按照约定履行。",
    ],
    signers(content),
  ]
    .filter((section) => section.length > 0)
    .map((section) => section.map(punctuated));
}

function titleOf({ kind, form }: Pick<AgreementContent, "kind" | "form">): string {
  if (form === "ORAL") return kind === "PEOPLES_MEDIATION" ? "人民调解口头协议登记表" : "口头协议登记表";
  return kind === "SETTLEMENT" ? AGREEMENT_KIND_LABELS.SETTLEMENT.zh : `${AGREEMENT_KIND_LABELS[kind].zh}书`;
}

function mediated({ organisation, mediatorName, kind }: AgreementContent): string {
  if (kind === "SETTLEMENT") return "经各方协商,";
  return `经${organisation ?? ""}调解员${mediatorName ?? ""}调解,`;
}

function present(label: string, text: string | null): readonly string[] {
  return text === null || text.trim() === "" ? [] : [label, text];
}

function particulars(party: Party, content: AgreementContent): readonly string[] {
  const { letter, role, name, address, phone, agent } = party;
  const head = `${content.kind === "SETTLEMENT" ? side(letter) : "当事人"}(${letter},${PARTY_ROLE_LABELS[role].zh}):${name}`;
  const own =
    party.type === "NATURAL"
      ? [
          party.sex && `性别:${SEX[party.sex]}`,
          party.birthDate && `出生日期:${dateText(party.birthDate)}`,
          party.ethnicGroup && `民族:${party.ethnicGroup}`,
          party.occupation && `职业:${party.occupation}`,
          party.guardian && `法定代理人:${party.guardian}`,
        ]
      : [
          party.code && `统一社会信用代码:${party.code}`,
          party.representative && `法定代表人或负责人:${party.representative}`,
        ];
  const rest = [
    address && `住所:${address}`,
    phone && `联系方式:${phone}`,
    agent && `委托代理人:${agent.name}(${agent.matter})`,
  ];
  return [head, [...own, ...rest].filter((part) => typeof part === "string" && part !== "").join(",")].filter(
    (line) => line !== "",
  );
}

/** 甲方, 乙方 … as a contract calls its sides. */
function side(letter: string): string {
  const place = letter.charCodeAt(0) - 65;
  const stems = "甲乙丙丁戊己庚辛壬癸";
  return `${stems[place] ?? letter}方`;
}

function clause(term: Term, content: AgreementContent): readonly string[] {
  const {
    no,
    obligor,
    obligee,
    description,
    amountFen,
    amountCapital,
    instalments,
    dueDate,
    condition,
    proof,
  } = term;
  const money = amountFen === null ? "" : `,金额人民币${amountCapital ?? ""}(${yuan(amountFen)})`;
  const until = dueDate === null ? "" : `,于${dateText(dueDate)}前履行`;
  const when = condition === null || condition.trim() === "" ? "" : `,条件:${condition}`;
  const by = proof === null || proof.trim() === "" ? "" : `,以${proof}为凭`;
  const plan = instalments.map(
    (each) =>
      `第${chinese(each.no)}期:${each.dueDate === null ? "" : `${dateText(each.dueDate)}前`}付${yuan(each.amountFen)}；`,
  );
  return [
    `${no}. ${nameOf(content, obligor)}向${nameOf(content, obligee)}:${description}${money}${until}${when}${by}。`,
    ...plan,
  ];
}

function signers({
  parties,
  kind,
  mediatorName,
  recorderName,
  organisation,
  date,
  form,
}: AgreementContent): readonly string[] {
  const hand = form === "ORAL" ? "确认" : "签名、盖章或按指印";
  return [
    ...parties.map(({ name, letter }) => `当事人(${letter})${name}(${hand}):`),
    ...(kind === "SETTLEMENT" ? [] : [`调解员${mediatorName ?? ""}(签名):`]),
    `记录人:${recorderName ?? ""}`,
    ...(kind === "SETTLEMENT" ? [] : [`${organisation ?? ""}(印章)`]),
    date === null ? "" : dateText(date),
  ].filter((line) => line !== "");
}

function nameOf({ parties }: AgreementContent, letter: string): string {
  return parties.find((party) => party.letter === letter)?.name ?? letter;
}

/** 2026年3月8日: no leading zeros (GB/T 9704). */
export function dateText(date: LocalDate): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** ¥6,200.00 */
export function yuan(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `¥${whole}.${String(fen % 100).padStart(2, "0")}`;
}

/** 1 to 99 in words, as copies and instalments are counted. */
export function chinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (n < 10) return NUMBERS[n] ?? String(n);
  return `${tens === 1 ? "" : NUMBERS[tens]}十${ones === 0 ? "" : NUMBERS[ones]}`;
}

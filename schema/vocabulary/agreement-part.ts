import { AGREEMENT_CHECKS, type AgreementCheckCode } from "./agreement-check.ts";
import type { Label, Locale } from "./label.ts";

/** AGR-3: a finding in words: what is missing or wrong, and in which part, as in `terms.0.dueDate`. */
export function findingText(check: AgreementCheckCode, path: string, locale: Locale): string {
  return AGREEMENT_CHECKS[check][locale].replace("{part}", partOf(path, locale));
}

const PARTS: Readonly<Record<string, Label>> = {
  name: { zh: "姓名或名称", en: "name" },
  sex: { zh: "性别", en: "sex" },
  birthDate: { zh: "出生日期", en: "birth date" },
  code: { zh: "统一社会信用代码", en: "company code" },
  address: { zh: "住所", en: "address" },
  phone: { zh: "联系方式", en: "phone" },
  identity: { zh: "身份核对", en: "proof of identity" },
  guardian: { zh: "法定代理人", en: "legal representative" },
  representative: { zh: "法定代表人", en: "representative" },
  agent: { zh: "委托代理人", en: "agent" },
  obligor: { zh: "义务人", en: "obligor" },
  obligee: { zh: "权利人", en: "obligee" },
  description: { zh: "内容", en: "content" },
  condition: { zh: "条件", en: "condition" },
  proof: { zh: "履行凭证", en: "proof" },
  amountFen: { zh: "金额", en: "amount" },
  amountCapital: { zh: "大写金额", en: "amount in capitals" },
  currency: { zh: "币种", en: "currency" },
  instalments: { zh: "分期", en: "instalments" },
  dueDate: { zh: "期限", en: "due date" },
  totalAmountFen: { zh: "合计金额", en: "total" },
  totalAmountCapital: { zh: "合计大写", en: "total in capitals" },
  facts: { zh: "主要事实", en: "main facts" },
  disputedMatter: { zh: "争议事项", en: "disputed matter" },
  responsibilities: { zh: "责任", en: "responsibility" },
  place: { zh: "履行地点", en: "place" },
  date: { zh: "协议日期", en: "date" },
  number: { zh: "编号", en: "number" },
  copies: { zh: "份数", en: "number of copies" },
  mediatorName: { zh: "调解员", en: "mediator" },
  recorderName: { zh: "记录人", en: "recorder" },
  organisation: { zh: "调解组织", en: "organisation" },
  rights: { zh: "权利义务告知", en: "notice of rights" },
  notice: { zh: "权利义务告知", en: "notice of rights" },
  consent: { zh: "同意调解", en: "consent" },
  mediator: { zh: "调解员", en: "mediator" },
  agreedBy: { zh: "同意", en: "consent" },
  MEDIATOR: { zh: "调解员签名", en: "the mediator's signature" },
  SEAL: { zh: "调解组织印章", en: "the organisation's seal" },
};

/** Which part a path points at, as people say it; empty where it has no name. */
export function partOf(path: string, locale: Locale): string {
  const zh = locale === "zh";
  const words = path
    .split(".")
    .toSorted(partiesFirst)
    .flatMap((part, at, parts) => {
      const before = parts[at - 1];
      if (/^\d+$/.test(part))
        return before === "instalments"
          ? [zh ? `第${Number(part) + 1}期` : `instalment ${Number(part) + 1}`]
          : [zh ? `第${Number(part) + 1}条` : `term ${Number(part) + 1}`];
      if (/^[A-Z]$/.test(part)) return [zh ? `当事人${part}` : `party ${part}`];
      const known = PARTS[part];
      return known === undefined ? [] : [known[locale]];
    });
  return words.join(zh ? "的" : ", ");
}

function partiesFirst(one: string, other: string): number {
  return Number(/^[A-Z]$/.test(other)) - Number(/^[A-Z]$/.test(one));
}

import type { CaseFile } from "../../mediation/rules/case.ts";
import { dateText } from "../rules/text.ts";
import type { Agreement } from "../store.ts";
import { particularsOf } from "./opening.ts";
import { gap, heading, line, paragraph, right, type Paper } from "./paper.ts";

/** 申请书(申请司法确认调解协议用): asked for by all, AGR-7. */
export function confirmationApplication(file: CaseFile, { content, court, lastDay }: Agreement): Paper {
  const names = content.parties.map(({ name }) => name).join("、");
  return {
    title: "申请书",
    blocks: [
      paragraph("(申请司法确认调解协议用)"),
      ...file.parties.flatMap((party) => [...particularsOf(party), gap]),
      heading("请求事项"),
      paragraph(
        `申请确认${names}于${content.date === null ? "" : dateText(content.date)}达成的${content.number}号调解协议有效。`,
      ),
      heading("事实与理由"),
      paragraph(
        `${dateText(content.date ?? "")}申请人经${content.organisation ?? ""}主持调解,就“${content.disputedMatter ?? file.matter}”达成了调解协议。申请人出于解决纠纷的目的自愿达成协议,没有恶意串通、规避法律的行为。如果因为该协议内容而给国家、集体或他人造成损害的,愿意承担相应的民事责任和其他法律责任。`,
      ),
      paragraph("此致"),
      line(court ?? "                人民法院"),
      gap,
      paragraph("附件:调解协议书、调解组织主持调解的证明、身份证明、送达地址和联系方式、承诺书。"),
      ...content.parties.map(({ name }) => line(`申请人${name}(签名、盖章或按指印):`)),
      right(lastDay === null ? "" : `最迟于${dateText(lastDay)}提出`),
    ],
  };
}

/** 承诺书 */
export function commitment({ content }: Agreement): Paper {
  return {
    title: "承诺书",
    blocks: [
      paragraph(
        `我们就${content.number}号调解协议申请司法确认,郑重承诺:我们出于解决纠纷的目的自愿达成协议,没有恶意串通、规避法律的行为;如果因为该协议内容而给国家、集体或者他人造成损害的,愿意承担相应的民事责任和其他法律责任。`,
      ),
      gap,
      ...content.parties.map(({ name }) => line(`承诺人${name}(签名、盖章或按指印):`)),
      right("年    月    日"),
    ],
  };
}

import { DISPUTE_KIND_LABELS, PARTY_ROLE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";

import { localDate, localTime } from "../../kernel/local-time.ts";
import type { CaseFile, CaseParty } from "../../mediation/rules/case.ts";
import { dateText } from "../rules/text.ts";
import { gap, heading, line, paragraph, right, table, type Block, type Paper } from "./paper.ts";

export const dayOf = (instant: string): string => dateText(localDate(new Date(instant)));
export const momentOf = (instant: string): string => `${dayOf(instant)} ${localTime(new Date(instant))}`;
const SEX = { F: "女", M: "男" } as const;

/** The columns of the official form; a blank is filled in by hand. */
export function particularsOf(party: CaseParty): readonly Block[] {
  const { name, address, phone, role } = party;
  const own =
    party.type === "NATURAL"
      ? [
          `姓名:${name}`,
          `性别:${party.sex === null ? "" : SEX[party.sex]}`,
          `民族:${party.ethnicGroup ?? ""}`,
          `出生日期:${party.birthDate === null ? "" : dateText(party.birthDate)}`,
          `职业或职务:${party.occupation ?? ""}`,
        ]
      : [
          `名称:${name}`,
          `统一社会信用代码:${party.code ?? ""}`,
          `法定代表人或负责人:${party.representative ?? ""}`,
        ];
  return [
    line(`当事人${party.letter}(${PARTY_ROLE_LABELS[role].zh})`),
    line(own.join("  ")),
    line(`联系方式:${phone ?? ""}  单位或住址:${address ?? ""}`),
  ];
}

/** 申请书 */
export function application(file: CaseFile): Paper {
  const claims = file.claims.map(({ by, text }, at) => paragraph(`${at + 1}. ${nameOf(file, by)}:${text}`));
  return {
    title: "人民调解申请书",
    blocks: [
      ...file.parties.flatMap((party) => [...particularsOf(party), gap]),
      heading("纠纷简要情况"),
      paragraph(file.matter),
      heading("当事人申请事项"),
      ...claims,
      paragraph("调解组织已将申请调解的相关规定告知我,现自愿申请调解。"),
      gap,
      right("申请人(签名盖章或按指印):            "),
      right(dayOf(file.proposedAt)),
    ],
  };
}

/** 受理登记表 */
export function acceptance(file: CaseFile): Paper {
  const { consentedAt, organisation } = file;
  return {
    title: "纠纷受理登记表",
    blocks: [
      table(
        ["项目", "内容"],
        [
          ["案号", file.number],
          ["受理日期", consentedAt === null ? "" : dayOf(consentedAt)],
          ["调解组织", organisation?.name ?? ""],
          ["调解员", file.mediator?.name ?? ""],
          ["案件来源", file.complaintIds.length > 0 ? "主动调解(由投诉转入)" : "当事人申请"],
          ["纠纷类型", DISPUTE_KIND_LABELS[file.kind].zh],
          ["当事人", file.parties.map(({ letter, name }) => `${letter} ${name}`).join(";")],
          ["纠纷简要情况", file.matter],
          [
            "当事人同意情况",
            file.parties
              .map(
                ({ name, consent }) => `${name}:${consent === null ? "未表示" : `${dayOf(consent.at)}同意`}`,
              )
              .join(";"),
          ],
        ],
      ),
      gap,
      line("当事人(签名):"),
      line(`登记人(签名):${file.recorder?.name ?? ""}`),
      right(`${organisation?.name ?? ""}(印章)`),
    ],
  };
}

const NOTICE = [
  "人民调解是在调解组织主持下,通过说服、疏导等方法,促使当事人在平等协商基础上自愿达成协议、解决民间纠纷的活动。调解不收取任何费用。",
  "调解遵循自愿、平等的原则,不违背法律、法规和国家政策;尊重当事人的权利,不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。",
  "当事人享有下列权利:选择或者接受调解员;接受调解、拒绝调解或者要求终止调解;要求调解公开进行或者不公开进行;自主表达意愿、自愿达成调解协议。",
  "当事人履行下列义务:如实陈述纠纷事实;遵守调解现场秩序,尊重调解员;尊重对方当事人行使权利。",
  "经调解达成的调解协议具有法律约束力,当事人应当按照约定履行。就协议的履行或者内容发生争议的,一方可以向人民法院提起诉讼。",
  "经依法设立的调解组织调解达成的协议,双方认为有必要的,可以自协议生效之日起三十日内共同向有管辖权的人民法院申请司法确认。",
  "在签署协议之前,当事人可以随时退出调解。",
] as const;

/** 权利义务告知书 (MED-3a): PML 3-4, 23, 24, 31-33. */
export function rightsNotice(file: CaseFile): Paper {
  return {
    title: "人民调解权利义务告知书",
    blocks: [
      paragraph(`${file.parties.map(({ name }) => name).join("、")}:`),
      paragraph("现将调解的性质、原则、效力和你们在调解活动中的权利义务告知如下:"),
      ...NOTICE.map((text, at) => paragraph(`${at + 1}. ${text}`)),
      gap,
      paragraph("以上内容已向我说明,我已知悉。"),
      ...file.parties.map(({ name, rightsConfirmedAt }) =>
        line(
          `当事人${name}(签名或按指印):            ${rightsConfirmedAt === null ? "" : dayOf(rightsConfirmedAt)}`,
        ),
      ),
      right(file.organisation?.name ?? ""),
    ],
  };
}

export function nameOf({ parties }: Pick<CaseFile, "parties">, letter: string): string {
  return parties.find((party) => party.letter === letter)?.name ?? letter;
}

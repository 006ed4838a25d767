import { SESSION_MODE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { OBLIGATION_STATE_LABELS } from "@heyi/schema/vocabulary/agreement.ts";

import type { CaseFile, Session } from "../../mediation/rules/case.ts";
import { localDate } from "../../kernel/local-time.ts";
import { dateText } from "../rules/text.ts";
import type { Agreement, Obligation } from "../store.ts";
import { dayOf, momentOf, nameOf } from "./opening.ts";
import { gap, heading, line, paragraph, right, table, type Paper } from "./paper.ts";

/** What was said before all; nothing of another level ever comes into a paper (MED-5). */
export type JointStatement = {
  readonly sessionNo: number | null;
  readonly by: string;
  readonly text: string;
};

/** 调解记录, one for each session that was held. */
export function sessionRecord(
  file: CaseFile,
  session: Session,
  statements: readonly JointStatement[],
): Paper {
  const came = (session.attendance ?? []).map((letter) => nameOf(file, letter));
  const outsiders = file.outsiders.map(({ name, relation }) => `${name}(${relation})`);
  return {
    title: "调解记录",
    blocks: [
      line(`时间:${momentOf(session.at)}  方式:${SESSION_MODE_LABELS[session.mode].zh}`),
      line(`地点:${session.place ?? ""}`),
      line(`事由:${file.matter}`),
      line(`当事人:${came.join("、")}`),
      line(`参加人:${outsiders.join("、") || "无"}`),
      line(`调解员:${file.mediator?.name ?? ""}  记录人:${file.recorder?.name ?? ""}`),
      gap,
      paragraph("调解员已告知当事人调解的性质、原则和效力,以及当事人在调解中的权利和义务。"),
      heading("调解经过"),
      paragraph(session.minutes ?? ""),
      ...statements.map(({ by, text }) =>
        paragraph(`${by === "MEDIATOR" ? "调解员" : nameOf(file, by)}:${text}`),
      ),
      gap,
      paragraph("以上记录已向当事人宣读,当事人确认无误。"),
      ...(session.attendance ?? []).map((letter) =>
        line(
          `当事人${nameOf(file, letter)}(签名或按指印):${session.confirmedBy.includes(letter) ? "已确认" : ""}`,
        ),
      ),
      line(`调解员(签名):  记录人(签名):`),
      right(dayOf(session.at)),
    ],
  };
}

/** 调查记录: what was seen on the spot. */
export function investigation(file: CaseFile, session: Session): Paper {
  return {
    title: "调查记录",
    blocks: [
      line(`时间:${momentOf(session.at)}`),
      line(`地点:${session.place ?? file.parties[0]?.address ?? ""}`),
      line(`参加人:${(session.attendance ?? []).map((letter) => nameOf(file, letter)).join("、")}`),
      line("被调查人:"),
      heading("调查情况"),
      paragraph(session.minutes ?? ""),
      gap,
      line("被调查人(签名):"),
      line(`调查人(签名):${file.mediator?.name ?? ""}  记录人(签名):${file.recorder?.name ?? ""}`),
      right(dayOf(session.at)),
    ],
  };
}

/** 证据材料: numbered for what is filed behind it. */
export function evidenceList(file: CaseFile, obligations: readonly Obligation[]): Paper {
  const proofs = obligations.flatMap(({ obligor, moves }) =>
    moves.flatMap(({ state, evidence, at }) =>
      state === "FULFILLED" && evidence !== null
        ? [
            [
              evidence,
              nameOf(file, obligor),
              "复印件",
              "",
              dateText(localDate(at)),
              file.recorder?.name ?? "",
            ],
          ]
        : [],
    ),
  );
  return {
    title: "证据材料清单",
    blocks: [
      table(
        ["序号", "名称", "提供人", "原件或复印件", "页数", "收到日期", "接收人"],
        proofs.length === 0
          ? [["", "", "", "", "", "", ""]]
          : proofs.map((row, at) => [String(at + 1), ...row]),
      ),
    ],
  };
}

/** 回访记录: performance as it stands. */
export function visitRecord(
  file: CaseFile,
  agreement: Agreement,
  obligations: readonly Obligation[],
  today: string,
): Paper {
  return {
    title: "调解回访记录",
    blocks: [
      line(`当事人:${file.parties.map(({ name }) => name).join("、")}`),
      line(`调解协议编号:${agreement.number}`),
      line("回访事由:了解协议履行情况"),
      heading("履行情况"),
      table(
        ["条款", "义务人", "期限", "状态", "凭证或说明"],
        obligations.map(({ termNo, instalmentNo, obligor, dueDate, state, moves }) => [
          instalmentNo === null ? `第${termNo}条` : `第${termNo}条第${instalmentNo}期`,
          nameOf(file, obligor),
          dueDate === null ? "" : dateText(dueDate),
          OBLIGATION_STATE_LABELS[state].zh,
          moves.findLast(({ evidence }) => evidence !== null)?.evidence ?? "",
        ]),
      ),
      gap,
      line("满意程度:"),
      line("新的争议或隐患及措施:"),
      line("回访人(签名):"),
      right(dateText(today)),
    ],
  };
}

/** 终止调解告知书 (PML 26): the ground, and the other ways. */
export function endingNotice(file: CaseFile): Paper | null {
  const { failure, withdrawal, referral } = file;
  const end = failure ?? withdrawal;
  if (end === null) return null;
  return {
    title: "终止调解告知书",
    blocks: [
      line(`编号:${file.number}`),
      paragraph(`${file.parties.map(({ name }) => name).join("、")}:`),
      paragraph(
        `你们之间关于“${file.matter}”的纠纷,经调解未能达成协议,原因是:${end.reason}。依照《中华人民共和国人民调解法》第二十六条,现终止调解。`,
      ),
      paragraph("你们可以依法通过仲裁(须有书面仲裁协议)、行政、司法等途径维护自己的权利。"),
      ...(referral === null ? [] : [paragraph(`本案已转${referral.to}:${referral.reason}。`)]),
      gap,
      right(`${file.organisation?.name ?? ""}(印章)`),
      right(dayOf(end.at)),
    ],
  };
}

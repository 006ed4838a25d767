import { CASE_DOCUMENTS, CASE_DOCUMENT_LABELS, type CaseDocument } from "@heyi/schema/vocabulary/document.ts";

import type { CaseFile } from "../../mediation/rules/case.ts";
import type { Agreement, Obligation } from "../store.ts";
import { commitment, confirmationApplication } from "./confirmation.ts";
import {
  endingNotice,
  evidenceList,
  investigation,
  sessionRecord,
  visitRecord,
  type JointStatement,
} from "./course.ts";
import { frozenPaper } from "./frozen.ts";
import { acceptance, application, dayOf, rightsNotice } from "./opening.ts";
import type { Paper } from "./paper.ts";
import type { Cover } from "./pdf.ts";

/** All of a case that may stand on paper. */
export type OnPaper = {
  readonly file: CaseFile;
  readonly agreements: readonly Agreement[];
  readonly obligations: readonly Obligation[];
  readonly statements: readonly JointStatement[];
  /** In Shanghai. */
  readonly today: string;
  /** Where a hash is compared. */
  readonly verifyAt: string;
};

/** AGR-5: a paper of a case in its customary form; empty: there is nothing to be put on it yet. */
export function papersOf(code: CaseDocument, given: OnPaper): readonly Paper[] {
  const { file, agreements, obligations, statements, today, verifyAt } = given;
  const standing = agreements.filter(({ droppedAt }) => droppedAt === null);
  const first = standing.find(({ supplementToId }) => supplementToId === null);
  const held = file.sessions.filter(({ attendance }) => attendance !== null);
  switch (code) {
    case "APPLICATION":
      return [application(file)];
    case "ACCEPTANCE":
      return [acceptance(file)];
    case "RIGHTS_NOTICE":
      return [rightsNotice(file)];
    case "INVESTIGATION":
      return held.filter(({ mode }) => mode === "ON_SITE").map((session) => investigation(file, session));
    case "EVIDENCE_LIST":
      return [evidenceList(file, obligations)];
    case "SESSION_RECORD":
      // What was said to the mediator alone, behind the others' backs, is on no paper that they may read.
      return held
        .filter(({ attendance }) => (attendance?.length ?? 0) > 1)
        .map((session) =>
          sessionRecord(
            file,
            session,
            statements.filter(({ sessionNo }) => sessionNo === session.no),
          ),
        );
    case "AGREEMENT":
      return first === undefined ? [] : [frozenPaper(first, verifyAt)];
    case "SUPPLEMENT":
      return standing
        .filter(({ supplementToId }) => supplementToId !== null)
        .map((each) => frozenPaper(each, verifyAt));
    case "VISIT_RECORD":
      return first === undefined || first.effectiveAt === null
        ? []
        : [visitRecord(file, first, obligations, today)];
    case "ENDING_NOTICE": {
      const notice = endingNotice(file);
      return notice === null ? [] : [notice];
    }
    case "CONFIRMATION_APPLICATION":
      return first === undefined || first.confirmation === "CLOSED"
        ? []
        : [confirmationApplication(file, first)];
    case "COMMITMENT":
      return first === undefined || first.confirmation === "CLOSED" ? [] : [commitment(first)];
  }
}

/** Which papers there are, in the order in which they are bound. */
export function papersThere(given: OnPaper): readonly CaseDocument[] {
  return CASE_DOCUMENTS.filter((code) => papersOf(code, given).length > 0);
}

/** 卷宗封面 for the whole file. */
export function coverOf({ file, today }: OnPaper): Cover {
  const end = file.stateHistory.at(-1)?.at ?? file.proposedAt;
  return {
    title: "调解卷宗",
    lines: [
      ["调解组织", file.organisation?.name ?? ""],
      ["卷名", file.matter],
      ["卷号", file.number],
      ["调解员", file.mediator?.name ?? ""],
      ["调解日期", `${dayOf(file.proposedAt)} 至 ${dayOf(end)}`],
      ["立卷人", file.recorder?.name ?? ""],
      ["立卷日期", today],
      ["保管期限", "长期"],
      ["备注", ""],
    ],
  };
}

export function labelOf(code: CaseDocument): string {
  return CASE_DOCUMENT_LABELS[code].zh;
}

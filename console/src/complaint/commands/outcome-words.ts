import { REFUSAL_LABELS } from "@heyi/schema/vocabulary/action.ts";
import { ISSUE_CODE_LABELS } from "@heyi/schema/vocabulary/error.ts";
import type { Words } from "../../i18n/use-words.ts";
import { clockTime } from "../../time/spoken.ts";
import type { Conflict, Issue, Problem } from "./outcome.ts";

export function issueWords({ label }: Words, issue: Issue): string {
  return label(ISSUE_CODE_LABELS, issue.code).replace("{allowed}", issue.allowed ?? "");
}

export function conflictTitle({ t }: Words, conflict: Conflict): string {
  const when = clockTime(Date.parse(conflict.at));
  return conflict.by === null
    ? t("actions.conflictTitleSystem", { when })
    : t("actions.conflictTitle", { name: conflict.by, when });
}

/** An outcome in one sentence, where there is no form to show it in. */
export function outcomeSentence(words: Words, problem: Problem): string {
  const { t, label, locale } = words;
  switch (problem.kind) {
    case "invalid":
      return problem.issues.map((issue) => issueWords(words, issue)).join(locale === "zh" ? ";" : "; ");
    case "conflict":
      return conflictTitle(words, problem.conflict);
    case "notAllowed":
      return t("actions.notAllowed", { why: label(REFUSAL_LABELS, problem.refusal) });
    case "notFound":
      return t("actions.notFound");
    case "failed":
      return t(`actions.failed${problem.cause}`);
  }
}

/** `input.complainant.phone` as the form names its field. */
export function fieldOf(issue: Issue): string {
  return issue.path.replace(/^input\./, "");
}

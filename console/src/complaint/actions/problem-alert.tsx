import { Alert } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { fieldOf, issueWords, outcomeSentence } from "../commands/outcome-words.ts";
import type { Problem } from "../commands/outcome.ts";

/** What cannot be shown at a field: a refusal, a failure, an issue with no field in this form. */
export function ProblemAlert(props: {
  readonly problem: Problem | undefined;
  readonly known: readonly string[];
}) {
  const words = useWords();
  const { problem } = props;
  if (problem === undefined || problem.kind === "conflict") return null;
  const homeless =
    problem.kind === "invalid" ? problem.issues.filter((issue) => !props.known.includes(fieldOf(issue))) : [];
  if (problem.kind === "invalid" && homeless.length === 0) return null;
  const text =
    problem.kind === "invalid"
      ? homeless.map((issue) => `${fieldOf(issue)}: ${issueWords(words, issue)}`).join("; ")
      : outcomeSentence(words, problem);
  return <Alert role="alert" type="error" showIcon title={text} style={{ marginBottom: 16 }} />;
}

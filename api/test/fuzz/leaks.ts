import { TYPED_NAME, TYPED_PHONE } from "./values.ts";

/** Of a company nobody in the run belongs to. */
export const FOREIGN_PHONE = "13600136222";
export const FOREIGN_NAME = "金丝雀乙";

/** Words of the inside: SQL, files, libraries, stacks. */
const INSIDE =
  /\b(select|SELECT) \w|insert into|update \w+ set|\bfrom "?\w+"? where|\bpg_[a-z]|relation "|violates|duplicate key|node_modules|file:\/\/|\/src\/|\.ts[:)]|\bat \w+ \(|[Pp]risma|[Yy]oga\b|(Range|Type|Syntax)Error|\bE(CONN[A-Z]+|PIPE)\b|call stack/;

/** What of the house's inside, or of other people, this answer tells; null when nothing. */
export function toldBy(answer: string): string | null {
  if (answer.includes(FOREIGN_PHONE) || answer.includes(FOREIGN_NAME)) return "another company's complaint";
  // An error over the whole request is one we did not foresee: as bad as a 500.
  if (answer.includes('"UNEXPECTED"')) return "an unexpected error";
  return INSIDE.exec(answer)?.[0] ?? null;
}

/** In a log nobody's data may stand, not even those of who typed them. */
export function toldByLog(line: string): string | null {
  if (line.includes(TYPED_PHONE) || line.includes(TYPED_NAME)) return "what somebody typed";
  return toldBy(line);
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { AgreementContent } from "../../agreement/rules/content.ts";
import { contentOf } from "./content.ts";
import { disputeSchema, type Dispute } from "./record.ts";

const FILE = fileURLToPath(import.meta.resolve("@heyi/schema/data/demo/disputes.jsonl"));

export const sampleDisputes: readonly Dispute[] = readFileSync(FILE, "utf8")
  .trim()
  .split("\n")
  .map((line) => disputeSchema.parse(JSON.parse(line)));

export const sampleAgreements: readonly AgreementContent[] = sampleDisputes
  .map((dispute) => contentOf(dispute))
  .filter((content) => content !== null);

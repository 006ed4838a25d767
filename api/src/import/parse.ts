import type { z } from "zod";

import { isFaultCode, type Fault, type FaultCode } from "./fault.ts";
import { headSchema, type Head } from "./record.ts";
import { stepSchema, type Step } from "./steps.ts";

/** A line taken apart as far as its shape holds: each part is there or named among the faults, so that one bad step hides no other fault. */
export type ParsedLine = {
  readonly line: number;
  readonly head: Head | null;
  /** One per step of the history; null for a step that has no valid shape. */
  readonly steps: readonly (Step | null)[];
  readonly faults: readonly Fault[];
};

export function parseLine(text: string, line: number): ParsedLine {
  const raw = parseJson(text);
  if (raw === null) {
    return {
      line,
      head: null,
      steps: [],
      faults: [{ line, field: "-", code: "NOT_JSON", found: "", allowed: "" }],
    };
  }
  const { history, ...rest } = raw;
  const faults: Fault[] = [];
  const take = <Out>(schema: z.ZodType<Out>, value: unknown, path: string): Out | null => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    faults.push(...result.error.issues.flatMap((issue) => toFaults(issue, value, path, line)));
    return null;
  };
  const head = take(headSchema, rest, "");
  if (!Array.isArray(history) || history.length === 0) {
    faults.push({ line, field: "history", code: "REQUIRED", found: "", allowed: "" });
    return { line, head, steps: [], faults };
  }
  const steps = history.map((step: unknown, index) => take(stepSchema, step, `history[${index}]`));
  return { line, head, steps, faults };
}

export function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type ZodIssue = z.core.$ZodIssue;

export function toFaults(issue: ZodIssue, root: unknown, path: string, line: number): Fault[] {
  const value = issue.path.reduce<unknown>(
    (at, key) => (isObject(at) ? at[String(key)] : Array.isArray(at) ? at[Number(key)] : undefined),
    root,
  );
  const fault = (code: FaultCode, allowed = "", field = fieldName(path, issue.path)): Fault => ({
    line,
    field,
    code,
    found: shown(value),
    allowed,
  });
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => fault("UNKNOWN_FIELD", "", fieldName(path, [...issue.path, key])));
    case "invalid_type":
      return [
        value === undefined || value === null ? fault("REQUIRED") : fault("WRONG_TYPE", issue.expected),
      ];
    case "invalid_value":
      return [
        value === undefined || value === null
          ? fault("REQUIRED")
          : fault("UNKNOWN_CODE", issue.values.join(" ")),
      ];
    case "invalid_union":
      return [value === undefined ? fault("REQUIRED") : fault("UNKNOWN_CODE", STEP_TYPES)];
    case "invalid_format":
      return [fault("NOT_A_DATE", issue.format === "date" ? "2023-01-31" : "2023-01-31T09:30:00+08:00")];
    case "too_small":
      return [fault("OUT_OF_RANGE", `>= ${issue.minimum}`)];
    case "too_big":
      return [fault("OUT_OF_RANGE", `<= ${issue.maximum}`)];
    case "custom": {
      const code: unknown = issue.params?.["code"];
      return [fault(isFaultCode(code) ? code : "WRONG_TYPE", String(issue.params?.["allowed"] ?? ""))];
    }
    default:
      return [fault("WRONG_TYPE", issue.code)];
  }
}

const STEP_TYPES = stepSchema.options.map((option) => option.shape.type.value).join(" ");

function fieldName(path: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((name, key) => {
    if (typeof key === "number") return `${name}[${key}]`;
    return name === "" ? String(key) : `${name}.${String(key)}`;
  }, path);
}

/** Codes and times are shown as found; a longer text could be a person's words and is not. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "-");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

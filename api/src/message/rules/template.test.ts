import {
  DEFAULT_TEMPLATES,
  MESSAGE_KINDS,
  PLACEHOLDER_SAMPLES,
  PLACEHOLDERS_OF,
} from "@heyi/schema/vocabulary/message.ts";
import type { MessageKind } from "@heyi/schema/vocabulary/message.ts";
import { describe, expect, it } from "vitest";

import { InvalidError } from "../../kernel/errors.ts";
import { renderTemplate, templateIssues } from "./template.ts";

const said = (kind: MessageKind, text: string) =>
  templateIssues(kind, text).map(({ code, allowed }) => [code, allowed ?? ""].join(" ").trim());

describe("what may stand in a template", () => {
  it.each<[MessageKind, string, readonly string[]]>([
    ["ACKNOWLEDGEMENT", "没有占位符", []],
    ["ACKNOWLEDGEMENT", "{编号} {查询码} {编号}", []],
    ["ACKNOWLEDGEMENT", "{电话}", ["PLACEHOLDER_UNKNOWN {电话}"]],
    ["ACKNOWLEDGEMENT", "{} {a} {a}", ["PLACEHOLDER_UNKNOWN {}", "PLACEHOLDER_UNKNOWN {a}"]],
    ["ACKNOWLEDGEMENT", "{编号", ["MALFORMED"]],
    ["ACKNOWLEDGEMENT", "编号} {{编号}}", ["MALFORMED"]],
    ["ACKNOWLEDGEMENT", "{结果}", ["PLACEHOLDER_UNKNOWN {结果}"]],
    ["RESULT", "{结果}", []],
    ["PROGRESS", "{进展}", []],
  ])("%s %j: %j", (kind, text, issues) => {
    expect(said(kind, text)).toEqual(issues);
  });

  it.each(["称呼", "查询码", "查询网址", "进展", "结果"])(
    "AUD-2 a staff notice has no place for {%s}",
    (name) => {
      expect(said("STAFF_NOTICE", `{${name}}`)).toEqual([`PLACEHOLDER_UNKNOWN {${name}}`]);
    },
  );

  it.each(MESSAGE_KINDS)("the words that come with the product hold: %s", (kind) => {
    expect(said(kind, DEFAULT_TEMPLATES[kind])).toEqual([]);
    expect(renderTemplate(DEFAULT_TEMPLATES[kind], PLACEHOLDER_SAMPLES)).not.toMatch(/[{}]/);
    expect(PLACEHOLDERS_OF[kind].length).toBeGreaterThan(0);
  });
});

describe("putting in", () => {
  it.each([
    ["{称呼},{称呼}", { 称呼: "张伟" }, "张伟,张伟"],
    ["{结果}", { 结果: "用 {编号} 的配件" }, "用 {编号} 的配件"],
    ["{结果}", { 结果: "$& $1" }, "$& $1"],
    ["", {}, ""],
  ])("%j", (text, values, rendered) => {
    expect(renderTemplate(text, values)).toBe(rendered);
  });

  it.each(["{电话}", "{toString}", "{__proto__}"])("%s is refused by name", (text) => {
    expect(() => renderTemplate(text, PLACEHOLDER_SAMPLES)).toThrow(InvalidError);
  });
});

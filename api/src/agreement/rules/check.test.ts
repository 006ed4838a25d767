import { AGREEMENT_CHECKS, AGREEMENT_CHECK_CODES } from "@heyi/schema/vocabulary/agreement-check.ts";
import { describe, expect, test } from "vitest";

import { sampleAgreements } from "../../import/disputes/sample.fixture.ts";
import { blocks, check, confirmable, severityOf } from "./check.ts";
import type { AgreementContent, Circumstances, Signature } from "./content.ts";
import { applying, lacking, PAPERS } from "./effect.ts";
import type { Finding } from "./finding.ts";
import { spoiltCircumstances, spoiltContents } from "./spoilt.fixture.ts";

const HASH = "a".repeat(64);

function around({ parties }: AgreementContent): Circumstances {
  const letters = parties.map(({ letter }) => letter);
  const signatures = [...letters, "MEDIATOR"].map((signer): Signature => ({
    signer,
    means: "PAPER",
    hash: HASH,
    sealed: true,
  }));
  return {
    rightsConfirmedBy: letters,
    unwilling: [],
    organisationEstablished: true,
    today: null,
    since: null,
    feeFen: 0,
    reserved: false,
    ownersDecided: false,
    electronicallyBy: null,
    signatures,
    hash: HASH,
  };
}

const named = new Set<string>();
function tell({ check: code, path }: Finding): string {
  named.add(code);
  return `${code} ${path}`;
}

describe.each(sampleAgreements.map((content) => [content.number, content] as const))(
  "AGR-3 %s",
  (_, content) => {
    const given = around(content);

    test("nothing is missing as it stands, and the way to confirmation is open", () => {
      const findings = check(content, given);
      expect(findings.map(tell)).toEqual([]);
      expect([blocks(findings), confirmable(content, findings)]).toEqual([false, true]);
    });

    test.each(spoiltContents(content).map((spoilt) => [spoilt.what, spoilt] as const))(
      "%s is named, and nothing else",
      (_what, { becomes, expected }) => expect(check(becomes, given).map(tell)).toEqual([expected]),
    );

    test.each(spoiltCircumstances(content, given).map((spoilt) => [spoilt.what, spoilt] as const))(
      "%s is named, and nothing else",
      (_what, { becomes, expected }) => expect(check(content, becomes).map(tell)).toEqual([expected]),
    );

    test("AGR-4 each act required and not done is named", () => {
      const needed = lacking(content, []).map(tell);
      const letters = content.parties.map(({ letter }) => `ONE_TEXT signatures.${letter}`);
      const committee = ["COMMITTEE signatures.MEDIATOR", "COMMITTEE signatures.SEAL"];
      expect(needed).toEqual(content.kind === "PEOPLES_MEDIATION" ? [...letters, ...committee] : letters);
    });

    test("AGR-7 an application lacks whoever does not ask, the day, the court and each paper", () => {
      const by = content.parties.map(({ letter }) => letter);
      const whole = { by, on: "2023-03-01", court: "惠州市惠城区人民法院", papers: PAPERS };
      const window = { lastDay: "2023-03-05", courts: [whole.court] };
      expect(applying(content, whole, window)).toEqual([]);
      expect(applying(content, { ...whole, on: "2023-03-05" }, window)).toEqual([]);
      const cases = [
        ...by.map((letter) => [{ by: by.filter((each) => each !== letter) }, letter] as const),
        [{ on: "2023-03-06" }, "on"] as const,
        [{ court: "北京市第一中级人民法院" }, "court"] as const,
        ...PAPERS.map(
          (paper) => [{ papers: PAPERS.filter((each) => each !== paper) }, `papers.${paper}`] as const,
        ),
      ];
      for (const [change, part] of cases)
        expect(applying(content, { ...whole, ...change }, window).map(tell)).toEqual([
          `APPLICATION application.${part}`,
        ]);
    });
  },
);

test("AGR-3 a settlement needs neither mediator nor notice, and cannot be confirmed", () => {
  for (const content of sampleAgreements) {
    const settlement = { ...content, kind: "SETTLEMENT" as const, organisation: null, mediatorName: null };
    const findings = check(settlement, {
      ...around(content),
      rightsConfirmedBy: [],
      organisationEstablished: false,
    });
    expect([findings, confirmable(settlement, findings)]).toEqual([[], false]);
  }
});

test("AGR-4 what concerns personal status is signed on paper, whoever agreed to sign electronically", () => {
  for (const content of sampleAgreements) {
    const letters = content.parties.map(({ letter }) => letter);
    const electronically = { ...around(content), electronicallyBy: letters };
    expect(check(content, electronically)).toEqual([]);
    const [first, ...rest] = content.terms;
    if (first === undefined) throw new Error("an agreement without terms");
    const status = { ...content, terms: [{ ...first, description: "变更孩子的抚养权" }, ...rest] };
    expect(check(status, electronically).map(tell)).toEqual([
      "STATUS terms.0.description",
      ...letters.map((letter) => `ELECTRONIC electronic.${letter}`),
    ]);
  }
});

test("AGR-3 what forbids or ends an unlawful act is no unlawful clause", () => {
  const lawful = [
    "乙方不得停水停电",
    "乙方立即恢复供水",
    "禁止占用公共走廊",
    "不再占用公共走廊",
    "电梯停运期间每日补偿一次",
    "修复屋面渗水",
    "修复地下停车场漏水",
    "将电动自行车停放在充电棚",
    "限制电动车进入楼道",
    "用水后关闭水龙头",
    "违约金为应付金额的百分之二十",
  ];
  for (const content of sampleAgreements)
    for (const description of lawful) {
      const terms = content.terms.map((term) => ({ ...term, description }));
      expect([description, check({ ...content, terms }, around(content))]).toEqual([description, []]);
    }
});

test("AGR-0 the table has the 28 checks, each with article and severity, and each was seen to fail", () => {
  const numbers = new Set(Object.values(AGREEMENT_CHECKS).map(({ no }) => no));
  expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  for (const { article, zh, en } of Object.values(AGREEMENT_CHECKS))
    expect([article, zh, en]).not.toContain("");
  expect(severityOf({ check: "PLACE", path: "place" })).toBe("WARNS");
});

test("AGR-3 each of the checks was seen to fail above", () => {
  expect([...named].toSorted()).toEqual([...AGREEMENT_CHECK_CODES].toSorted());
});

test.each([
  ["未缴费不予供暖", "UTILITIES"],
  ["逾期则停止对其供水", "UTILITIES"],
  ["双方解除婚姻关系", "STATUS"],
  ["逾期按欠款的50%支付违约金", "PENALTY"],
])("AGR-3 the plainest wording is found: %s", (description, code) => {
  for (const content of sampleAgreements) {
    const terms = content.terms.map((term, at) => (at === 0 ? { ...term, description } : term));
    expect(check({ ...content, terms }, around(content)).map(tell)).toContain(`${code} terms.0.description`);
  }
});

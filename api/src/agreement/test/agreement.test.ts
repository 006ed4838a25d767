import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { sql } from "../../complaint/test/stage.fixture.ts";
import { act, inSession, look, PARTIES, PAYS, refusal } from "../../mediation/test/case.fixture.ts";
import {
  APOLOGY,
  beforeCommitteeInSession,
  drafted,
  EDIT,
  frozen,
  inEffectBeforeCommittee,
  read,
} from "./agreement.fixture.ts";

const world = useWorld();

test("AGR-3 a draft is written from the accepted offer, each clause tied to its round, and says what is missing", async () => {
  const { cast } = world();
  expect(await refusal(world(), cast.mediator, "DraftAgreement", await inSession(world()))).toBe(
    "offers REQUIRED",
  );
  const seen = await drafted(world());
  const { record } = await look<{
    record: {
      agreementDraft: {
        findings: {
          check: string;
          severity: string;
          path: string;
          message: string;
          article: string;
          no: number;
        }[];
      };
    };
  }>(
    world(),
    cast.mediator,
    seen,
    "record { agreementDraft { findings { check severity path message article no } sources { termNo round } content { number kind totalAmountCapital } } }",
  );
  expect(record.agreementDraft).toMatchObject({
    sources: [
      { termNo: 1, round: 1 },
      { termNo: 2, round: 1 },
    ],
    content: { kind: "OTHER_MEDIATION", totalAmountCapital: "陆仟贰佰元整" },
  });
  const missing = record.agreementDraft.findings.map(
    ({ check, path, severity }) => `${check} ${path} ${severity}`,
  );
  expect(missing).toEqual([
    "FACTS facts WARNS",
    "FACTS responsibilities.A WARNS",
    "FACTS responsibilities.B WARNS",
    "PLACE place WARNS",
    "COMMITTEE organisation BLOCKS",
    "ESTABLISHED organisation CLOSES_CONFIRMATION",
  ]);
  expect(record.agreementDraft.findings[1]).toMatchObject({
    no: 16,
    article: "《人民调解法》第29条",
    message: "没有写明当事人A的责任",
  });
});

test("AGR-3, AGR-4 a text with a blocking fault is not frozen; frozen it has its hash, and takes no second", async () => {
  const { cast } = world();
  let seen = await drafted(world(), await beforeCommitteeInSession(world()));
  const wrong = {
    ...EDIT,
    terms: [
      { ...PAYS, amountCapital: "陆仟元整" },
      { ...APOLOGY, dueDate: "2026-02-01" },
    ],
  };
  seen = await act(world(), cast.mediator, "EditAgreement", seen, wrong);
  expect(await refusal(world(), cast.mediator, "FreezeAgreement", seen)).toBe(
    "terms.0.amountCapital CHECK_BLOCKS AMOUNTS, terms.1.dueDate CHECK_BLOCKS NOT_PAST",
  );
  seen = await act(world(), cast.mediator, "EditAgreement", seen, EDIT);
  seen = await act(world(), cast.mediator, "FreezeAgreement", seen);
  const [agreement] = (await read(world(), seen)).record.agreements;
  expect(agreement?.hash).toBe(
    createHash("sha256")
      .update(agreement?.text ?? "", "utf8")
      .digest("hex"),
  );
  expect(agreement?.text).toContain("付¥4,000.00");
  expect(agreement?.text).not.toMatch(/\d{17}[\dX]/);
  expect(await refusal(world(), cast.mediator, "FreezeAgreement", seen)).toBe("agreement FROZEN");
});

test("AGR-4 it takes effect with the last party's hand; then its obligations run and the window opens", async () => {
  const { cast, clock } = world();
  let seen = await frozen(world(), await beforeCommitteeInSession(world()));
  seen = await act(world(), cast.mediator, "Sign", seen, { signer: "A" });
  expect(await refusal(world(), cast.mediator, "Sign", seen, { signer: "A" })).toBe("signer TAKEN");
  expect(await refusal(world(), cast.mediator, "Sign", seen, { signer: "Z" })).toBe(
    "signer UNKNOWN_REFERENCE",
  );
  const half = await read(world(), seen);
  expect([half.state, half.record.agreements[0]?.lacking, half.record.obligations]).toEqual([
    "IN_SESSION",
    [{ path: "signatures.B" }],
    [],
  ]);
  clock.advance(3_600_000);
  const signedAt = clock.now().toISOString();
  seen = await act(world(), cast.mediator, "Sign", seen, { signer: "B" });
  const whole = await read(world(), seen);
  expect(whole.state).toBe("PERFORMING");
  // 11 February and 30 days is 13 March 2026, a Friday.
  expect(whole.record.agreements[0]).toMatchObject({
    effectiveAt: signedAt,
    lastDay: "2026-03-13",
    confirmation: "OPEN",
  });
  expect(whole.record.obligations).toMatchObject([
    { termNo: 1, instalmentNo: 1, state: "PENDING", dueDate: "2026-03-20" },
    { termNo: 1, instalmentNo: 2, state: "PENDING", dueDate: "2026-04-10" },
    { termNo: 2, instalmentNo: null, state: "PENDING", dueDate: "2026-02-20" },
  ]);
  expect(await refusal(world(), cast.mediator, "DropAgreement", seen)).toBe("agreement REQUIRED");
  expect(await refusal(world(), cast.mediator, "Withdraw", seen, { party: "A", reason: "反悔" })).toMatch(
    /^state NOT_NOW/,
  );
});

test("AGR-4 the database itself refuses a change of what is frozen, signed or in effect", async () => {
  await inEffectBeforeCommittee(world());
  for (const statement of [
    "update agreement set text = text || ' '",
    "update agreement set content = '{}'",
    "update agreement set hash = 'x'",
    "update agreement set effective_at = null",
    "update agreement set dropped_at = now()",
    "delete from agreement",
    "truncate agreement cascade",
    "update agreement_signature set at = now()",
    "delete from agreement_signature",
    "truncate agreement_signature",
    "update obligation set amount_fen = 1",
    "update obligation set due_date = due_date + 365",
    "update obligation_move set evidence = 'x'",
    "delete from obligation_move",
  ])
    await expect(sql(world(), statement)).rejects.toThrow(/does not change|append-only/);
});

test("AGR-4 a text dropped before effect is signed anew by everybody, and a supplement refers to what is in effect", async () => {
  const { cast, clock } = world();
  let seen = await frozen(world(), await beforeCommitteeInSession(world()));
  seen = await act(world(), cast.mediator, "Sign", seen, { signer: "A" });
  seen = await act(world(), cast.mediator, "DropAgreement", seen);
  clock.advance(60_000);
  seen = await act(world(), cast.mediator, "EditAgreement", seen, { ...EDIT, place: "线上" });
  seen = await act(world(), cast.mediator, "FreezeAgreement", seen);
  for (const signer of ["A", "B"]) seen = await act(world(), cast.mediator, "Sign", seen, { signer });
  clock.advance(60_000);
  seen = await act(world(), cast.mediator, "DraftAgreement", seen);
  const more = {
    ...APOLOGY,
    kind: "PROVIDE",
    description: "铺设静音垫",
    dueDate: "2026-03-01",
    proof: "照片",
  };
  seen = await act(world(), cast.mediator, "EditAgreement", seen, { ...EDIT, terms: [more] });
  seen = await act(world(), cast.mediator, "FreezeAgreement", seen);
  for (const signer of ["A", "B"]) seen = await act(world(), cast.mediator, "Sign", seen, { signer });
  const { record } = await look<{ record: { agreements: object[]; obligations: object[] } }>(
    world(),
    cast.mediator,
    seen,
    "record { agreements { supplement droppedAt content { number } } obligations { termNo } }",
  );
  expect(record.agreements).toMatchObject([
    { supplement: true, droppedAt: null, content: { number: expect.stringMatching(/-BC1$/) } },
    { supplement: false, droppedAt: null, content: { number: expect.stringMatching(/-XY$/) } },
    { supplement: false, droppedAt: expect.any(String) },
  ]);
  expect(record.obligations).toHaveLength(4);
});

test("AGR-4 whoever has the hash can tell that a text was frozen and took effect, and nothing of what it says", async () => {
  const seen = await inEffectBeforeCommittee(world());
  const hash = (await read(world(), seen)).record.agreements[0]?.hash;
  const proof = async (given: string | undefined) =>
    world().gql<{ agreementProof: object | null }>(
      null,
      "query ($hash: String!) { agreementProof(hash: $hash) { number kind effectiveAt droppedAt } }",
      { hash: given },
    );
  const effectiveAt = world().clock.now().toISOString();
  expect((await proof(hash)).data?.agreementProof).toMatchObject({
    kind: "OTHER_MEDIATION",
    effectiveAt,
    droppedAt: null,
  });
  for (const other of ["0".repeat(64), "", "不是", `${hash}0`])
    expect((await proof(other)).data?.agreementProof).toBeNull();
});

test("AGR-6 with everything fulfilled or waived by whom it is owed to, the case is performed", async () => {
  const { cast } = world();
  let seen = await inEffectBeforeCommittee(world());
  const [first, second, third] = (await read(world(), seen)).record.obligations;
  seen = await act(world(), cast.mediator, "Fulfil", seen, {
    obligationId: first?.id,
    evidence: "转账四千元回单",
  });
  expect(
    await refusal(world(), cast.mediator, "Waive", seen, {
      obligationId: second?.id,
      by: "B",
      reason: "不付了",
    }),
  ).toBe("by NOT_THE_OBLIGEE");
  seen = await act(world(), cast.mediator, "Waive", seen, {
    obligationId: second?.id,
    by: "A",
    reason: "体谅困难",
  });
  seen = await act(world(), cast.mediator, "Fulfil", seen, { obligationId: third?.id, evidence: "当场致歉" });
  expect(seen.state).toBe("PERFORMED");
  expect(
    await refusal(world(), cast.mediator, "Fulfil", seen, { obligationId: first?.id, evidence: "再来" }),
  ).toBe("state NOT_NOW FULFILLED");
});

test("AGR-3 before no organisation nothing but a settlement is reached", async () => {
  const { cast } = world();
  const seen = await drafted(world());
  expect(await refusal(world(), cast.mediator, "FreezeAgreement", seen)).toBe(
    "organisation CHECK_BLOCKS COMMITTEE",
  );
});

test("AGR-4, MED-2 while a text waits for hands its parties do not change, nor does a party become another who was never asked", async () => {
  const { cast } = world();
  const seen = await frozen(world(), await beforeCommitteeInSession(world()));
  const other = {
    kind: "LEAK",
    matter: "楼上软管爆裂",
    parties: PARTIES.map((party) => ({ ...party, name: `另一个${party.letter}` })),
  };
  expect(await refusal(world(), cast.supervisor, "Change", seen, other)).toBe("agreement FROZEN");
  const dropped = await act(world(), cast.mediator, "DropAgreement", seen);
  const changed = await act(world(), cast.supervisor, "Change", dropped, other);
  const { record } = await look<{ record: { parties: { consent: object | null }[]; claims: object[] } }>(
    world(),
    cast.mediator,
    changed,
    "record { parties { consent { at } } claims { text } }",
  );
  expect(record.parties.map(({ consent }) => consent)).toEqual([null, null]);
  expect(record.claims).toHaveLength(1);
});

test("AGR-3 a text of a day before the case, or that owes what is past, is not frozen", async () => {
  const { cast } = world();
  let seen = await drafted(world(), await beforeCommitteeInSession(world()));
  const terms = [{ ...APOLOGY, dueDate: "2020-02-20" }];
  seen = await act(world(), cast.mediator, "EditAgreement", seen, { ...EDIT, terms, date: "2020-01-28" });
  expect(await refusal(world(), cast.mediator, "FreezeAgreement", seen)).toBe(
    "terms.0.dueDate CHECK_BLOCKS NOT_PAST, date CHECK_BLOCKS NOT_PAST",
  );
});

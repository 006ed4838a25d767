import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { act, look, refusal, type Case } from "../../mediation/test/case.fixture.ts";
import { addChannel, WHSEC } from "../../message/test/acts.fixture.ts";
import { openReceiver, type Receiver } from "../../message/test/receiver.fixture.ts";
import { beforeCommitteeInSession, drafted, EDIT, frozen } from "./agreement.fixture.ts";

const world = useWorld({ messages: () => ({ smtp: null, allowPrivate: true }) });

const STROKE = "M100 100L300 120L320 300M400 80L420 330";
const ON_SCREEN = { ...EDIT, around: { ...EDIT.around, electronic: true } };

async function agreedToScreen(): Promise<Case> {
  let seen = await drafted(world(), await beforeCommitteeInSession(world()));
  for (const party of ["A", "B"])
    seen = await act(world(), world().cast.mediator, "AgreeToScreen", seen, { party, electronically: true });
  return seen;
}

/** Frozen for the screen, both parties having agreed to it. */
async function frozenForScreen(): Promise<Case> {
  const { mediator } = world().cast;
  const seen = await act(world(), mediator, "EditAgreement", await agreedToScreen(), ON_SCREEN);
  return act(world(), mediator, "FreezeAgreement", seen);
}

async function withGateway(): Promise<Receiver> {
  const receiver = await openReceiver();
  await addChannel(world(), { kind: "SMS_WEBHOOK", name: "短信", url: receiver.url("/sms"), secret: WHSEC });
  return receiver;
}

type Sms = { readonly kind: string; readonly to: { readonly phone: string }; readonly text: string };
/** What the telephone shows: the gateway's last message. */
function lastSms({ received }: Receiver): Sms & { readonly digits: string } {
  const data = received.at(-1)?.body["data"] as Sms;
  return { ...data, digits: /验证码 (\d{6})/.exec(data.text)?.[1] ?? "" };
}

type Said = {
  readonly __typename: string;
  readonly sentTo?: string;
  readonly issues?: readonly {
    readonly path: string;
    readonly code: string;
    readonly allowed: string | null;
  }[];
};
async function askForCode(seen: Case, signer: string, as = world().cast.mediator): Promise<Said> {
  const { data, errors } = await world().gql<{ said: Said }>(
    as,
    `mutation ($input: CaseAskForSigningCodeInput!) { said: caseAskForSigningCode(input: $input) {
       __typename ... on SigningCodeSent { sentTo } ... on InvalidError { issues { path code allowed } } } }`,
    { input: { caseId: seen.id, signer } },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.said;
}

type Text = {
  readonly hash: string;
  readonly electronic: boolean;
  readonly effectiveAt: string | null;
  readonly signatures: readonly {
    readonly signer: string;
    readonly means: string;
    readonly stroke: string | null;
    readonly sentTo: string | null;
  }[];
};
async function textOf(seen: Case): Promise<Text> {
  const { record } = await look<{ record: { agreements: Text[] } }>(
    world(),
    world().cast.mediator,
    seen,
    "record { agreements { hash electronic effectiveAt signatures { signer means stroke sentTo } } }",
  );
  const [text] = record.agreements;
  if (text === undefined) throw new Error("no text");
  return text;
}

test("AGR-4 with a gateway one party signs at the desk, one on its own telephone, each with its drawn name and the code it was sent, and the last hand puts it into effect", async () => {
  const { cast, clock } = world();
  let seen = await frozenForScreen();
  expect(await askForCode(seen, "A")).toMatchObject({ issues: [{ path: "phone", code: "NO_GATEWAY" }] });
  await using receiver = await withGateway();
  const { hash, electronic } = await textOf(seen);
  expect(electronic).toBe(true);

  expect(await askForCode(seen, "A")).toEqual({ __typename: "SigningCodeSent", sentTo: "199****0341" });
  const sms = lastSms(receiver);
  expect(sms).toMatchObject({ kind: "SIGNING_CODE", to: { phone: "19900000341" } });
  seen = await act(world(), cast.mediator, "SignOnScreen", seen, {
    signer: "A",
    hash,
    oneTimeCode: sms.digits,
    stroke: STROKE,
  });
  expect((await textOf(seen)).effectiveAt).toBeNull();

  seen = await act(world(), cast.mediator, "GiveCode", seen, { party: "B" });
  const { record } = await look<{ record: { partyCodes: { code: string }[] } }>(
    world(),
    cast.mediator,
    seen,
    "record { partyCodes { code } }",
  );
  const code = record.partyCodes[0]?.code ?? "";
  const byParty = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await world().gql<{ said: Said }>(null, query, variables);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.said;
  };
  expect(
    await byParty(
      `mutation ($code: String!) { said: partyAskForSigningCode(code: $code) { __typename ... on SigningCodeSent { sentTo } } }`,
      { code },
    ),
  ).toEqual({ __typename: "SigningCodeSent", sentTo: "199****4011" });
  clock.advance(1_000);
  const input = {
    code,
    expectedVersion: seen.version,
    hash,
    oneTimeCode: lastSms(receiver).digits,
    stroke: STROKE,
  };
  const SIGN = `mutation ($input: PartySignInput!) { said: partySign(input: $input) { __typename ... on InvalidError { issues { path code } } } }`;
  expect(await byParty(SIGN, { input })).toEqual({ __typename: "PartyCase" });
  expect(await textOf(seen)).toMatchObject({
    effectiveAt: clock.now().toISOString(),
    signatures: [
      { signer: "A", means: "PAD_AND_CODE", stroke: STROKE, sentTo: "199****0341" },
      { signer: "B", means: "PAD_AND_CODE", stroke: STROKE, sentTo: "199****4011" },
    ],
  });
});

test("AGR-4 the code that was sent stands in clear nowhere in the database", async () => {
  await using receiver = await withGateway();
  const seen = await frozenForScreen();
  await askForCode(seen, "A");
  const { digits } = lastSms(receiver);
  const { rows } = await world().app.services.db.pool.query<{ all: string }>(
    "select string_agg(c::text, ' ') || coalesce((select string_agg(e.data::text, ' ') from event e), '') as all from signing_code c",
  );
  expect(digits).toMatch(/^\d{6}$/);
  expect(rows[0]?.all).not.toContain(`"${digits}"`);
  expect(rows[0]?.all).not.toContain(`,${digits},`);
});

test("AGR-4 a wrong code is refused and counted, the fifth wrong one ends it, and an old or used one opens nothing", async () => {
  const { cast, clock } = world();
  await using receiver = await withGateway();
  const seen = await frozenForScreen();
  const { hash } = await textOf(seen);
  const sign = (oneTimeCode: string, more: object = {}) =>
    refusal(world(), cast.mediator, "SignOnScreen", seen, {
      signer: "A",
      hash,
      oneTimeCode,
      stroke: STROKE,
      ...more,
    });
  const WRONG = "oneTimeCode CODE_WRONG";
  expect(await sign("123456")).toEqual(WRONG);
  await askForCode(seen, "A");
  const right = lastSms(receiver).digits;
  const wrong = right === "000000" ? "000001" : "000000";
  expect(await askForCode(seen, "A")).toMatchObject({ issues: [{ path: "phone", code: "TOO_EARLY" }] });
  expect(await sign(right, { hash: "0".repeat(64) })).toBe("hash CHANGED_MEANWHILE");
  expect(await sign(right, { stroke: "M1 1L2 2" })).toBe("stroke TOO_FAINT");
  expect(await sign(right, { signer: "B" })).toEqual(WRONG);
  for (let at = 0; at < 5; at++) expect(await sign(wrong)).toEqual(WRONG);
  expect(await sign(right)).toEqual(WRONG);

  clock.advance(61_000);
  await askForCode(seen, "A");
  const old = lastSms(receiver).digits;
  clock.advance(10 * 60_000);
  expect(await sign(old)).toEqual(WRONG);

  await askForCode(seen, "A");
  const good = lastSms(receiver).digits;
  const given = { signer: "A", hash, oneTimeCode: good, stroke: STROKE };
  const after = await act(world(), cast.mediator, "SignOnScreen", seen, given);
  expect(await refusal(world(), cast.mediator, "SignOnScreen", after, given)).toEqual(WRONG);
  expect(await askForCode(after, "A")).toMatchObject({ issues: [{ path: "signer", code: "TAKEN" }] });
});

test("AGR-4 nobody is sent a code who did not agree to the screen, whose text is for paper, or where there is no gateway", async () => {
  const { cast } = world();
  const onPaper = await frozen(world(), await beforeCommitteeInSession(world()));
  expect(await askForCode(onPaper, "A")).toMatchObject({
    issues: [{ path: "signer", code: "NOT_AGREED_TO" }],
  });

  let seen = await frozenForScreen();
  await using receiver = await withGateway();
  receiver.answerNext({ status: 503 });
  expect(await askForCode(seen, "A")).toMatchObject({ issues: [{ path: "phone", code: "NOT_DELIVERED" }] });
  seen = await act(world(), cast.mediator, "AgreeToScreen", seen, { party: "A", electronically: false });
  expect(await askForCode(seen, "A")).toMatchObject({ issues: [{ path: "signer", code: "NOT_AGREED_TO" }] });
  expect(await askForCode(seen, "MEDIATOR")).toMatchObject({
    issues: [{ path: "signer", code: "UNKNOWN_REFERENCE" }],
  });
});

test("AGR-3, AGR-4 a text for the screen is not frozen while one party has not agreed to it", async () => {
  const { cast } = world();
  let seen = await act(world(), cast.mediator, "EditAgreement", await agreedToScreen(), ON_SCREEN);
  seen = await act(world(), cast.mediator, "AgreeToScreen", seen, { party: "B", electronically: false });
  expect(await refusal(world(), cast.mediator, "FreezeAgreement", seen)).toBe(
    "electronic.B CHECK_BLOCKS ELECTRONIC",
  );
});

test("MED-5, AGR-4 who is neither mediator nor recorder lets nobody sign", async () => {
  const { cast } = world();
  await using receiver = await withGateway();
  const seen = await frozenForScreen();
  const { hash } = await textOf(seen);
  for (const other of [cast.manager, cast.dispatcher, cast.admin]) {
    expect((await askForCode(seen, "A", other)).__typename).toMatch(/NotAllowedError|NotFoundError/);
    const given = { signer: "A", hash, oneTimeCode: "123456", stroke: STROKE };
    expect(await refusal(world(), other, "SignOnScreen", seen, given)).toMatch(/NOT_ALLOWED|NOT_FOUND/);
  }
  expect(receiver.received).toEqual([]);
});

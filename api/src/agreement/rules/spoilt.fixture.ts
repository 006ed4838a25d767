import { capitalOf } from "../../mediation/rules/capital.ts";
import type { AgreementContent, Circumstances, Party, Term } from "./content.ts";

/** One part removed or made wrong, and the one finding it must give. */
type Spoilt<Whole> = { readonly what: string; readonly becomes: Whole; readonly expected: string };

const EARLIER = "2000-01-01";

/** Every part of an agreement, one after the other. */
export function spoiltContents(content: AgreementContent): readonly Spoilt<AgreementContent>[] {
  const set = (
    what: string,
    change: Partial<AgreementContent>,
    expected: string,
  ): Spoilt<AgreementContent> => ({
    what,
    becomes: { ...content, ...change },
    expected,
  });
  const needed =
    content.kind === "SETTLEMENT"
      ? []
      : [set("no mediator", { mediatorName: null }, "COMMITTEE mediatorName")];
  return [
    ...content.parties.flatMap((party) => spoiltParty(content, party)),
    ...content.terms.flatMap((term, at) => spoiltTerm(content, term, at)),
    ...content.responsibilities.map(({ party }) =>
      set(
        `no responsibility of ${party}`,
        { responsibilities: content.responsibilities.filter((each) => each.party !== party) },
        `FACTS responsibilities.${party}`,
      ),
    ),
    set("no terms", { terms: [], totalAmountFen: 0, totalAmountCapital: null }, "CONTENT terms"),
    set("no date", { date: null }, "NOT_PAST date"),
    set("no facts", { facts: null }, "FACTS facts"),
    set("no disputed matter", { disputedMatter: " " }, "FACTS disputedMatter"),
    set("no place", { place: null }, "PLACE place"),
    set("no number", { number: "" }, "COPIES number"),
    set("no recorder", { recorderName: null }, "COPIES recorderName"),
    ...(content.form === "WRITTEN"
      ? [set("a copy too few", { copies: content.parties.length }, "COPIES copies")]
      : []),
    ...needed,
    set("no organisation", { organisation: null }, "COMMITTEE organisation"),
    set(
      "another total",
      { totalAmountFen: content.totalAmountFen + 1, totalAmountCapital: null },
      "AMOUNTS totalAmountFen",
    ),
  ].map((spoilt) =>
    // The capitals of a changed total are wrong as well; only the sum is looked at here.
    spoilt.what === "another total" ? { ...spoilt, becomes: retotalled(spoilt.becomes) } : spoilt,
  );
}

function retotalled(content: AgreementContent): AgreementContent {
  return { ...content, totalAmountCapital: capitalOf(content.totalAmountFen) };
}

function spoiltParty(content: AgreementContent, party: Party): readonly Spoilt<AgreementContent>[] {
  const { letter } = party;
  const set = (change: Partial<Party>, expected: string, what: string): Spoilt<AgreementContent> => ({
    what: `${letter} ${what}`,
    becomes: {
      ...content,
      parties: content.parties.map((each) => (each === party ? ({ ...each, ...change } as Party) : each)),
    },
    expected,
  });
  const own =
    party.type === "NATURAL"
      ? [
          set({ sex: null }, `PARTIES parties.${letter}.sex`, "without sex"),
          set({ birthDate: null }, `PARTIES parties.${letter}.birthDate`, "without birth date"),
          set({ birthDate: "2010-06-01" }, `CAPACITY parties.${letter}.guardian`, "under age"),
          set({ incapable: true }, `CAPACITY parties.${letter}.guardian`, "incapable"),
        ]
      : [
          set({ code: null }, `PARTIES parties.${letter}.code`, "without code"),
          set(
            { representative: "" },
            `REPRESENTATIVE parties.${letter}.representative`,
            "without representative",
          ),
        ];
  const agent = { name: "代理人", matter: "本纠纷的调解", maySettle: true, until: null };
  return [
    set({ name: " " }, `PARTIES parties.${letter}.name`, "without name"),
    set({ address: null }, `PARTIES parties.${letter}.address`, "without address"),
    set({ phone: null }, `PARTIES parties.${letter}.phone`, "without phone"),
    set({ identityChecked: false }, `PARTIES parties.${letter}.identity`, "not compared with its identity"),
    set(
      { agent: { ...agent, maySettle: false } },
      `MANDATE parties.${letter}.agent`,
      "by an agent who may not settle",
    ),
    set(
      { agent: { ...agent, until: EARLIER } },
      `MANDATE parties.${letter}.agent`,
      "by an agent whose mandate ended",
    ),
    set({ agent: { ...agent, matter: "" } }, `MANDATE parties.${letter}.agent`, "by an agent for no matter"),
    ...own,
  ];
}

function spoiltTerm(content: AgreementContent, term: Term, at: number): readonly Spoilt<AgreementContent>[] {
  const set = (what: string, change: Partial<Term>, expected: string): Spoilt<AgreementContent> => ({
    what: `term ${term.no} ${what}`,
    becomes: {
      ...content,
      terms: content.terms.map((each) => (each === term ? { ...each, ...change } : each)),
    },
    expected,
  });
  const path = `terms.${at}`;
  const text = (words: string, code: string): Spoilt<AgreementContent> =>
    set(`says ${words}`, { description: words }, `${code} ${path}.description`);
  return [
    set("of a stranger", { obligor: "Z" }, `SIGNATORIES ${path}.obligor`),
    set("to a stranger", { obligee: "Z" }, `SIGNATORIES ${path}.obligee`),
    set("to oneself", { obligee: term.obligor }, `SIGNATORIES ${path}.obligee`),
    set("without words", { description: "" }, `CONTENT ${path}.description`),
    set("without proof", { proof: null }, `MEASURABLE ${path}.proof`),
    text("尽快妥善处理", "MEASURABLE"),
    text("双方确认车位归甲方所有", "PROPERTY"),
    text("双方同意离婚", "STATUS"),
    text("逾期不付则停止供水供电", "UTILITIES"),
    text("公共走廊归甲方独用", "COMMON_PARTS"),
    text("动用维修资金修缮", "COMMON_PARTS"),
    text("甲方放弃起诉的权利", "WAIVES_REMEDY"),
    text("今后再发生人身伤害乙方概不负责", "EXEMPTS_INJURY"),
    text("逾期按日支付违约金,总额百分之五十", "PENALTY"),
    text("违约金为应付金额的 31%", "PENALTY"),
    ...(term.instalments.length === 0
      ? [
          set("without a day", { dueDate: null, condition: null }, `DUE ${path}.dueDate`),
          set("in the past", { dueDate: EARLIER }, `NOT_PAST ${path}.dueDate`),
        ]
      : spoiltInstalments(term, path, set)),
    ...(term.amountFen === null ? [] : spoiltAmount(term, path, set)),
  ];
}

type Set = (what: string, change: Partial<Term>, expected: string) => Spoilt<AgreementContent>;

function spoiltInstalments(term: Term, path: string, set: Set): readonly Spoilt<AgreementContent>[] {
  const { instalments } = term;
  const change = (at: number, change: object) =>
    instalments.map((each, place) => (place === at ? { ...each, ...change } : each));
  return [
    set("due otherwise than its last instalment", { dueDate: "2099-01-01" }, `DUE ${path}.dueDate`),
    ...instalments.flatMap(({ no, amountFen }, at) => [
      set(
        `instalment ${no} of another amount`,
        { instalments: change(at, { amountFen: amountFen + 1 }) },
        `AMOUNTS ${path}.instalments`,
      ),
      set(
        `instalment ${no} without a day`,
        { instalments: change(at, { dueDate: null }) },
        `DUE ${path}.instalments.${at}.dueDate`,
      ),
    ]),
    ...instalments
      .slice(0, -1)
      .map(({ no }, at) =>
        set(
          `instalment ${no} in the past`,
          { instalments: change(at, { dueDate: EARLIER }) },
          `NOT_PAST ${path}.instalments.${at}.dueDate`,
        ),
      ),
  ];
}

function spoiltAmount(term: Term, path: string, set: Set): readonly Spoilt<AgreementContent>[] {
  return [
    set("in other capitals", { amountCapital: "壹元整" }, `AMOUNTS ${path}.amountCapital`),
    set("without capitals", { amountCapital: null }, `AMOUNTS ${path}.amountCapital`),
    set("in no currency", { currency: null }, `AMOUNTS ${path}.currency`),
  ];
}

/** What bears on it without standing in it. */
export function spoiltCircumstances(
  content: AgreementContent,
  given: Circumstances,
): readonly Spoilt<Circumstances>[] {
  const set = (what: string, change: Partial<Circumstances>, expected: string): Spoilt<Circumstances> => ({
    what,
    becomes: { ...given, ...change },
    expected,
  });
  const letters = content.parties.map(({ letter }) => letter);
  const but = (letter: string): readonly string[] => letters.filter((each) => each !== letter);
  return [
    ...letters.flatMap((letter) => [
      set(
        `${letter} not told of rights`,
        { rightsConfirmedBy: but(letter) },
        `RIGHTS_NOTICE notice.${letter}`,
      ),
      set(`${letter} unwilling`, { unwilling: [letter] }, `WILLING consent.${letter}`),
      set(
        `${letter} against electronic signing`,
        { electronicallyBy: but(letter) },
        `ELECTRONIC electronic.${letter}`,
      ),
      set(
        `${letter}'s hand under another text`,
        {
          signatures: given.signatures.map((each) =>
            each.signer === letter ? { ...each, hash: "b".repeat(64) } : each,
          ),
        },
        `ONE_TEXT signatures.${letter}`,
      ),
    ]),
    ...content.parties
      .filter(({ type }) => type === "LEGAL")
      .map(({ letter }) =>
        set(
          `${letter} without seal`,
          {
            signatures: given.signatures.map((each) =>
              each.signer === letter ? { ...each, sealed: false } : each,
            ),
          },
          `REPRESENTATIVE signatures.${letter}`,
        ),
      ),
    set("a reserved matter", { reserved: true }, "NOT_RESERVED reserved"),
    set("an organisation not established", { organisationEstablished: false }, "ESTABLISHED organisation"),
    ...(content.kind === "PEOPLES_MEDIATION" ? [set("a fee", { feeFen: 1 }, "NO_FEE feeFen")] : []),
  ];
}

import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Random } from "./random.ts";

/** Somebody's who only types it in: it may come back to who typed it, and must not be in any log. */
export const TYPED_PHONE = "13700137111";
export const TYPED_NAME = "金丝雀甲";

/** A number that JavaScript cannot hold but JSON can write; put into the text of the body by `toJson`. */
const UNSPEAKABLE = ["1e400", "-1e400", "-0", "9007199254740993", "1E-999", "123456789012345678901234567890"];
const marked = (at: number) => `\u{e000}${at}\u{e000}`;

export function toJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  return text.replaceAll(/"\u{e000}(\d+)\u{e000}"/gu, (_all, at: string) => UNSPEAKABLE[Number(at)] ?? "0");
}

const TEXTS = [
  "",
  " ",
  "\0",
  "楼道\0灯",
  "\ud83d",
  "\udc00灯",
  "👩‍👩‍👧‍👦".repeat(50),
  "\u202e\u2066灯\u2069",
  "e\u0301".repeat(500),
  "\ufeff",
  "\r\nSet-Cookie: a=b",
  "' or 1=1 --",
  '"; drop table complaint; --',
  "%_\\",
  "$1",
  "${7*7}",
  "../../etc/passwd",
  "constructor",
  "__proto__",
  "null",
  "NaN",
  "Infinity",
  TYPED_NAME,
  TYPED_PHONE,
  `${TYPED_NAME} ${TYPED_PHONE}`,
  "灯".repeat(6_000),
  "x".repeat(21_000),
  "2026-02-30T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "2026-02-14",
  "not-a-date",
];

/** Instants all, and no one's. */
const INSTANTS = [
  "9999-12-31T23:59:59.999999999-23:59",
  "9999-12-31T23:59:59Z",
  "0001-01-01T00:00:00+23:59",
  "0001-01-01T00:00:00-23:59",
  "2026-02-10T23:59:59.999999999+14:00",
];

/** No one's wish: what no field was made for. */
export function oddValue(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false, 0, -1, 1.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, 1e21]);
    case 2:
      return marked(random.below(UNSPEAKABLE.length));
    case 3:
      return random.pick<unknown>([
        [],
        {},
        [[]],
        [null],
        [{}],
        JSON.parse('{"__proto__":{"a":1}}'),
        { constructor: 1 },
      ]);
    case 4:
      return Array.from({ length: random.pick([2, 600, 3000]) }, () => "x");
    case 5:
      return nested(random.pick([5, 50, 2000]));
    case 6:
      return Buffer.from(random.bytes(random.below(60))).toString("base64url");
    default:
      return random.pick(TEXTS);
  }
}

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}

/** What the world has of each kind, own and other people's. */
export type Ids = Readonly<Record<string, readonly string[]>>;
export type Place = Pick<GraphQLArgument | GraphQLInputField, "type" | "extensions">;

/** A value as a client would send it here, of no type of ours with this probability at each place. */
export function valueOf({ type, extensions }: Place, ids: Ids, random: Random, odd: number): unknown {
  if (random.chance(odd)) return oddValue(random);
  const inner = (ofType: GraphQLInputType) => valueOf({ type: ofType, extensions }, ids, random, odd);
  if (isNonNullType(type)) return inner(type.ofType);
  if (isListType(type)) return Array.from({ length: random.below(4) }, () => inner(type.ofType));
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (!isInputObjectType(type)) return scalar(type.name, idsFor(extensions, ids), random);
  const value: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields()))
    if (isNonNullType(field.type) || random.chance(0.5)) value[field.name] = valueOf(field, ids, random, odd);
  if (random.chance(odd)) value[random.pick(["__proto__", "constructor", "nosuch"])] = oddValue(random);
  return value;
}

/** The relay plugin notes which types an id may be of. */
function idsFor({ relayGlobalIDFor }: Place["extensions"], ids: Ids): readonly string[] {
  const types = (relayGlobalIDFor ?? []) as readonly { readonly typename: string }[];
  return types.flatMap(({ typename }) => ids[typename] ?? []);
}

/** Of the right type, and every so often at the edge of it: this is what comes as far as the rules and the database. */
function scalar(name: string, ids: readonly string[], random: Random): unknown {
  const edge = random.chance(0.15);
  switch (name) {
    case "Int":
      return edge ? random.pick([0, -1, 2_147_483_647, -2_147_483_648]) : random.below(4);
    case "Boolean":
      return random.chance(0.5);
    case "ID":
      return edge || ids.length === 0 ? random.pick([...TEXTS, ...ids]) : random.pick(ids);
    case "DateTime":
      return edge
        ? random.pick(INSTANTS)
        : new Date(1_770_000_000_000 + random.below(2_000_000_000)).toISOString();
    case "LocalDate":
      return edge
        ? random.pick(["0001-01-01", "9999-12-31"])
        : `2026-0${1 + random.below(9)}-1${random.below(10)}`;
    default:
      return edge
        ? random.pick(TEXTS)
        : random.pick(["电梯停运", "楼道灯不亮", "1栋1单元501", TYPED_PHONE, TYPED_NAME, "k".repeat(20)]);
  }
}

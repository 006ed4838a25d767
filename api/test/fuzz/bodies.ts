import { broken, type Operation, type Operations } from "./operations.ts";
import type { Random } from "./random.ts";
import { type Ids, oddValue, toJson } from "./values.ts";

/** The body of a post to GraphQL: a sound one with odd values, one with a broken text, or no such thing at all. */
export function bodyOf(operations: Operations, ids: Ids, random: Random): Buffer {
  const kinds: Operation["kind"][] = random.chance(0.1) ? ["subscription"] : ["query", "mutation"];
  const { query, variables } = operations.one(ids, random, random.pick([0, 0, 0.2]), kinds);
  const sound = { query, variables };
  switch (random.below(10)) {
    case 0:
    case 1:
      return Buffer.from(toJson({ ...sound, query: broken(query, random) }));
    case 2:
      return Buffer.from(
        toJson({
          ...sound,
          [random.pick(["query", "variables", "operationName", "extensions", "nosuch"])]: oddValue(random),
        }),
      );
    case 3:
      return damaged(Buffer.from(toJson(sound)), random);
    case 4:
      return Buffer.from(toJson(random.pick([[sound], [sound, sound], oddValue(random), [], "", 0, null])));
    case 5:
      return random.chance(0.05)
        ? Buffer.from(toJson({ query: `# ${"x".repeat(1_050_000)}` }))
        : random.bytes(random.below(300));
    default:
      return Buffer.from(toJson(sound));
  }
}

/** Cut, flipped, doubled, or with bytes that are no UTF-8. */
function damaged(body: Buffer, random: Random): Buffer {
  const at = random.below(body.length);
  switch (random.below(4)) {
    case 0:
      return body.subarray(0, at);
    case 1:
      return Buffer.concat([body.subarray(0, at), random.bytes(1 + random.below(4)), body.subarray(at)]);
    case 2:
      return Buffer.concat([body, body]);
    default:
      return Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        body.subarray(0, at),
        Buffer.from([0xc0, 0xaf, 0xff]),
        body.subarray(at),
      ]);
  }
}

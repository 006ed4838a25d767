import { once } from "node:events";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { broken } from "./operations.ts";
import type { Random } from "./random.ts";
import type { Target } from "./requests.ts";
import { oddValue, toJson } from "./values.ts";

export type Heard = { readonly code: number; readonly texts: readonly string[] };

/** One socket and `messages` things said over it, right ones among them; what was heard, and how it ended. */
export async function wrongMessages(target: Target, random: Random, messages: number): Promise<Heard> {
  const cookie = random.pick(target.cookies);
  const socket = new WebSocket(`ws://127.0.0.1:${target.port}/graphql`, "graphql-transport-ws", {
    headers: cookie === null ? {} : { cookie },
  });
  const texts: string[] = [];
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.on("message", (data: Buffer) => texts.push(data.toString()));
  // What the server cut off is told by the code.
  socket.on("error", () => undefined);
  await once(socket, "open");
  if (random.chance(0.9)) socket.send(toJson({ type: "connection_init" }));
  for (let at = 0; at < messages && socket.readyState === socket.OPEN; at += 1) say(socket, target, random);
  socket.close(1000);
  return { code: await closed, texts };
}

function say(socket: WebSocket, { operations, ids }: Target, random: Random): void {
  const { query, variables } = operations.one(ids, random, random.pick([0, 0.2]), [
    "query",
    "mutation",
    "subscription",
  ]);
  const id = random.pick([
    "1",
    "2",
    "3",
    `${random.below(1000)}`,
    "constructor",
    "__proto__",
    "灯".repeat(20),
  ]);
  const payload = { query, variables };
  switch (random.below(24)) {
    case 0:
      return socket.send(random.bytes(random.below(200)), { binary: random.chance(0.5) });
    case 1:
      return socket.send(toJson({ type: "subscribe", id, payload }).slice(0, -1 - random.below(40)));
    case 2:
      return socket.send(toJson(oddValue(random)));
    case 3:
      return socket.send(toJson({ type: oddValue(random), id: oddValue(random), payload: oddValue(random) }));
    case 4:
      return socket.send(
        toJson({
          type: "subscribe",
          id,
          payload: {
            ...payload,
            [random.pick(["query", "variables", "operationName", "extensions"])]: oddValue(random),
          },
        }),
      );
    case 5:
      return random.chance(0.05)
        ? socket.send("x".repeat(1_050_000))
        : socket.ping(random.bytes(random.below(125)));
    case 6:
      return random.chance(0.3) ? rawFrame(socket, random) : socket.pong();
    case 7:
      return socket.send(
        toJson({
          type: random.pick(["connection_init", "connection_ack", "next", "error", "start"]),
          payload: oddValue(random),
        }),
      );
    case 8:
    case 9:
      return socket.send(
        toJson({ type: random.pick(["ping", "pong"]), payload: random.chance(0.5) ? { a: 1 } : undefined }),
      );
    case 10:
    case 11:
    case 12:
      return socket.send(toJson({ type: "complete", id }));
    case 13:
    case 14:
    case 15:
    case 16:
      return socket.send(
        toJson({
          type: "subscribe",
          id: `${random.next()}`,
          payload: { query: broken(query, random), variables },
        }),
      );
    default:
      return socket.send(
        toJson({ type: "subscribe", id: random.chance(0.9) ? `${random.next()}` : id, payload }),
      );
  }
}

/** Past the library, which would make no such frame: unmasked, reserved bits, unknown opcodes, lengths that lie. */
function rawFrame(socket: WebSocket, random: Random): void {
  const under = (socket as unknown as { readonly _socket: Socket })._socket;
  under.write(
    random.pick([
      Buffer.from([0x81, 0x02, 0x7b, 0x7d]),
      Buffer.from([0xf1, 0x80, 0, 0, 0, 0]),
      Buffer.from([0x83, 0x80, 0, 0, 0, 0]),
      Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
      Buffer.from([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0]),
      Buffer.from([0x88, 0x81, 0, 0, 0, 0, 0x03]),
      Buffer.from([0x01, 0x81, 0, 0, 0, 0, 0x7b, 0x01, 0x81, 0, 0, 0, 0, 0x7b]),
      random.bytes(40),
    ]),
  );
}

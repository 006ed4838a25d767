import { afterEach, describe, expect, test } from "vitest";
import { useWorld } from "../../test/world.ts";
import type { Person } from "../../test/people.ts";
import { MOST_SOCKETS_OF_A_PERSON } from "./sockets.ts";
import { openRaw, type RawSocket } from "./raw-socket.fixture.ts";
import { transportSchema } from "./transport.fixture.ts";

const world = useWorld({ schema: transportSchema });
const opened: RawSocket[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((socket) => socket.end()));
});

async function greeted(person: Person): Promise<RawSocket> {
  const socket = await openRaw(world().url, await world().cookieOf(person));
  opened.push(socket);
  socket.send({ type: "connection_init" });
  return socket;
}

describe("what one reader may take", () => {
  test("so many sockets of a person: the next is told to come again, and may when another has gone", async () => {
    const { cleaner, agent } = world().cast;
    const sockets = await Promise.all(
      Array.from({ length: MOST_SOCKETS_OF_A_PERSON }, () => greeted(cleaner)),
    );
    await Promise.all(sockets.map((socket) => socket.next()));
    expect(await (await greeted(cleaner)).closed()).toBe(1013);
    expect((await (await greeted(agent)).next()).type).toBe("connection_ack");
    await sockets[0]?.end();
    await expect.poll(() => world().app.server.sockets.size).toBe(MOST_SOCKETS_OF_A_PERSON);
    expect((await (await greeted(cleaner)).next()).type).toBe("connection_ack");
  });

  test("so many messages a second: a flood is closed with a code its client comes back from", async () => {
    const socket = await greeted(world().cast.agent);
    for (let n = 0; n < 500; n += 1) socket.send({ type: "ping" });
    expect(await socket.closed()).toBe(1013);
  });

  test("an operation's id of 200 characters; a longer one is refused, and the socket stays", async () => {
    const socket = await greeted(world().cast.agent);
    await socket.next();
    const ask = async (id: string) => {
      socket.send({ type: "subscribe", id, payload: { query: "{ me }" } });
      const answer = await socket.next();
      if (answer.type === "next") await socket.next();
      return answer;
    };
    expect(await ask("x".repeat(200))).toMatchObject({ type: "next", id: "x".repeat(200) });
    expect(await ask("x".repeat(201))).toMatchObject({ type: "error" });
    expect(await ask('"')).toMatchObject({ type: "next", id: '"' });
  });
});

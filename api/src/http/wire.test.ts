import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { envelopeOf, startWires } from "./wire.fixture.ts";

let wires: Awaited<ReturnType<typeof startWires>>;
beforeAll(async () => {
  wires = await startWires();
});
afterAll(() => wires[Symbol.asyncDispose]());

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("what is written past the library", () => {
  test("is whole frames: of every length, between the library's own messages, pings and pongs, in the order it was said", async () => {
    const { wire, client } = await wires.open();
    const heard: string[] = [];
    let pings = 0;
    client.on("message", (data: Buffer) => heard.push(data.toString("utf8")));
    client.on("ping", () => (pings += 1));
    const envelope = envelopeOf("x");
    const said: string[] = [];
    const library: string[] = [];
    const lengths = [0, 1, 99, 100, 101, 102, 125, 126, 127, 65_000, 65_509, 65_510, 65_511, 65_536, 200_000];
    for (let round = 0; round < 20; round += 1) {
      for (const length of lengths) {
        const text = `"${"界".repeat(length / 3)}${"a".repeat(length % 3)}"`;
        wire.say(envelope, Buffer.from(text));
        said.push(`{"id":"x","payload":${text}}`);
        if (length % 2 === 1) wire.socket.ping();
        if (length % 9 !== 0) continue;
        await nextTurn();
        wire.socket.send(`"the library's own ${round} ${length}"`);
        library.push(`"the library's own ${round} ${length}"`);
      }
      wire.say(null, Buffer.from(`"as it is ${round}"`));
      said.push(`"as it is ${round}"`);
      client.ping();
      if (round % 3 === 2) await wire.emptied();
    }
    await wire.emptied();
    await expect.poll(() => heard.length).toBe(said.length + library.length);
    const [its, ours] = [true, false].map((own) => heard.filter((text) => library.includes(text) === own));
    expect(its).toEqual(library);
    // Compared one by one: a difference would be megabytes to print.
    expect(ours?.findIndex((text, place) => text !== said[place])).toBe(-1);
    expect(pings).toBeGreaterThan(0);
    client.close();
    await once(client, "close");
  });

  test("is one write for all of a turn", async () => {
    const { wire, client, writes } = await wires.open();
    let heard = 0;
    client.on("message", () => (heard += 1));
    const before = writes();
    const bytes = Buffer.from('{"data":1}');
    for (let n = 0; n < 20; n += 1) wire.say(envelopeOf(`${n}`), bytes);
    await wire.emptied();
    expect(writes() - before).toBe(1);
    await expect.poll(() => heard).toBe(20);
    client.terminate();
  });

  test.each(["'", '"', "\\", '","type":"complete","x":"', "投诉 😀", "\ud800", "\u0000\n", "x".repeat(200)])(
    "bears the id %j as it was given",
    async (id) => {
      const { wire, client } = await wires.open();
      wire.say(envelopeOf(id), Buffer.from('{"data":"值"}'));
      const [data] = (await once(client, "message")) as [Buffer];
      expect(JSON.parse(data.toString("utf8"))).toEqual({ id, payload: { data: "值" } });
      client.terminate();
    },
  );

  test("is nothing of an operation that has ended, also where it was said before", async () => {
    const { wire, client } = await wires.open();
    const [one, other] = [envelopeOf("1"), envelopeOf("2")];
    wire.say(one, Buffer.from("1"));
    wire.say(other, Buffer.from("2"));
    one.ended = true;
    const [data] = (await once(client, "message")) as [Buffer];
    expect(JSON.parse(data.toString("utf8"))).toEqual({ id: "2", payload: 2 });
    client.terminate();
  });

  test("comes before the close, and nothing after it", async () => {
    const { wire, client } = await wires.open();
    const heard: unknown[] = [];
    client.on("message", (data: Buffer) => heard.push(data.toString("utf8")));
    wire.say(null, Buffer.from('"last"'));
    wire.close(4403, "Session ended");
    wire.say(null, Buffer.from('"late"'));
    expect(((await once(client, "close")) as [number])[0]).toBe(4403);
    expect(heard).toEqual(['"last"']);
  });
});

describe("a reader who reads nothing", () => {
  test("is told to come again once too much is held for it, and cut off when it does not take even that; others miss nothing", async () => {
    const deaf = await Promise.all(Array.from({ length: 5 }, () => wires.openDeaf()));
    const { wire: good, client } = await wires.open();
    let heard = 0;
    client.on("message", () => (heard += 1));
    const bytes = Buffer.from(JSON.stringify("x".repeat(50_000)));
    const envelope = envelopeOf("1");
    let said = 0;
    while (deaf.some(({ wire }) => !wire.isGone)) {
      for (const { wire } of [...deaf, { wire: good }]) wire.say(envelope, bytes);
      said += 1;
      // Bytes are shared; of its own each has what one write may hold.
      for (const { wire } of deaf) expect(wire.unsent).toBeLessThanOrEqual(70_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => heard).toBe(said);
    expect(good.isOpen).toBe(true);
    client.terminate();
    for (const { client: socket } of deaf) socket.destroy();
    await expect.poll(() => wires.outbox.late).toBe(0);
  }, 30_000);

  test("and hears the code that says so, when it begins to read in time", async () => {
    const { wire, client } = await wires.open();
    client.pause();
    const bytes = Buffer.from(JSON.stringify("x".repeat(60_000)));
    while (wire.isOpen) {
      wire.say(null, bytes);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    client.resume();
    expect(((await once(client, "close")) as [number])[0]).toBe(1013);
  }, 30_000);

  test("is asked how far it has read, and written no more until it says so, though the kernel would take it", async () => {
    const { wire, client } = await wires.open({ autoPong: false });
    let [heard, said, asked] = [0, 0, 0];
    client.on("message", () => (heard += 1));
    client.on("ping", () => (asked += 1));
    const bytes = Buffer.from(JSON.stringify("x".repeat(4_000)));
    while (wire.held === 0 || wire.listed) {
      wire.say(null, bytes);
      said += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(asked).toBe(1);
    expect([wire.unsent, wire.isOpen]).toEqual([0, true]);
    expect(heard).toBeLessThan(said);
    client.pong();
    await expect.poll(() => heard).toBe(said);
    client.terminate();
  });
});

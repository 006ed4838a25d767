import { randomUUID } from "node:crypto";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWsClient } from "graphql-ws";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import { useWorld } from "../../../test/world.ts";
import { administer, ask, letIn, submitted } from "./app.fixture.ts";

const world = useWorld();
const FOLLOW = `subscription ($after: String) { submittedChanges(after: $after) { changes { kind complaint { number state } } endCursor caughtUp } }`;

type Message = {
  readonly changes: readonly { readonly kind: string; readonly complaint: { readonly number: string } }[];
  readonly endCursor: string;
};
type Told = {
  readonly data?: { readonly submittedChanges: Message } | null;
  readonly errors?: readonly unknown[];
};
type Following = AsyncDisposable & {
  /** The next message; null: the stream has ended. */
  next(): Promise<Message | null>;
};

function following(
  iterate: () => AsyncIterableIterator<unknown>,
  dispose: () => void | Promise<void>,
): Following {
  const messages = iterate();
  return {
    async next() {
      const { done, value } = await messages.next();
      if (done === true) return null;
      const told = value as Told;
      if (!told.data) throw new Error(JSON.stringify(told.errors));
      return told.data.submittedChanges;
    },
    async [Symbol.asyncDispose]() {
      await messages.return?.();
      await dispose();
    },
  };
}

const WAYS = {
  "server-sent events, by the client of graphql-sse": (key: string, after: string | null) => {
    const client = createSseClient({
      url: `${world().url}/graphql/stream`,
      headers: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
    });
    return following(
      () => client.iterate({ query: FOLLOW, variables: { after } }),
      () => client.dispose(),
    );
  },
  "sockets, by the client of graphql-ws": (key: string, after: string | null) => {
    const client = createWsClient({
      url: `${world().url.replace("http", "ws")}/graphql/socket`,
      connectionParams: { authorization: `Bearer ${key}` },
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    return following(
      () => client.iterate({ query: FOLLOW, variables: { after } }),
      () => client.dispose(),
    );
  },
};

const REMARK = `mutation ($number: String!, $key: String!) { submittedRemark(number: $number, idempotencyKey: $key, text: "补充") { __typename } }`;
const remark = (key: string, number: string) => ask(world(), key, REMARK, { number, key: randomUUID() });
const kindsIn = (message: Message | null) => message?.changes.map(({ kind }) => kind);

describe.each(Object.entries(WAYS))("LIV-1, PAR-1 over %s", (_name, open) => {
  test("an app is told of what is its own as it happens, and goes on after a break where it was, missing nothing", async () => {
    const { key } = await letIn(world());
    const other = await letIn(world());
    let last = "";
    let number = "";
    {
      await using feed = open(key, null);
      expect(kindsIn(await feed.next())).toEqual([]);
      await submitted(world(), other.key);
      ({ number } = await submitted(world(), key));
      const message = await feed.next();
      expect(message?.changes).toEqual([{ kind: "REGISTERED", complaint: { number, state: "REGISTERED" } }]);
      last = message?.endCursor ?? "";
    }
    await remark(key, number);
    await remark(key, number);
    await using again = open(key, last);
    expect(kindsIn(await again.next())).toEqual(["REMARKED", "REMARKED"]);
    await remark(key, number);
    expect(kindsIn(await again.next())).toEqual(["REMARKED"]);
  });

  test("what happens after its key has ended is not told, and the stream ends", async () => {
    const { id, key } = await letIn(world());
    const { number } = await submitted(world(), key);
    await using feed = open(key, null);
    expect(kindsIn(await feed.next())).toEqual(["REGISTERED"]);
    const { apps } = await administer(world(), world().cast.admin, "partnerKeyMake", { appId: id });
    const keys = apps?.find((app) => app.id === id)?.keys ?? [];
    const old = keys.find(({ shown }) => key.startsWith(shown));
    await administer(world(), world().cast.admin, "partnerKeyEnd", { id: old?.id ?? "" });
    const response = await world().gql<{ trackedRemark: object }>(
      null,
      `mutation ($code: String!) { trackedRemark(code: $code, idempotencyKey: "0123456789abcdef", text: "还没修") { __typename } }`,
      { code: await codeOf(number) },
    );
    expect(response.errors).toBeUndefined();
    expect(await feed.next()).toBeNull();
  });

  test("without the scope nothing is told, and a cursor of no log is refused", async () => {
    const { key } = await letIn(world(), { scopes: ["COMPLAINT_SUBMIT"] });
    await using feed = open(key, null);
    await expect(feed.next()).rejects.toThrow(/SCOPE_MISSING/);
    const reader = await letIn(world());
    await using lost = open(reader.key, "bm9uc2Vuc2U");
    await expect(lost.next()).rejects.toThrow(/CURSOR_UNKNOWN/);
  });
});

async function codeOf(number: string): Promise<string> {
  const { rows } = await world().app.services.db.pool.query<{ code: string }>(
    "select tracking_code as code from complaint where number = $1",
    [number],
  );
  return rows[0]?.code ?? "";
}

test("PAR-1 without a key that opens neither a stream nor a socket is opened", async () => {
  const response = await fetch(`${world().url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query: FOLLOW }),
  });
  expect(response.status).toBe(401);
  const client = createWsClient({
    url: `${world().url.replace("http", "ws")}/graphql/socket`,
    connectionParams: { authorization: `Bearer heyi_key_${"A".repeat(43)}` },
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  await expect(client.iterate({ query: FOLLOW }).next()).rejects.toMatchObject({ code: 4403 });
});

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Person } from "./people.ts";

/** An SMS gateway that takes what it is posted: on the telephones of its people stands what came last. */
export type Gateway = AsyncDisposable & {
  readonly url: string;
  /** The newest message to this number. */
  lastTo(phone: string): string;
};

export async function openGateway(): Promise<Gateway> {
  const last = new Map<string, string>();
  const server = createServer((request, response) => {
    void take(request).finally(() => response.end());
  });
  async function take(request: IncomingMessage): Promise<void> {
    const { data } = JSON.parse(await text(request)) as { data: { to: { phone: string }; text: string } };
    last.set(data.to.phone, data.text);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sms`,
    lastTo: (phone) => last.get(phone) ?? "",
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The company's messages leave by it from now on. */
export async function leaveBy(admin: Person, { url }: Gateway): Promise<void> {
  const secret = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
  const { added } = await admin.ask<{ added: { __typename: string } }>(
    "mutation ($input: MessageChannelAddInput!) { added: messageChannelAdd(input: $input) { __typename } }",
    { input: { kind: "SMS_WEBHOOK", name: "短信", url, secret } },
  );
  if (added.__typename !== "MessageChannels") throw new Error(JSON.stringify(added));
}

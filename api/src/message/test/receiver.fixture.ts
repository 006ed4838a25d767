import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type Received = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string;
  readonly body: Record<string, unknown>;
};

type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };

/** As a robot says that all is well; a gateway asks for no more than the status. */
export const CONTENT: Answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };

/** The other side of gateways and robots: takes what is posted, and answers as it is told to, else as one that is content. */
export async function openReceiver() {
  const received: Received[] = [];
  const answers: (Answer | "NEVER")[] = [];
  let always = CONTENT;
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await textOf(request);
    received.push({
      path: request.url ?? "",
      headers: request.headers as Record<string, string>,
      raw,
      body: JSON.parse(raw) as Record<string, unknown>,
    });
    const answer = answers.shift() ?? always;
    if (answer === "NEVER") return;
    const { status, body = "", headers = {} } = answer;
    response.writeHead(status, headers).end(body);
  }
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    received,
    answerNext: (...given: (Answer | "NEVER")[]) => answers.push(...given),
    answerAlways: (given: Answer) => (always = given),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Whether a webhook is signed with this secret, as of the moment it names. */
export function isSigned({ headers, raw }: Received, secret: string): boolean {
  const id = headers["webhook-id"] ?? "";
  const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
  return headers["webhook-signature"] === new Webhook(secret).sign(id, at, raw);
}

/** As DingTalk checks it: HMAC-SHA256 of moment and secret, in base64, in the address. */
export function isSignedForDingtalk({ path }: Received, secret: string): boolean {
  const { searchParams } = new URL(path, "http://localhost");
  const text = `${searchParams.get("timestamp")}\n${secret}`;
  return searchParams.get("sign") === createHmac("sha256", secret).update(text).digest("base64");
}

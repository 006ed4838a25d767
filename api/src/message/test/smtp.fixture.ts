import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Letter = {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
};

/** A mail server that keeps what it takes; `refuseNext` lets it refuse so many letters first. */
export async function openMailbox() {
  const letters: Letter[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      username === "heyi" && password === "secret"
        ? done(null, { user: username })
        : done(new Error("wrong password")),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error("greylisted"), { responseCode: 451 }));
          return;
        }
        letters.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://heyi:secret@127.0.0.1:${port}`,
    letters,
    refuseNext: (count: number) => (refusals = count),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The subject as people read it. */
export function subjectOf({ source }: Letter): string {
  const [, lines = ""] = /^Subject: ((?:.*\r\n)(?:[ \t].*\r\n)*)/m.exec(source) ?? [];
  return lines
    .replaceAll(/\r\n[ \t]/g, "")
    .trim()
    .replaceAll(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi, (_whole, coding: string, text: string) =>
      coding.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeURIComponent(text.replaceAll("_", " ").replaceAll("=", "%")),
    );
}

/** The body as people read it. */
export function textOf({ source }: Letter): string {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/content-transfer-encoding: base64/i.test(head))
    return Buffer.from(body, "base64").toString("utf8").replaceAll("\r\n", "\n");
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

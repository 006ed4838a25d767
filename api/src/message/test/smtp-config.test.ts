import { expect, test } from "vitest";
import { ZodError } from "zod";

import { readConfig } from "../../config.ts";

const URL = "smtps://heyi:secret@mail.example.com";
const FROM = "和议 <heyi@example.com>";

test("mail is set by server and sender together, or not at all", () => {
  expect(readConfig({}).messages).toEqual({ smtp: null, allowPrivate: false });
  expect(readConfig({ HEYI_SMTP_URL: URL, HEYI_SMTP_FROM: FROM }).messages.smtp).toEqual({
    url: URL,
    from: FROM,
  });
  expect(readConfig({ HEYI_ALLOW_PRIVATE_WEBHOOKS: "true" }).messages.allowPrivate).toBe(true);
});

test.each([
  { HEYI_SMTP_URL: URL },
  { HEYI_SMTP_FROM: FROM },
  { HEYI_SMTP_URL: "https://mail.example.com", HEYI_SMTP_FROM: FROM },
  { HEYI_SMTP_URL: URL, HEYI_SMTP_FROM: "nobody" },
  { HEYI_SMTP_URL: URL, HEYI_SMTP_FROM: "a@example.com\r\nBcc: b@example.com" },
])("%j is refused at the start", (environment) => {
  expect(() => readConfig(environment)).toThrow(ZodError);
});

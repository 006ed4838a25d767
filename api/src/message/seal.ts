import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps a channel's address and secret unreadable for who has the database alone. */
export type Seal = {
  /** Bound to `place`, the channel's id: moved to another row it does not open. */
  readonly close: (text: string, place: string) => string;
  /** Null where it was closed under another secret, or tampered with. */
  readonly open: (sealed: string, place: string) => string | null;
};

const VERSION = "1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key of its own, drawn from the server's secret. */
export function sealUnder(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "heyi", "message channels", 32));
  return {
    close: (text, place) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(place),
      );
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open: (sealed, place) => {
      const [version, packed = ""] = sealed.split(".");
      const bytes = Buffer.from(packed, "base64url");
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([body, decipher.final()]).toString("utf8");
      } catch {
        // The only thing `final` complains of: the tag does not fit.
        return null;
      }
    },
  };
}

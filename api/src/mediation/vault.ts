import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Of a master key's hash: tells keys apart and says nothing of them. */
const NAME_CHARACTERS = 16;

/** MED-5: the keys by which case keys are wrapped: the one in use, and those before it until everything is wrapped anew. */
export type MasterKeys = { readonly current: Buffer; readonly earlier: readonly Buffer[] };

/** A case's own key as it is kept: under which master key, and wrapped by it. */
export type WrappedKey = { readonly wrapped: Buffer; readonly master: string };

/** What seals and opens the words of one case. `place` binds a sealed text to where it is kept. */
export type CaseSeal = {
  readonly close: (text: string, place: string) => Buffer;
  readonly open: (sealed: Buffer, place: string) => string;
};

/** A master key that this process does not have. */
export class KeyMissingError extends Error {
  override readonly name = "KeyMissingError";
}

/** MED-5: AES-256-GCM throughout; keys never leave the process but wrapped. */
export class Vault {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string;
  readonly #missed = new Set<string>();
  readonly #onMissing: (master: string) => void;

  /** `onMissing` hears of each key that is missed once. @throws RangeError for a key that is not 32 bytes long */
  constructor({ current, earlier }: MasterKeys, onMissing: (master: string) => void = () => {}) {
    for (const key of [current, ...earlier])
      if (key.length !== KEY_BYTES) throw new RangeError(`a master key has ${KEY_BYTES} bytes`);
    this.#keys = new Map([current, ...earlier].map((key) => [nameOf(key), key]));
    this.#current = nameOf(current);
    this.#onMissing = onMissing;
  }

  /** Under which name new keys are wrapped. */
  get current(): string {
    return this.#current;
  }

  newKey(caseId: string): WrappedKey {
    return this.#wrap(randomBytes(KEY_BYTES), caseId);
  }

  /** @throws KeyMissingError */
  sealOf(key: WrappedKey, caseId: string): CaseSeal {
    const own = this.#unwrap(key, caseId);
    return {
      close: (text, place) => encrypt(own, Buffer.from(text, "utf8"), `${caseId} ${place}`),
      open: (sealed, place) => decrypt(own, sealed, `${caseId} ${place}`).toString("utf8"),
    };
  }

  /** The same case key under the current master key. @throws KeyMissingError */
  rewrap(key: WrappedKey, caseId: string): WrappedKey {
    return this.#wrap(this.#unwrap(key, caseId), caseId);
  }

  #wrap(own: Buffer, caseId: string): WrappedKey {
    return { wrapped: encrypt(this.#master(this.#current), own, caseId), master: this.#current };
  }

  #unwrap({ wrapped, master }: WrappedKey, caseId: string): Buffer {
    return decrypt(this.#master(master), wrapped, caseId);
  }

  #master(name: string): Buffer {
    const key = this.#keys.get(name);
    if (key !== undefined) return key;
    if (!this.#missed.has(name)) this.#onMissing(name);
    this.#missed.add(name);
    throw new KeyMissingError(`no master key ${name}`);
  }
}

function nameOf(key: Buffer): string {
  return createHash("sha256").update("heyi master key ").update(key).digest("hex").slice(0, NAME_CHARACTERS);
}

function encrypt(key: Buffer, text: Buffer, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(place),
  );
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** @throws Error when it was changed, or kept elsewhere */
function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

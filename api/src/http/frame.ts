/** First byte of a whole text frame: final, not continued (RFC 6455, 5.2). A server's frames are not masked. */
const WHOLE_TEXT = 0x81;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** How long the frame of so many bytes of text is, its head included. */
export function frameLength(bytes: number): number {
  return bytes + (bytes < TWO_BYTES ? 2 : bytes < 0x10000 ? 4 : 10);
}

/** Writes the head of a frame for so many bytes of text; returns where the text begins. */
export function writeHead(target: Buffer, at: number, bytes: number): number {
  target[at] = WHOLE_TEXT;
  if (bytes < TWO_BYTES) {
    target[at + 1] = bytes;
    return at + 2;
  }
  if (bytes < 0x10000) {
    target[at + 1] = TWO_BYTES;
    return target.writeUInt16BE(bytes, at + 2);
  }
  target[at + 1] = EIGHT_BYTES;
  target.writeUInt32BE(Math.floor(bytes / 0x1_0000_0000), at + 2);
  return target.writeUInt32BE(bytes >>> 0, at + 6);
}

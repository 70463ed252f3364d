// Bytes as lower-case hex digits: how stamps and hashes travel inside the code, since text compares as the bytes do.

const codes: readonly number[] = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** The bytes in [from, to), an id's or a hash's, as hex digits. The range must exist. */
export function hexOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const text: number[] = [];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    text.push(codes[byte >> 4] ?? 0, codes[byte & 15] ?? 0);
  }
  // At once: what is put together piece by piece is copied again by whoever compares it.
  return String.fromCharCode(...text);
}

/** Writes hex digits as bytes at `offset`. The caller has checked that `hex` is hex. */
export function writeHex(target: Uint8Array, offset: number, hex: string): void {
  for (let at = 0; at < hex.length; at += 2) target[offset + at / 2] = Number.parseInt(hex.slice(at, at + 2), 16);
}

/** Throws where the text is anything else than so many bytes in hex digits. */
export function bytesOfHex(text: string, length: number): Uint8Array {
  if (!isHex(text, 2 * length)) throw new TypeError(`not ${length} bytes in hex: ${text}`);
  const bytes = new Uint8Array(length);
  writeHex(bytes, 0, text);
  return bytes;
}

export function isHex(text: string, length: number): boolean {
  return text.length === length && /^[0-9a-f]*$/.test(text);
}

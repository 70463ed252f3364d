// Bytes as base64url without padding: how ids and keys are spelled. Every sequence of bytes has exactly one spelling.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function base64urlOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(4, Math.ceil(((bytes.length - at) * 8) / 6));
    for (let n = 0; n < characters; n++) text += alphabet[(group >> (18 - 6 * n)) & 63];
  }
  return text;
}

/** Null unless the text is the one spelling of so many bytes: the bits that are left over at its end are zero. */
export function bytesOfBase64url(text: string, length: number): Uint8Array | null {
  if (text.length !== Math.ceil((length * 8) / 6)) return null;
  const bytes = new Uint8Array(length);
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at++] = (bits >> pending) & 0xff;
    }
  }
  return (bits & ((1 << pending) - 1)) === 0 ? bytes : null;
}

// The rights in a link. A cart's id is a hash of its view key, which is a hash of its edit key: whoever is shown a
// key can tell by hashing what it opens, so the relay stores no secret and a cart can be made offline.
// Keys and ids are 16 bytes, as text 22 characters of base64url.

import type { Sha256 } from './entryHead.ts';

export type LinkRole = 'edit' | 'view';

const keyBytes = 16;
const keyLength = 22;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const subprotocolPrefix = 'trolley.';

/** `bytes` must be 16 long. */
export function formatKey(bytes: Uint8Array): string {
  return formatBase64url(bytes);
}

/** Null unless the text is the one spelling of 16 bytes: 22 characters whose 4 spare bits are zero. */
export function parseKey(text: string): Uint8Array | null {
  if (text.length !== keyLength) return null;
  const bytes = new Uint8Array(keyBytes);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held >= 8 && at < keyBytes) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return (bits & 0xf) === 0 ? bytes : null;
}

/** Base64url without padding, for bytes of any length. */
export function formatBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(4, Math.ceil(((bytes.length - at) * 8) / 6));
    for (let n = 0; n < characters; n++) text += alphabet[(group >> (18 - 6 * n)) & 63];
  }
  return text;
}

export function viewKeyOf(editKey: Uint8Array, sha256: Sha256): Uint8Array {
  return derive('trolley-view', editKey, sha256);
}

export function cartIdOf(viewKey: Uint8Array, sha256: Sha256): Uint8Array {
  return derive('trolley-cart', viewKey, sha256);
}

/** What `key` may do with the cart; null for nothing, whatever the cause. The work does not depend on the answer. */
export function roleOfKey(cartId: string, key: string, sha256: Sha256): LinkRole | null {
  const wanted = parseKey(cartId);
  const shown = parseKey(key);
  const id = wanted ?? new Uint8Array(keyBytes);
  const candidate = shown ?? new Uint8Array(keyBytes);
  const edits = equalInConstantTime(cartIdOf(viewKeyOf(candidate, sha256), sha256), id);
  const views = equalInConstantTime(cartIdOf(candidate, sha256), id);
  if (wanted === null || shown === null) return null;
  return edits ? 'edit' : views ? 'view' : null;
}

/** The WebSocket subprotocol that carries a key. */
export function subprotocolOf(key: string): string {
  return subprotocolPrefix + key;
}

/** The key in what a client offers; null when there is none, or more than one. */
export function keyInSubprotocols(offered: Iterable<string>): string | null {
  const keys = [...offered].filter((protocol) => protocol.startsWith(subprotocolPrefix));
  return keys.length === 1 && keys[0] !== undefined ? keys[0].slice(subprotocolPrefix.length) : null;
}

function derive(prefix: string, secret: Uint8Array, sha256: Sha256): Uint8Array {
  const input = new Uint8Array(prefix.length + secret.length);
  for (let at = 0; at < prefix.length; at++) input[at] = prefix.charCodeAt(at);
  input.set(secret, prefix.length);
  return sha256(input).slice(0, keyBytes);
}

function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < keyBytes; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

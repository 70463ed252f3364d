// The rights in a link. A cart's id is a hash of its view key, which is a hash of its edit key: whoever is shown a
// key can tell by hashing what it opens, so the relay stores no secret and a cart can be made offline.
// Keys and ids are 16 bytes, as text 22 characters of base64url.

import { base64urlOf, bytesOfBase64url } from '../log/base64url.ts';
import type { Sha256 } from '../log/entryHead.ts';
import type { Role } from '../log/role.ts';

const keyBytes = 16;
const subprotocolPrefix = 'trolley.';

/** `bytes` must be 16 long. */
export function formatKey(bytes: Uint8Array): string {
  return base64urlOf(bytes);
}

/** Null unless the text is the one spelling of 16 bytes. */
export function parseKey(text: string): Uint8Array | null {
  return bytesOfBase64url(text, keyBytes);
}

export function viewKeyOf(editKey: Uint8Array, sha256: Sha256): Uint8Array {
  return derive('trolley-view', editKey, sha256);
}

export function cartIdOf(viewKey: Uint8Array, sha256: Sha256): Uint8Array {
  return derive('trolley-cart', viewKey, sha256);
}

/**
 * The edit key of an order that was made of a cart: every editor of the cart can work it out, from what the order was claimed
 * with, and nobody can work out the cart's key from it. Its view key and its id follow from it as a cart's do, so that for
 * the relay an order is a cart like any other.
 */
export function orderKeyOf(cartEditKey: Uint8Array, claim: Uint8Array, sha256: Sha256): Uint8Array {
  const secret = new Uint8Array(keyBytes + claim.length);
  secret.set(cartEditKey);
  secret.set(claim, keyBytes);
  return derive('trolley-order', secret, sha256);
}

/** What `key` may do with the cart; null for nothing, whatever the cause. The work does not depend on the answer. */
export function roleOfKey(cartId: string, key: string, sha256: Sha256): Role | null {
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

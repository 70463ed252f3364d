// The version of the protocol that both sides say in their hello, and what they do when the other's is another one.
// What a receiver may ignore (a message type, bytes after the fields it knows, a reason) needs no new version.

export const protocolVersion = 1;

/** The oldest version that this side still speaks. */
const oldestSpoken = 1;

/**
 * Only the newer side knows both versions, so it is the one to decide: the older goes on as if nothing were; the newer speaks
 * as the older does or, where it has forgotten how, leaves and says why.
 */
export function isSpoken(version: number): boolean {
  return version >= oldestSpoken;
}

// Which stream a cart is in, and how streams and subjects are called. A cart's id is a hash: any of its bits will do.

const firstDigits = 4;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** From 24 bits of the id. */
export function partitionOf(cartId: string, partitions: number): number {
  let number = 0;
  for (const digit of cartId.slice(0, firstDigits)) number = number * 64 + Math.max(0, base64url.indexOf(digit));
  return number % partitions;
}

export const streamName = (partition: number): string => `trolley-${partition}`;
/** Every cart of the partition. */
export const partitionSubject = (partition: number): string => `trolley.${partition}.*`;

export function cartSubject(cartId: string, partitions: number): string {
  return `trolley.${partitionOf(cartId, partitions)}.${cartId}`;
}

/** What devices hold: the last word of each. */
export const heldStream = 'trolley-held';
export const heldSubject = (cartId: string, device: string): string => `${heldStream}.${cartId}.${device}`;

/** Null: no cart's. */
export function cartOfSubject(subject: string): string | null {
  return /^(?:trolley\.\d+|trolley-held)\.([\w-]+)(?:\.|$)/.exec(subject)?.[1] ?? null;
}

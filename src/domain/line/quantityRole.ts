// What an event on a line is to its quantity: a contribution, a removal, or nothing.

import type { LineEvent } from '../events.ts';
import type { Taking } from './taking.ts';

/** Numbers beyond this count as this, so that no sum can leave the safe integers. */
const largestCount = 1_000_000_000;

export type QuantityRole =
  | { readonly kind: 'start' | 'change' | 'set' | 'ensure'; readonly n: number }
  | { readonly kind: 'remove' }
  | null;

export type Contribution = Extract<QuantityRole, { n: number }>;

export function quantityRole(event: LineEvent | Taking): QuantityRole {
  switch (event.type) {
    case 'ItemAdded':
      return { kind: 'start', n: bounded(event.data.quantity) };
    case 'QuantityChanged':
      return { kind: 'change', n: bounded(event.data.by) };
    case 'QuantitySet':
      return { kind: 'set', n: bounded(event.data.to) };
    case 'ItemEnsured':
      return { kind: 'ensure', n: bounded(event.data.atLeast) };
    case 'ItemRemoved':
      return { kind: 'remove' };
    case 'ItemRenamed':
    case 'PriceChanged':
    case 'ItemNoted':
    case 'ItemMoved':
    case 'ItemPicked':
    case 'ItemUnpicked':
    case 'ItemTaken':
    case 'ItemReturned':
      return null;
  }
}

export function isContribution(role: QuantityRole | undefined): role is Contribution {
  return role != null && role.kind !== 'remove';
}

function bounded(n: number): number {
  return Math.max(-largestCount, Math.min(largestCount, Math.trunc(n) || 0));
}

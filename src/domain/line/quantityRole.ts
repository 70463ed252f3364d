// What an event on a line is to its quantity: a contribution, a removal, or nothing.

import type { Amount } from '../amount/amount.ts';
import type { ItemEvent } from '../events.ts';
import type { Taking } from './taking.ts';

/** Numbers beyond this count as this, so that no sum can leave the safe integers. */
const largestCount = 1_000_000_000;

export type QuantityRole = Contribution | { readonly kind: 'remove' } | null;

export interface Contribution {
  readonly kind: 'start' | 'change' | 'set' | 'ensure';
  readonly n: number;
  /** How much each piece is of; null where nobody said it. */
  readonly amount: Amount | null;
}

export function quantityRole(event: ItemEvent | Taking): QuantityRole {
  switch (event.type) {
    case 'ItemAdded':
      return contribution('start', event.data.quantity, event.data.amount);
    case 'QuantityChanged':
      return contribution('change', event.data.by, event.data.amount);
    case 'QuantitySet':
      return contribution('set', event.data.to, event.data.amount);
    case 'ItemEnsured':
      return contribution('ensure', event.data.atLeast, event.data.amount);
    case 'ItemRemoved':
      return { kind: 'remove' };
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

function contribution(kind: Contribution['kind'], n: number, amount: Amount | undefined): Contribution {
  return { kind, n: Math.max(-largestCount, Math.min(largestCount, Math.trunc(n) || 0)), amount: amount ?? null };
}

// What is wrong with a value that somebody asks for, as the reason to refuse it; null where nothing is.

import { type Amount, isAmount } from './amount/amount.ts';
import type { RejectionReason } from './commands.ts';
import { aislePattern, limits } from './limits.ts';

export function nameFault(name: string): RejectionReason | null {
  if (name === '') return { kind: 'name-empty' };
  return name.length > limits.name ? { kind: 'text-too-long', limit: limits.name } : null;
}

export function quantityFault(quantity: number, least: number): RejectionReason | null {
  const isFine = Number.isSafeInteger(quantity) && quantity >= least && quantity <= limits.quantity;
  return isFine ? null : { kind: 'quantity-invalid', limit: limits.quantity };
}

export function priceFault(price: number | null): RejectionReason | null {
  const isFine = price === null || (Number.isSafeInteger(price) && price >= 0 && price <= limits.price);
  return isFine ? null : { kind: 'price-invalid', limit: limits.price };
}

export function aisleFault(aisle: string | null): RejectionReason | null {
  return aisle === null || aislePattern.test(aisle) ? null : { kind: 'aisle-invalid' };
}

export function noteFault(note: string): RejectionReason | null {
  return note.length > limits.note ? { kind: 'text-too-long', limit: limits.note } : null;
}

export function amountFault(amount: Amount | undefined): RejectionReason | null {
  return amount === undefined || isAmount(amount) ? null : { kind: 'amount-invalid' };
}

// The law of quantities (ARCHITECTURE: merge rules), on the set of one line's events. It knows sets and who saw whom;
// it does not know in which order events came. cart.property.test.ts holds a second, naive reading of the same law.

import type { EventId } from '../engine/message.ts';
import { isIn, include, includeAll, type CausalNode, type Past } from './causalSet.ts';
import type { LineEvent } from './events.ts';

export interface LineNode extends CausalNode {
  readonly event: LineEvent;
}

/** Numbers beyond this count as this, so that no sum can leave the safe integers. */
const largestCount = 1_000_000_000;

export type QuantityRole =
  | { readonly kind: 'start' | 'change' | 'set' | 'ensure'; readonly n: number }
  | { readonly kind: 'remove' }
  | null;

export interface QuantityVerdict {
  /** Base and live changes. At zero or below the line is absent. */
  readonly sum: number;
  /** Something positive stands, so that a decrement which saw it all counts. */
  readonly hasPositive: boolean;
  /** Indices of the nodes that make up `sum`. */
  readonly counting: readonly number[];
}

export function quantityRole(event: LineEvent): QuantityRole {
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
      return null;
  }
}

export function quantityOf(nodes: readonly LineNode[], pasts: readonly Past[]): QuantityVerdict {
  const roles = nodes.map(({ event }) => quantityRole(event));
  const cancelled = cancelledContributions(roles, pasts);
  const isLive = (index: number) => !isIn(cancelled, index);
  const isPositive = (index: number) => {
    const role = roles[index];
    return role != null && role.kind !== 'remove' && role.n > 0;
  };

  // 3. A decrement counts only while something positive in its past still stands, or was superseded by a set or
  // ensure (that stands itself: what it superseded lives on in it).
  const standsFor = (index: number): boolean => {
    const past = pasts[index] as Past;
    return roles.some((role, other) => {
      if (role === null || role.kind === 'remove' || !isLive(other) || !isPositive(other)) return false;
      if (isIn(past, other)) return true;
      if (role.kind !== 'set' && role.kind !== 'ensure') return false;
      return nodes.some((_, seen) => isPositive(seen) && isIn(past, seen) && isIn(pasts[other] as Past, seen));
    });
  };

  // 4. Quantity = base + the sum of the live starts and changes. Base = n of the last live set (by id); without
  // one, the largest n of the live ensures; without those, 0.
  const counting: number[] = [];
  let lastSet: { id: EventId; n: number; index: number } | null = null;
  let ensures: { n: number; indices: number[] } = { n: 0, indices: [] };
  let sum = 0;
  let hasPositive = false;
  roles.forEach((role, index) => {
    if (role === null || role.kind === 'remove' || !isLive(index)) return;
    if (role.n > 0) hasPositive = true;
    const id = (nodes[index] as LineNode).id;
    if (role.kind === 'set') {
      if (lastSet === null || id > lastSet.id) lastSet = { id, n: role.n, index };
    } else if (role.kind === 'ensure') {
      if (role.n > ensures.n) ensures = { n: role.n, indices: [index] };
      else if (role.n === ensures.n) ensures.indices.push(index);
    } else if (role.n > 0 || standsFor(index)) {
      sum += role.n;
      counting.push(index);
    }
  });
  const base = lastSet as { n: number; index: number } | null;
  counting.push(...(base === null ? ensures.indices : [base.index]));
  return { sum: sum + (base === null ? ensures.n : base.n), hasPositive, counting };
}

function cancelledContributions(roles: readonly QuantityRole[], pasts: readonly Past[]): Past {
  const cancelled = new Uint32Array(pasts[0]?.length ?? 0);
  roles.forEach((role, index) => {
    if (role === null || role.kind === 'change') return;
    const past = pasts[index] as Past;
    // 1. A set, an ensure or a start cancels every contribution in its past.
    if (role.kind !== 'remove') {
      includeAll(cancelled, past);
      return;
    }
    // 2. A remove cancels each contribution in its past, except one that a contribution other than a decrement,
    // concurrent with the remove, has in its own past: that edit re-asserts it.
    const reasserted = new Uint32Array(past.length);
    roles.forEach((other, at) => {
      if (other === null || other.kind === 'remove' || (other.kind === 'change' && other.n < 0)) return;
      if (!isIn(past, at) && !isIn(pasts[at] as Past, index)) includeAll(reasserted, pasts[at] as Past);
    });
    roles.forEach((_, at) => {
      if (isIn(past, at) && !isIn(reasserted, at)) include(cancelled, at);
    });
  });
  return cancelled;
}

function bounded(n: number): number {
  return Math.max(-largestCount, Math.min(largestCount, Math.trunc(n) || 0));
}

// The law of quantities (ARCHITECTURE: merge rules), on the set of one line's events. It knows sets and who saw whom;
// it does not know in which order events came. testing/naiveLaw.ts holds a second, slow reading of the same law.

import type { CausalNode } from '../../causal/causalSet.ts';
import { add, addAll, type Bits, emptyBits, has, meet, type Past, removeAll } from '../../causal/past.ts';
import type { LineEvent } from '../events.ts';

export interface LineNode extends CausalNode {
  readonly event: LineEvent;
}

/** Numbers beyond this count as this, so that no sum can leave the safe integers. */
const largestCount = 1_000_000_000;

export type QuantityRole =
  | { readonly kind: 'start' | 'change' | 'set' | 'ensure'; readonly n: number }
  | { readonly kind: 'remove' }
  | null;

type Contribution = Extract<QuantityRole, { n: number }>;

export interface QuantityVerdict {
  /** Base and live changes. At zero or below the line is absent. */
  readonly sum: number;
  /** Indices of the nodes that make up `sum`. */
  readonly counting: readonly number[];
  /** Index of something positive that stands, or −1: a decrement that saw it counts. */
  readonly standing: number;
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
  const live = new Map<number, Contribution>();
  const positives = emptyBits(roles.length);
  const standing = emptyBits(roles.length);
  roles.forEach((role, index) => {
    if (!isContribution(role)) return;
    const isLive = !has(cancelled, index);
    if (isLive) live.set(index, role);
    if (role.n <= 0) return;
    add(positives, index);
    if (isLive) add(standing, index);
  });

  // 3. A decrement counts only while something positive in its past still stands, or was superseded by a set or
  // ensure (one that stands: then what it superseded lives on in it).
  const successors = [...live].filter(([, { kind }]) => kind === 'set' || kind === 'ensure').map(([index]) => index);
  const counts = (decrement: number) => {
    const past = pasts[decrement] as Past;
    return meet(standing, past) || successors.some((index) => meet(positives, past, pasts[index] as Past));
  };

  // 4. Quantity = base + the sum of the live starts and changes.
  const counting = [...live]
    .filter(([index, { kind, n }]) => (kind === 'change' ? n > 0 || counts(index) : kind === 'start'))
    .map(([index]) => index);
  const base = baseOf(nodes, live);
  const sum = counting.reduce((total, index) => total + (live.get(index)?.n ?? 0), base.n);
  const first = [...live].find(([index]) => has(standing, index));
  return { sum, counting: [...counting, ...base.indices], standing: first?.[0] ?? -1 };
}

function cancelledContributions(roles: readonly QuantityRole[], pasts: readonly Past[]): Bits {
  // 1. A set, an ensure or a start cancels every contribution in its past.
  const cancelled = emptyBits(roles.length);
  roles.forEach((role, index) => {
    if (isContribution(role) && role.kind !== 'change') addAll(cancelled, pasts[index] as Past);
  });
  const standing = emptyBits(roles.length);
  addAll(standing, roles.length);
  removeAll(standing, cancelled);
  // 2. A remove cancels each contribution in its past, except one that a contribution other than a decrement,
  // concurrent with the remove, has in its own past: that edit re-asserts it.
  roles.forEach((role, index) => {
    const past = pasts[index] as Past;
    if (role?.kind !== 'remove' || !meet(standing, past)) return;
    const removed = emptyBits(roles.length);
    addAll(removed, past);
    roles.forEach((other, at) => {
      if (!isContribution(other) || (other.kind === 'change' && other.n < 0)) return;
      const otherPast = pasts[at] as Past;
      if (!has(past, at) && !has(otherPast, index)) removeAll(removed, otherPast);
    });
    addAll(cancelled, removed);
  });
  return cancelled;
}

/** n of the last live set (by id); without one, the largest n of the live ensures; without those, 0. */
function baseOf(nodes: readonly LineNode[], live: ReadonlyMap<number, Contribution>) {
  let lastSet = -1;
  let most = 0;
  let ensures: number[] = [];
  for (const [index, { kind, n }] of live) {
    if (kind === 'set' && (lastSet < 0 || (nodes[index] as LineNode).id > (nodes[lastSet] as LineNode).id)) {
      lastSet = index;
    }
    if (kind !== 'ensure' || n < most) continue;
    ensures = n > most ? [index] : [...ensures, index];
    most = n;
  }
  return lastSet < 0 ? { n: most, indices: ensures } : { n: live.get(lastSet)?.n ?? 0, indices: [lastSet] };
}

function isContribution(role: QuantityRole | undefined): role is Contribution {
  return role != null && role.kind !== 'remove';
}

function bounded(n: number): number {
  return Math.max(-largestCount, Math.min(largestCount, Math.trunc(n) || 0));
}

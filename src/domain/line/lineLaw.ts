// The law of quantities (ARCHITECTURE: merge rules), on the set of one line's events. It knows sets and who saw whom;
// it does not know in which order events came. testing/naiveLaw.ts holds a second, slow reading of the same law.

import type { CausalNode } from '../../causal/causalSet.ts';
import { add, addAll, type Bits, emptyBits, has, meet, type Past, removeAll } from '../../causal/past.ts';
import type { LineEvent } from '../events.ts';
import { type Contribution, isContribution, type QuantityRole, quantityRole } from './quantityRole.ts';
import { type Taking, takenUnits } from './taking.ts';
import { unitsOfLive, unitsReturned, unitsTakenOfNumbers } from './unitsLeft.ts';

export interface LineNode extends CausalNode {
  readonly event: LineEvent | Taking;
}

export interface QuantityVerdict {
  /** Base and live changes. At zero or below the line is absent. */
  readonly sum: number;
  /** What makes up `sum`: the node's index, and how many of it. */
  readonly counting: readonly Counting[];
  /** Index of something positive that stands, or −1: a decrement that saw it counts. */
  readonly standing: number;
}

export interface Counting {
  readonly index: number;
  readonly n: number;
}

export function quantityOf(nodes: readonly LineNode[], pasts: readonly Past[]): QuantityVerdict {
  const roles = nodes.map(({ event }) => quantityRole(event));
  const cancelled = cancelledContributions(roles, pasts);
  const units = takenUnits(nodes);
  const live = new Map<number, Contribution>();
  const positives = emptyBits(roles.length);
  roles.forEach((role, index) => {
    if (!isContribution(role)) return;
    if (role.n > 0) add(positives, index);
    const left = units === null ? null : { roles, pasts, units };
    if (!has(cancelled, index)) {
      const isOfUnits = left !== null && (role.kind === 'start' || role.kind === 'change');
      live.set(index, isOfUnits ? { ...role, n: unitsOfLive(left, index) } : role);
    } else if (left !== null && unitsReturned(left, index) > 0) {
      live.set(index, { kind: 'change', n: unitsReturned(left, index) });
    }
  });
  const numbers = [...live].filter(([, { kind }]) => kind === 'set' || kind === 'ensure').map(([index]) => index);
  const taken = units === null ? 0 : unitsTakenOfNumbers({ roles, pasts, units }, numbers);
  const base = baseOf(nodes, live, taken);
  if (base.n <= 0) for (const index of numbers) live.delete(index);
  const standing = emptyBits(roles.length);
  for (const [index, { n }] of live) if (n > 0) add(standing, index);

  // 3. A decrement counts only while something positive in its past still stands, or was superseded by a set or
  // ensure (one that stands: then what it superseded lives on in it).
  const successors = base.n > 0 ? numbers : [];
  const counts = (decrement: number) => {
    const past = pasts[decrement] as Past;
    return meet(standing, past) || successors.some((index) => meet(positives, past, pasts[index] as Past));
  };

  // 4. Quantity = base + the sum of the live starts and changes.
  const counting: Counting[] = [...live]
    .filter(([index, { kind, n }]) =>
      kind === 'change' ? n > 0 || (n < 0 && counts(index)) : kind === 'start' && n > 0,
    )
    .map(([index, { n }]) => ({ index, n }));
  base.indices.forEach((index, which) => {
    if (base.n > 0) counting.push({ index, n: which === 0 ? base.n : 0 });
  });
  const sum = counting.reduce((total, { n }) => total + n, 0);
  const first = [...live.keys()].find((index) => has(standing, index));
  return { sum, counting, standing: first ?? -1 };
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

/** n of the last live set (by id); without one, the largest n of the live ensures; without those, 0. Less what is taken. */
function baseOf(nodes: readonly LineNode[], live: ReadonlyMap<number, Contribution>, taken: number) {
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
  if (lastSet < 0) return { n: most - taken, indices: ensures };
  return { n: (live.get(lastSet)?.n ?? 0) - taken, indices: [lastSet] };
}

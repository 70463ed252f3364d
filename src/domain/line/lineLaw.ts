// The law of quantities (docs/merge-rules.md), on the set of one line's events. It knows sets and who saw whom;
// it does not know in which order events came. testing/naiveLaw.ts holds a second, slow reading of the same law.

import type { Causes } from '../../causal/causalSet.ts';
import {
  add,
  addAll,
  type Bits,
  bitsOf,
  emptyBits,
  has,
  indicesIn,
  indicesInBoth,
  keepAll,
  meet,
  type Past,
  pastOfAny,
  remove,
  removeAll,
  visitOutside,
} from '../../causal/past.ts';
import { type Amount, compareAmounts, isSameFamily } from '../amount/amount.ts';
import type { LineNode } from './lineNode.ts';
import type { Share } from './parts.ts';
import { isContribution, type QuantityRole } from './quantityRole.ts';
import { takenUnits } from './taking.ts';
import { unitsOfLive, unitsReturned, unitsTakenOfNumbers } from './unitsLeft.ts';

type Line = Causes<LineNode>;

export interface QuantityVerdict {
  /** Base and live changes. At zero or below the line is absent. */
  readonly sum: number;
  /** What makes it up. */
  readonly counting: readonly Counting[];
}

/** What the node at this index has in the sum. */
export interface Counting extends Share {
  readonly index: number;
}

export function quantityOf(line: Line): QuantityVerdict {
  return verdictOn(line, liveIn(line));
}

/** Contributions that neither 1 nor 2 has cancelled. */
export function liveIn(line: Line): Bits {
  const live = bitsOf(indicesOf(line, isContribution), line.nodes.length);
  // 1. A set, an ensure or a start cancels every contribution in its past.
  removeAll(live, pastOfAny(line, indicesOf(line, isFresh)));
  const removes = indicesOf(line, (role) => role?.kind === 'remove').reverse();
  if (removes.length === 0) return live;
  const edits = indicesOf(line, isEdit);
  const seenByEdits = pastOfAny(line, edits);
  const editBits = bitsOf(edits, line.nodes.length);
  const judged = new Set<Past>();
  for (const index of removes) {
    const past = line.pasts[index] as Past;
    // Of removes beside each other that saw the same, one is enough.
    const isLikeAnother = judged.has(past) && !has(seenByEdits, index);
    if (!isLikeAnother) cancelRemoved(line, editBits, index, live, seenByEdits);
    judged.add(past);
  }
  return live;
}

/**
 * The same where the last node, which nobody has seen, has joined those of which `before` are live. Null where all have
 * to be looked at: more of what somebody removed without knowing of it may bring back what is cancelled.
 */
export function liveAfter(before: Bits, line: Line): Bits | null {
  const last = line.nodes.length - 1;
  const role = line.nodes[last]?.role ?? null;
  const past = line.pasts[last] ?? 0;
  const live = emptyBits(last + 1);
  addAll(live, before);
  if (isContribution(role)) {
    if (isFresh(role)) removeAll(live, past);
    else if (isEdit(role) && line.nodes.some((node, index) => node.role?.kind === 'remove' && !has(past, index)))
      return null;
    add(live, last);
  } else if (role !== null) {
    cancelRemoved(line, bitsOf(indicesOf(line, isEdit), last + 1), last, live, null);
  }
  return live;
}

/**
 * 2. A remove cancels each contribution in its past, except one that a contribution other than a decrement, concurrent
 * with the remove, has in its own past: that edit re-asserts it. Takes out of `live` what it cancels.
 */
function cancelRemoved({ pasts }: Line, edits: Bits, index: number, live: Bits, seenByEdits: Bits | null): void {
  const past = pasts[index] as Past;
  const cancelled = indicesInBoth(live, past);
  if (cancelled.length === 0) return;
  let left = seenByEdits === null ? cancelled : cancelled.filter((one) => has(seenByEdits, one));
  const kept = new Set<number>();
  // The newest edits have seen the most.
  visitOutside(edits, past, (edit) => {
    const seen = pasts[edit] as Past;
    const isReasserting = left.some((one) => has(seen, one)) && !has(seen, index);
    if (!isReasserting) return left.length === 0;
    for (const one of left) if (has(seen, one)) kept.add(one);
    left = left.filter((one) => !kept.has(one));
    return left.length === 0;
  });
  for (const one of cancelled) if (!kept.has(one)) remove(live, one);
}

/** 3 and 4, on what is live. */
export function verdictOn(line: Line, live: Bits): QuantityVerdict {
  const left = unitsLeftIn(line, live);
  const numbers = indicesIn(live).filter((index) => isNumber(line.nodes[index]?.role));
  const base = baseOf(line, numbers);
  const n = base.n - left.takenOf(numbers);
  const addends = left.addends.filter(countsIn(line, left.addends, n > 0 ? numbers : []));
  // 4. Quantity = base + the sum of the live starts and changes.
  const bases = base.indices.map((index, which) => ({ index, n: which === 0 ? n : 0, amount: base.amount }));
  const counting = n > 0 ? [...addends, ...bases] : addends;
  return { sum: counting.reduce((total, one) => total + one.n, 0), counting };
}

interface UnitsLeft {
  /** Starts and changes, with what is left of them. */
  readonly addends: readonly Counting[];
  /** How many are taken of what these numbers, all together, stand for. */
  readonly takenOf: (numbers: readonly number[]) => number;
}

/** Of what somebody checked out the rest: see unitsLeft.ts. */
function unitsLeftIn(line: Line, live: Bits): UnitsLeft {
  const { nodes, pasts } = line;
  const units = takenUnits(nodes);
  const addends = indicesIn(live).filter((index) => isAddend(nodes[index]?.role));
  if (units === null)
    return { addends: addends.map((index) => ({ index, ...shareOf(nodes[index]?.role) })), takenOf: () => 0 };
  const law = { roles: nodes.map(({ role }) => role), pasts, units };
  const cancelled = indicesOf(line, isContribution).filter((index) => !has(live, index));
  return {
    addends: [
      ...addends.map((index) => ({ index, n: unitsOfLive(law, index), amount: shareOf(nodes[index]?.role).amount })),
      ...cancelled.map((index) => ({
        index,
        n: unitsReturned(law, index),
        amount: shareOf(nodes[index]?.role).amount,
      })),
    ].filter(({ n }) => n !== 0),
    takenOf: (numbers) => unitsTakenOfNumbers(law, numbers),
  };
}

/**
 * 3. A decrement counts only while something positive in its past still stands, or was superseded by a set or ensure (one
 * that stands: then what it superseded lives on in it). That is, while there is something of this in its past.
 */
function countsIn(line: Line, addends: readonly Counting[], numbers: readonly number[]): (addend: Counting) => boolean {
  const support = pastOfAny(line, numbers);
  keepAll(
    support,
    bitsOf(
      indicesOf(line, (role) => shareOf(role).n > 0),
      line.nodes.length,
    ),
  );
  for (const { index, n } of addends) if (n > 0) add(support, index);
  for (const index of numbers) add(support, index);
  return ({ index, n }) => n > 0 || meet(support, line.pasts[index] as Past);
}

/** n of the last live set (by id); without one, the largest n of the live ensures; without those, 0. */
function baseOf({ nodes }: Line, numbers: readonly number[]) {
  const node = (index: number) => nodes[index] as LineNode;
  const later = (a: number, b: number) => (node(a).id > node(b).id ? a : b);
  const sets = numbers.filter((index) => node(index).role?.kind === 'set');
  if (sets.length > 0) {
    const last = sets.reduce(later);
    return { ...shareOf(node(last).role), indices: [last] };
  }
  const n = numbers.reduce((most, index) => Math.max(most, shareOf(node(index).role).n), 0);
  const indices = numbers.filter((index) => shareOf(node(index).role).n === n);
  const measured = indices.filter((index) => shareOf(node(index).role).amount !== null);
  const amounts = measured.flatMap((index) => shareOf(node(index).role).amount ?? []);
  const last = measured.length === 0 ? null : shareOf(node(measured.reduce(later)).role).amount;
  return { n, amount: last && mostLike(last, amounts), indices };
}

/** The most, of what can be compared with it. */
function mostLike(amount: Amount, amounts: readonly Amount[]): Amount {
  const comparable = amounts.filter((other) => isSameFamily(other, amount));
  return comparable.reduce((most, other) => (compareAmounts(other, most) > 0 ? other : most), amount);
}

/** Whoever has seen everything leaves nothing live by it: a set, an ensure, a start, a remove. */
export function cancelsAllSeen(role: QuantityRole): boolean {
  return isFresh(role) || role?.kind === 'remove';
}

/** It says how many there are, whatever there was. */
function isFresh(role: QuantityRole): boolean {
  return isContribution(role) && role.kind !== 'change';
}

function isDecrement(role: QuantityRole): boolean {
  return role?.kind === 'change' && role.n <= 0;
}

/** Whoever does this wants the line. */
function isEdit(role: QuantityRole): boolean {
  return isContribution(role) && !isDecrement(role);
}

function isAddend(role: QuantityRole | undefined): boolean {
  return role?.kind === 'start' || role?.kind === 'change';
}

function isNumber(role: QuantityRole | undefined): boolean {
  return role?.kind === 'set' || role?.kind === 'ensure';
}

function shareOf(role: QuantityRole | undefined): Share {
  return isContribution(role) ? { n: role.n, amount: role.amount } : { n: 0, amount: null };
}

function indicesOf({ nodes }: Line, is: (role: QuantityRole) => boolean): number[] {
  const indices: number[] = [];
  nodes.forEach(({ role }, index) => {
    if (is(role)) indices.push(index);
  });
  return indices;
}

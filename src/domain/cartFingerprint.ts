// A canonical text of everything the cart means: equal on two replicas if and only if they hold the same cart, in
// whatever order the events came. For tests, and for comparing two devices by eye.

import { headsOf } from '../causal/causalSet.ts';
import { valuesOf } from '../causal/persistentMap.ts';
import type { Cart } from './cart.ts';
import { writtenIn } from './cartRegisters.ts';
import { registerNames } from './line/registers.ts';

export function cartFingerprint(cart: Cart): string {
  // A line that only a checkout had touched which turned out not to count is as if it had never been.
  const touched = valuesOf(cart.lines).filter(({ since }) => since !== null);
  const lines = touched.map((line) => ({
    line: line.line,
    since: line.since,
    heads: headsOf(line.causes),
    sum: line.sum,
    contributors: line.contributors,
    parts: line.parts,
    picks: line.picks,
    ...Object.fromEntries(registerNames.map((name) => [name, { value: line[name].value, isFirm: line[name].isFirm }])),
  }));
  const members = [...cart.members.values()].map(({ causes, actorId, since, badge, hasLeft }) => ({
    actorId,
    since,
    badge,
    hasLeft,
    heads: headsOf(causes),
  }));
  const settlements = valuesOf(cart.settlements).map(({ checkout, causes, settled }) => {
    return { checkout, heads: headsOf(causes), settled };
  });
  settlements.sort((a, b) => compareText(a.checkout, b.checkout));
  return JSON.stringify({
    created: cart.created,
    origin: cart.origin ?? undefined,
    name: cart.name.value,
    registers: writtenIn(cart.registers),
    nameHeads: headsOf(cart.name.causes),
    members: members.sort((a, b) => compareText(a.actorId, b.actorId)).map(inKeyOrder),
    checkouts: valuesOf(cart.checkouts).sort((a, b) => compareText(a.id, b.id)),
    // Left out where there are none: what older logs come to keeps its text.
    settlements: settlements.length === 0 ? undefined : settlements,
    lines: lines.sort((a, b) => compareText(a.line, b.line)).map(inKeyOrder),
  });
}

function inKeyOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

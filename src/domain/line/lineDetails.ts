// What a line's registers (registers.ts) come to. A start writes what is known and forgets the rest; an ensure fills in
// where nobody wrote anything.

import { type CausalSet, causesOf, chainSince } from '../../causal/causalSet.ts';
import { type Shown, shownAfter, shownOf, type Write } from '../../causal/register.ts';
import { type LineNode, valueUnder } from './lineNode.ts';
import { comesWithItem, type RegisterName, registerFor, registers, type ValueOf } from './registers.ts';

export type LineDetails = { readonly [Name in RegisterName]: Shown<ValueOf<Name>> };

/** The law of registers, applied to one of them. */
export function shownIn(name: RegisterName, set: CausalSet<LineNode>): Shown<ValueOf<RegisterName>> {
  const writeOf = (node: LineNode) => writeTo(name, node);
  const { blank } = registers[name];
  // A firm write cancels all that its author saw.
  const chain = chainSince(set, (node) => isFirmWrite(name, node));
  if (chain !== null) {
    const shown = shownOf(chain.causes, writeOf, blank);
    return { ...shown, by: shown.by === null ? null : chain.from + shown.by };
  }
  return shownOf(causesOf(set), writeOf, blank);
}

/** The same where it is known what it was without the last node. Null where all have to be looked at. */
export function shownNext(
  name: RegisterName,
  set: CausalSet<LineNode>,
  before: Shown<ValueOf<RegisterName>>,
): Shown<ValueOf<RegisterName>> | null {
  return shownAfter(before, causesOf(set), (node) => writeTo(name, node));
}

export function isFirmWrite(name: RegisterName, node: LineNode): boolean {
  return writeTo(name, node)?.isFirm === true;
}

export function writeTo(name: RegisterName, { event }: LineNode): Write<ValueOf<RegisterName>> | null {
  if (registerFor(event.type) === name) return { isFirm: true, value: valueUnder(name, event) };
  const given = comesWithItem(name) ? valueUnder(name, event) : undefined;
  if (event.type === 'ItemAdded') return { isFirm: true, value: given ?? undefined };
  return event.type === 'ItemEnsured' && given != null ? { isFirm: false, value: given } : null;
}

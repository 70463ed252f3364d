// What a line's registers (registers.ts) come to. A start writes what is known and forgets the rest; an ensure fills in
// where nobody wrote anything.

import type { Causes } from '../../causal/causalSet.ts';
import { type Shown, shownAfter, shownOf, type Write } from '../../causal/register.ts';
import { type LineNode, valueUnder } from './lineNode.ts';
import { comesWithItem, type RegisterName, registerFor, registers, type ValueOf } from './registers.ts';

export type LineDetails = { readonly [Name in RegisterName]: Shown<ValueOf<Name>> };

/** The law of registers, applied to one of them. `before`: what is known of it without the last node. */
export function shownIn(
  name: RegisterName,
  causes: Causes<LineNode>,
  before: Shown<ValueOf<RegisterName>> | null,
): Shown<ValueOf<RegisterName>> {
  const writeOf = (node: LineNode) => writeTo(name, node);
  return (before && shownAfter(before, causes, writeOf)) ?? shownOf(causes, writeOf, registers[name].blank);
}

export function writeTo(name: RegisterName, { event }: LineNode): Write<ValueOf<RegisterName>> | null {
  if (registerFor(event.type) === name) return { isFirm: true, value: valueUnder(name, event) };
  const given = comesWithItem(name) ? valueUnder(name, event) : undefined;
  if (event.type === 'ItemAdded') return { isFirm: true, value: given ?? undefined };
  return event.type === 'ItemEnsured' && given != null ? { isFirm: false, value: given } : null;
}

// An event of one line, as the laws see it: who saw whom, what it does to the quantity, and what it writes on the line.

import type { CausalNode } from '../../causal/causalSet.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { LineEvent, RegisterEvent } from '../events.ts';
import { type QuantityRole, quantityRole } from './quantityRole.ts';
import { type RegisterName, registerFor, type ValueOf } from './registers.ts';
import type { Taking } from './taking.ts';

export interface LineNode extends CausalNode {
  readonly event: LineEvent | Taking;
  readonly role: QuantityRole;
}

export function lineNode(id: EventId, actorId: ActorId, event: LineEvent | Taking): LineNode {
  const role = isRegisterEvent(event) ? null : quantityRole(event);
  return { id, actorId, observed: event.data.observed, event, role };
}

/** The same place in who saw whom; it says nothing. */
export function mutedNode({ id, actorId, observed }: LineNode): LineNode {
  return { id, actorId, observed, event: saysNothing, role: null };
}

/** With no role it has no part in the quantity, and it is about nothing else. */
const saysNothing: LineEvent = { type: 'QuantityChanged', data: { line: '', observed: [], by: 0 } };

export function isRegisterEvent(event: LineEvent | Taking): event is RegisterEvent {
  return registerFor(event.type) !== undefined;
}

/** What it writes. */
export function valueIn(event: RegisterEvent): ValueOf<RegisterName> {
  return valueUnder(registerFor(event.type), event) ?? null;
}

/** What it says of this register, if it says anything. */
export function valueUnder(
  name: RegisterName | undefined,
  { data }: LineNode['event'],
): ValueOf<RegisterName> | undefined {
  return name === undefined ? undefined : (data as { readonly [Name in RegisterName]?: ValueOf<Name> })[name];
}

// An act's next turn: undone, or done again. What that comes to is asked of the laws themselves: what each line would be if the
// act (not) had been. The difference is made good by ordinary commands, against the cart as it is now; what came later stays.

import { itemsOf } from '../../causal/growingList.ts';
import { lookup } from '../../causal/persistentMap.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { Cart } from '../cart.ts';
import { cartNameWithMuted } from '../cartName.ts';
import type { CartCommand } from '../commands.ts';
import type { LineId } from '../events.ts';
import { isPresent, type Line, withMuted } from '../line/line.ts';
import { isRegisterEvent, type LineNode } from '../line/lineNode.ts';
import { pickedOf } from '../line/picks.ts';
import { registerFor, registerNames } from '../line/registers.ts';
import { type Act, type Acts, isUndone, stepsOf } from './acts.ts';
import { type Blocked, isOfCheckout, turnCheckouts } from './checkoutTurns.ts';
import { commandsToward, countOf, type WantedLine } from './commandsToward.ts';

export interface Turning {
  /** None: nothing of it is left to undo, or to do again. */
  readonly commands: readonly CartCommand[];
  /** What later acts have made of it stays. */
  readonly stays: readonly Later[];
  readonly blocked: Blocked | null;
}

/** A line of the act that stays as it is, and the last act that has made it so; null where there is none. */
export interface Later {
  readonly line: LineId;
  readonly name: string;
  readonly by: { readonly id: EventId; readonly actorId: ActorId } | null;
}

export function turnAct(cart: Cart, acts: Acts, act: Act): Turning {
  const flips = flipOf(acts, act);
  const checkouts = turnCheckouts(cart, act);
  const commands: CartCommand[] = [...turnName(cart, act, flips), ...turnMembership(cart, act)];
  const stays: Later[] = [];
  for (const id of new Set(act.entries.flatMap(({ line }) => line ?? []))) {
    const line = lookup(cart.lines, id);
    if (line === undefined) continue;
    const toward = commandsToward(line, wantedAfter(line, flips, isUndone(act)));
    commands.push(...toward);
    if (toward.length === 0) stays.push({ line: id, name: line.name.value, by: lastAfter(line, act, acts.muted()) });
  }
  return { commands: [...commands, ...checkouts.commands], stays, blocked: checkouts.blocked };
}

interface Flip {
  /** The events that count as never having been, as it is now and after this turn. */
  readonly before: ReadonlySet<EventId>;
  readonly after: ReadonlySet<EventId>;
  /** Of the act and its turns: what is turned is what they are about. */
  readonly own: ReadonlySet<EventId>;
}

function flipOf(acts: Acts, act: Act): Flip {
  const before = new Set(acts.muted());
  const after = new Set(before);
  const own = stepsOf(act).flatMap(({ entries }) => entries.map(({ id }) => id));
  if (isUndone(act)) for (const { id } of act.entries) after.delete(id);
  else for (const id of own) after.add(id);
  // Checkouts take turns of their own.
  for (const id of checkoutEventsOf(act)) {
    before.delete(id);
    after.delete(id);
  }
  return { before, after, own: new Set(own) };
}

function checkoutEventsOf(act: Act): readonly EventId[] {
  const all = stepsOf(act).flatMap(({ entries }) => entries);
  return all.flatMap(({ type, id }) => (isOfCheckout(type) ? [id] : []));
}

/** The line as it is, with what the act makes of it made good. */
function wantedAfter(line: Line, { before, after, own }: Flip, isRedo: boolean): WantedLine {
  const from = withMuted(line, before);
  const to = withMuted(line, after);
  const nodes = itemsOf(line.causes.nodes).filter(({ id }) => own.has(id));
  const written = Object.fromEntries(
    registerNames.map((name) => {
      const isTurned = !isPresent(line) || nodes.some((node) => writes(node, name));
      // Done again, it is as if it had never been undone: also where somebody wrote on, who had not heard of the undoing.
      const isMade = isTurned && (isRedo || to[name].value !== from[name].value);
      return [name, isMade ? to[name].value : line[name].value];
    }),
  );
  return {
    line: line.line,
    parts: partsAfter(line, from, to, isRedo),
    written: written as WantedLine['written'],
    // On a line that begins anew nothing is picked any more.
    picked: Math.max(0, rawPicks(to) + (isPresent(line) ? rawPicks(line) - rawPicks(from) : 0)),
  };
}

function partsAfter({ parts }: Line, from: Line, to: Line, isRedo: boolean): WantedLine['parts'] {
  const amounts = [...parts, ...missingIn(parts, to.parts)].map(({ amount }) => amount);
  const changes = amounts.map((amount) => countOf(to.parts, amount) - countOf(from.parts, amount));
  // It met with its own undoing: somebody counted on it then. Done again, it is as if it had never been undone.
  if (isRedo && changes.every((by) => by === 0)) return to.parts;
  return amounts.map((amount, index) => {
    const quantity = countOf(parts, amount) + (changes[index] ?? 0);
    return { amount, quantity: Math.max(0, quantity) };
  });
}

function missingIn(parts: Line['parts'], more: Line['parts']): Line['parts'] {
  return more.filter(({ amount }) => countOf(parts, amount) === 0).map(({ amount }) => ({ amount, quantity: 0 }));
}

function rawPicks({ picks }: Line): number {
  return pickedOf(picks, Number.MAX_SAFE_INTEGER);
}

function writes({ event }: LineNode, name: string): boolean {
  return isRegisterEvent(event) && registerFor(event.type) === name;
}

/** Whoever did something to this line after the act, and what was not undone. */
function lastAfter(line: Line, act: Act, muted: ReadonlySet<EventId>): Later['by'] {
  const first = act.entries[0]?.id ?? '';
  const own = new Set(act.entries.map(({ id }) => id));
  let last: LineNode | null = null;
  for (const node of itemsOf(line.causes.nodes)) {
    if (node.id <= first || own.has(node.id) || muted.has(node.id)) continue;
    if (last === null || node.id > last.id) last = node;
  }
  return last === null ? null : { id: last.id, actorId: last.actorId };
}

function turnName(cart: Cart, { entries }: Act, { before, after }: Flip): readonly CartCommand[] {
  if (!entries.some(({ type }) => type === 'CartRenamed')) return [];
  const name = cartNameWithMuted(cart.name, after);
  const differs = name !== cartNameWithMuted(cart.name, before) && name !== '';
  return differs ? [{ type: 'RenameCart', data: { name } }] : [];
}

/** Only of whoever left: nobody joins for somebody else. */
function turnMembership(cart: Cart, act: Act): readonly CartCommand[] {
  if (!act.entries.some(({ type }) => type === 'MemberLeft')) return [];
  const { badge = null, hasLeft = false } = cart.members.get(act.actorId) ?? {};
  if (badge === null || hasLeft === isUndone(act)) return [];
  return [isUndone(act) ? { type: 'LeaveCart', data: {} } : { type: 'JoinCart', data: { ...badge } }];
}

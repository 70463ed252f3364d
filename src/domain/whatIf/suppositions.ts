// What is supposed to have been otherwise, as somebody chooses it, as an address holds it, and as events. Whoever has the cart can
// open such an address: it names acts and people by their ids, and holds no key.

import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { CartEnvelope } from '../events.ts';
import { isDeed } from '../undo/acts.ts';
import type { Supposed } from './whatIf.ts';

export type Supposition =
  | { readonly kind: 'without-act'; readonly command: CommandId }
  | { readonly kind: 'without-person'; readonly actor: ActorId }
  /** What was done in one go on one device, without having heard of the others, around this event. */
  | { readonly kind: 'without-branch'; readonly of: EventId }
  /** Just after this event; null: at the start. */
  | { readonly kind: 'moved'; readonly command: CommandId; readonly after: EventId | null };

/** `branchOf`: the events of the branch around an event. */
export function supposedBy(
  suppositions: readonly Supposition[],
  envelopes: readonly CartEnvelope[],
  branchOf: (id: EventId) => readonly EventId[],
): Supposed {
  const commands = new Set(suppositions.flatMap((each) => (each.kind === 'without-act' ? each.command : [])));
  const people = new Set(suppositions.flatMap((each) => (each.kind === 'without-person' ? each.actor : [])));
  const events = new Set(suppositions.flatMap((each) => (each.kind === 'without-branch' ? branchOf(each.of) : [])));
  // Who is in the cart, and that there is one, stays: only what was done in it is supposed away.
  const without = envelopes.filter(
    ({ id, commandId, actorId, event }) =>
      isDeed(event.type) && (commands.has(commandId) || people.has(actorId) || events.has(id)),
  );
  return {
    without: new Set(without.map(({ id }) => id)),
    moved: suppositions.flatMap((each) => (each.kind === 'moved' ? each : [])),
  };
}

/** The same with one more: of an act's places the last counts. */
export function supposing(suppositions: readonly Supposition[], more: Supposition): readonly Supposition[] {
  return [...suppositions.filter((each) => subjectOf(each) !== subjectOf(more)), more];
}

export function withoutSupposition(suppositions: readonly Supposition[], less: Supposition): readonly Supposition[] {
  return suppositions.filter((each) => subjectOf(each) !== subjectOf(less));
}

/** What it is about: of two about one thing only one can hold. */
export function subjectOf(supposition: Supposition): string {
  return spell(supposition.kind === 'moved' ? { ...supposition, after: null } : supposition);
}

export function spellSuppositions(suppositions: readonly Supposition[]): string {
  return suppositions.map(spell).join('.');
}

/** What cannot be read is passed over. */
export function readSuppositions(spelled: string): readonly Supposition[] {
  return spelled.split('.').flatMap((each) => readOne(each) ?? []);
}

function spell(supposition: Supposition): string {
  switch (supposition.kind) {
    case 'without-act':
      return `a${supposition.command}`;
    case 'without-person':
      return `p${supposition.actor}`;
    case 'without-branch':
      return `b${supposition.of}`;
    case 'moved':
      return `m${supposition.command}${supposition.after ?? ''}`;
  }
}

function readOne(spelled: string): Supposition | null {
  const [kind, rest] = [spelled.slice(0, 1), spelled.slice(1)];
  if (kind === 'a' && /^[0-9a-f]{16}$/.test(rest)) return { kind: 'without-act', command: rest as CommandId };
  if (kind === 'p' && /^[\w-]{43}$/.test(rest)) return { kind: 'without-person', actor: rest as ActorId };
  if (kind === 'b' && /^[0-9a-f]{30}$/.test(rest)) return { kind: 'without-branch', of: rest as EventId };
  const move = kind === 'm' ? /^([0-9a-f]{16})([0-9a-f]{30})?$/.exec(rest) : null;
  if (move === null) return null;
  return { kind: 'moved', command: move[1] as CommandId, after: (move[2] ?? null) as EventId | null };
}

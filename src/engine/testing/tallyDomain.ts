// The smallest domain that can tell a right engine from a wrong one: a tally whose state shows which events were
// folded, in which order. For the engine's own tests.

import { accepted, type Decider, rejected } from '../decider.ts';
import { type Domain, namesNone } from '../domain.ts';
import type { EventCodec } from '../eventCodec.ts';
import type { EventEnvelope, EventId } from '../message.ts';

export type TallyCommand =
  | { readonly type: 'Add'; readonly data: { readonly by: number; readonly note?: string } }
  /** Refused unless the total is as expected and was folded in order: shows what state a command was decided on. */
  | { readonly type: 'AddIf'; readonly data: { readonly total: number; readonly by: number } }
  /** One event for each. */
  | { readonly type: 'AddEach'; readonly data: { readonly bys: readonly number[] } }
  | { readonly type: 'Fail'; readonly data: object };

export interface TallyEvent {
  readonly type: 'Added';
  readonly data: { readonly by: number; readonly note: string };
}

export interface Tally {
  readonly total: number;
  /** What was folded, in order. */
  readonly trace: readonly EventId[];
  /** Whether each event came after the one before it, as `evolve` is owed. */
  readonly isInOrder: boolean;
}

export type TallyReason = 'by-zero' | 'unexpected-total' | 'out-of-order';

export const initialTally: Tally = { total: 0, trace: [], isInOrder: true };

export const tallyDecider: Decider<Tally, TallyCommand, TallyEvent, TallyReason, null> = {
  initialState: initialTally,
  decide(command, state) {
    switch (command.type) {
      case 'Add':
        return command.data.by === 0 ? rejected('by-zero') : accepted([added(command.data.by, command.data.note)]);
      case 'AddIf':
        if (!state.isInOrder) return rejected('out-of-order');
        return command.data.total === state.total ? accepted([added(command.data.by)]) : rejected('unexpected-total');
      case 'AddEach':
        return accepted(command.data.bys.map((by) => added(by)));
      case 'Fail':
        throw new Error('a bug in the decider');
    }
  },
  evolve: (state, envelope: EventEnvelope<TallyEvent>) => ({
    total: state.total + envelope.event.data.by,
    trace: [...state.trace, envelope.id],
    isInOrder: state.isInOrder && (state.trace.at(-1) ?? '') < envelope.id,
  }),
};

export const tallyCodec: EventCodec<TallyEvent> = {
  encode: ({ type, data }) => ({ type, v: 1, data }),
  decode({ type, v, data }) {
    if (type !== 'Added' || v > 1) return { kind: 'unknown' };
    const { by, note } = data as TallyEvent['data'];
    return typeof by === 'number' && typeof note === 'string'
      ? { kind: 'known', event: added(by, note) }
      : { kind: 'invalid', reason: 'by is no number' };
  },
};

export function added(by: number, note = ''): TallyEvent {
  return { type: 'Added', data: { by, note } };
}

export interface TallyTypes {
  readonly state: Tally;
  readonly command: TallyCommand;
  readonly event: TallyEvent;
  readonly rejection: TallyReason;
  readonly context: null;
  readonly view: { readonly total: number };
  readonly note: { readonly by: number; readonly total: number };
  readonly difference: number;
}

export const tallyDomain: Domain<TallyTypes> = {
  decider: tallyDecider,
  codec: tallyCodec,
  mapNamed: namesNone,
  createView:
    () =>
    ({ total }) => ({ total }),
  describe: (_before, { event }, { total }) => ({ by: event.data.by, total }),
  compare: (then, now) => now.total - then.total,
};

// A domain in which one can also ask for nothing but that the state is still this one: put before other commands, it makes them
// be decided on what their author has seen, or not at all. A fold that changes nothing gives back the very state it was given, so
// that one state is known by being the same object.

import { accepted, rejected } from '../../src/engine/decider.ts';
import type { Domain, DomainTypes } from '../../src/engine/domain.ts';
import type { Command } from '../../src/engine/message.ts';

export interface Expect<State> extends Command {
  readonly type: 'Expect';
  readonly data: { readonly state: State & object };
}

/** Somebody else was faster. */
export interface Moved {
  readonly kind: 'moved';
}

export interface Expecting<T extends DomainTypes> extends DomainTypes {
  readonly state: T['state'];
  readonly command: T['command'] | Expect<T['state']>;
  readonly event: T['event'];
  readonly rejection: T['rejection'] | Moved;
  readonly context: T['context'];
  readonly view: T['view'];
  readonly note: T['note'];
  readonly difference: T['difference'];
}

export function expecting<T extends DomainTypes>(domain: Domain<T>): Domain<Expecting<T>> {
  const { initialState, decide, evolve } = domain.decider;
  return {
    ...domain,
    decider: {
      initialState,
      evolve,
      decide(command, state, context) {
        if (!isExpect<T>(command)) return decide(command, state, context);
        return command.data.state === state ? accepted([]) : rejected({ kind: 'moved' });
      },
    },
  };
}

export function expect<State extends object>(state: State): Expect<State> {
  return { type: 'Expect', data: { state } };
}

function isExpect<T extends DomainTypes>(command: Expecting<T>['command']): command is Expect<T['state']> {
  return command.type === 'Expect';
}

// Read model on disk: what is wanted in each cart, and by whom. One row per item and person; together their shares are the quantity.

import { valuesOf } from '../../src/causal/persistentMap.ts';
import { isPresent } from '../../src/domain/line/line.ts';
import { explain } from '../../src/domain/readModels/explanation.ts';
import { projection } from './projection.ts';
import { spelled } from './spelled.ts';

export const items = projection({
  name: 'items',
  version: 1,
  columns: {
    line: 'TEXT',
    name: 'TEXT',
    /** As names are looked for. */
    spelled: 'TEXT',
    actor: 'TEXT',
    person: 'TEXT',
    person_spelled: 'TEXT',
    share: 'INTEGER',
    quantity: 'INTEGER',
  },
  rows({ state, view }) {
    const people = new Map(view.members.map(({ actorId, name }) => [actorId, name]));
    return valuesOf(state.lines)
      .filter(isPresent)
      .flatMap((one) => {
        const { line, name, quantity, parts } = explain(one);
        const shares = new Map<(typeof parts)[number]['actorId'], number>();
        for (const part of parts) shares.set(part.actorId, (shares.get(part.actorId) ?? 0) + part.quantity);
        return [...shares].map(([actor, share]) => {
          const person = people.get(actor) ?? '';
          return {
            line,
            name,
            spelled: spelled(name),
            actor,
            person,
            person_spelled: spelled(person),
            share,
            quantity,
          };
        });
      });
  },
});

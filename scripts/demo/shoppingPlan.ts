// Who does what to fill one cart with one order. Several people put parts of it in at once, change their minds, mistake
// prices and quantities and put them right; in whatever order their acts meet, the cart must come to the order's total.

import type { CartCommand } from '../../src/domain/commands.ts';
import type { OrderLine } from '../../src/domain/import/orderLines.ts';
import type { ImportedOrder } from '../../src/domain/import/orders.ts';
import type { Random } from './random.ts';

export type Act =
  | { readonly kind: 'ask'; readonly command: CartCommand }
  | { readonly kind: 'switch-off' }
  | { readonly kind: 'switch-on' };

/** Acts that one person does in this order, with others in between. */
type Thread = readonly CartCommand[];

/** Per person, what they do in turn. Everybody ends up online. */
export function shoppingPlan(order: ImportedOrder, people: number, random: Random): readonly (readonly Act[])[] {
  const threads = Array.from({ length: people }, (): Thread[] => []);
  const give = (person: number, ...thread: Thread) => threads[person]?.push(thread);

  for (const line of order.lines) {
    const helpers = random.shuffled([...threads.keys()]).slice(0, random.between(1, people));
    const [first = 0] = helpers;
    const details = { line: line.line, name: line.name, price: line.price, aisle: line.aisle };
    const add = (quantity: number) => ({ type: 'AddItem', data: { ...details, quantity } }) as const;
    switch (random.between(0, 5)) {
      case 0:
        // Everybody makes sure of all of it.
        for (const helper of helpers)
          give(helper, { type: 'EnsureItem', data: { ...details, atLeast: line.quantity } });
        break;
      case 1:
        give(first, add(line.quantity), { type: 'NoteItem', data: { line: line.line, note: 'the good one' } });
        break;
      case 2: {
        const tooMany = random.between(1, 3);
        give(first, add(line.quantity + tooMany), { type: 'ChangeQuantity', data: { line: line.line, by: -tooMany } });
        break;
      }
      case 3:
        give(first, add(1), { type: 'SetQuantity', data: { line: line.line, to: line.quantity } });
        break;
      case 4:
        give(
          first,
          { type: 'AddItem', data: { ...details, price: (line.price ?? 0) + 100, quantity: line.quantity } },
          { type: 'ChangePrice', data: { line: line.line, price: line.price } },
          { type: 'PickItem', data: { line: line.line } },
        );
        break;
      default:
        // Each puts a part of it in.
        for (const [index, part] of parts(line, helpers.length, random).entries())
          give(helpers[index] ?? first, add(part));
    }
  }
  for (const person of threads.keys()) {
    const name = `Not needed after all ${person}`;
    give(
      person,
      { type: 'AddItem', data: { name, price: 999, quantity: 2 } },
      { type: 'RemoveItem', data: { line: `t:${name.toLowerCase()}` } },
    );
  }
  return threads.map((own) => withNetwork(interleaved(own, random), random));
}

/** Numbers of at least 1 that add up to the line's quantity; fewer than asked for where it is small. */
function parts({ quantity }: OrderLine, count: number, random: Random): readonly number[] {
  const found: number[] = [];
  let rest = quantity;
  while (found.length < count - 1 && rest > 1) {
    const part = random.between(1, rest - 1);
    found.push(part);
    rest -= part;
  }
  return [...found, rest];
}

function interleaved(threads: readonly Thread[], random: Random): readonly CartCommand[] {
  const open = threads.map((thread) => [...thread]);
  const order: CartCommand[] = [];
  while (open.length > 0) {
    const index = random.between(0, open.length - 1);
    const command = open[index]?.shift();
    if (command === undefined) open.splice(index, 1);
    else order.push(command);
  }
  return order;
}

function withNetwork(commands: readonly CartCommand[], random: Random): readonly Act[] {
  const acts: Act[] = [];
  let isUp = true;
  for (const command of commands) {
    if (random.chance(isUp ? 0.12 : 0.25)) {
      acts.push({ kind: isUp ? 'switch-off' : 'switch-on' });
      isUp = !isUp;
    }
    acts.push({ kind: 'ask', command });
  }
  return isUp ? acts : [...acts, { kind: 'switch-on' }];
}

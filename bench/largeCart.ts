// A cart with a long history, put on the relay by a simulated person.

import { setTimeout as wait } from 'node:timers/promises';
import { createPerson } from '../scripts/demo/person.ts';
import { createRandom } from '../scripts/demo/random.ts';
import { starterCatalogue } from '../src/domain/catalogue/starterCatalogue.ts';

export interface Cart {
  /** An edit link. */
  readonly url: string;
  readonly events: number;
  readonly lines: number;
}

/** The line that is tapped. */
export const line = 'Bananas';

export async function fillLargeCart(relayUrl: string, events: number, lines: number): Promise<Cart> {
  // Ids come of it too: two carts of one seed would be one cart.
  const random = createRandom(events * 1_000 + lines);
  const maker = createPerson({ name: 'Mia', color: 'teal', relayUrl, random, clockOffsetMs: 0 });
  const { cartId, key, session } = await maker.trolley.draft();
  const state = () => session.store.getState();
  const products = starterCatalogue('en').slice(0, lines);
  for (const [index, { id, name, aisle }] of products.entries()) {
    // Each has a price, so that whatever changes changes the total.
    await session.dispatch({ type: 'AddItem', data: { line: id, name, price: 100 + index, aisle, quantity: 500 } });
  }
  for (let index = products.length; index < lines; index += 1) {
    const name = `Thing ${index}`;
    await session.dispatch({ type: 'AddItem', data: { name, price: 100, quantity: 1 } });
  }
  while (state().history.entries.length < events) {
    const by = random.chance(0.5) ? 1 : -1;
    await session.dispatch({ type: 'ChangeQuantity', data: { line: random.pick(products).id, by } });
  }
  while (state().sync.waiting.length > 0) await wait(10);
  await session.close();
  return {
    url: `${relayUrl}/#/cart/${cartId}?k=${key}`,
    events: state().history.entries.length,
    lines,
  };
}

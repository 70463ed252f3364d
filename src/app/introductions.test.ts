import { describe, expect, test, vi } from 'vitest';
import type { CartSession } from './cartSession.ts';
import { createTrolley } from './createTrolley.ts';
import { createHousehold } from './testing/household.ts';

const surroundings = {
  shareAddresses: async () => [],
  keepAwake: () => () => {},
  update: {
    getState: () => ({ isReady: false }),
    getInitialState: () => ({ isReady: false }),
    subscribe: () => () => {},
  },
  applyUpdate() {},
};
const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } }) as const;

function lines(session: CartSession) {
  const { aisles } = session.store.getState().now;
  return Object.fromEntries(aisles.flatMap((aisle) => aisle.lines.map((line) => [line.name, line.quantity])));
}

describe('name and colour', () => {
  test('a newcomer whose colour is taken gets a free one, until they choose', async () => {
    const household = createHousehold();
    const [alice, bob] = [household.device('Alice', 'teal'), household.device('Bob', 'teal')];
    const { cartId, key, session: atAlices } = await createTrolley(alice.tab(), surroundings).draft();
    await atAlices.dispatch(add('Milk'));
    const ports = bob.tab();
    const atBobs = await createTrolley(ports, surroundings).open(cartId, key);
    await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 1 }));
    await atBobs.dispatch(change('t:milk', 1));
    const colorsAtBobs = () => atBobs.store.getState().now.members.map(({ color }) => color);
    expect(colorsAtBobs()).toEqual(['teal', 'orange']);
    await ports.device.saveProfile({ name: 'Robert' });
    await vi.waitFor(() => expect(atBobs.store.getState().now.members[1]?.name).toBe('Robert'));
    expect(colorsAtBobs()).toEqual(['teal', 'orange']);
    await ports.device.saveProfile({ color: 'blue' });
    await vi.waitFor(() => expect(colorsAtBobs()).toEqual(['teal', 'blue']));
  });

  test('name and colour of a guest go together where somebody has the colour', async () => {
    const household = createHousehold();
    const [alice, bob] = [household.device(''), household.device('')];
    const { cartId, key, session: atAlices } = await createTrolley(alice.tab(), surroundings).draft();
    await atAlices.dispatch(add('Milk'));
    const ports = bob.tab();
    const atBobs = await createTrolley(ports, surroundings).open(cartId, key);
    await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 1 }));
    const guests = [
      { name: 'Guest in teal', color: 'teal' },
      { name: 'Guest in orange', color: 'orange' },
    ];
    // Also while he has done nothing yet.
    await vi.waitFor(() =>
      expect(atAlices.store.getState().people.filter(({ isMe }) => !isMe)).toMatchObject([guests[1]]),
    );
    await atBobs.dispatch(change('t:milk', 1));
    expect(atBobs.store.getState().now.members).toMatchObject(guests);
  });

  test('a new name is told to those who know the old one', async () => {
    const household = createHousehold();
    const device = household.device('');
    const ports = device.tab();
    const { session } = await createTrolley(ports, surroundings).draft();
    await session.dispatch(add('Milk'));
    expect(session.store.getState().now.members).toMatchObject([{ name: 'Guest in teal' }]);
    await ports.device.saveProfile({ name: 'Alice' });
    await vi.waitFor(() => expect(session.store.getState().now.members).toMatchObject([{ name: 'Alice' }]));
  });
});

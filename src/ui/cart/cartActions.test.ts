import { describe, expect, it, vi } from 'vitest';
import type { CartSession } from '../../app/cartSession.ts';
import { createTrolley } from '../../app/createTrolley.ts';
import { createHousehold } from '../../app/testing/household.ts';
import { createNotices } from '../elements/notices.ts';
import { text } from '../text/en.ts';
import { createCartActions } from './cartActions.ts';

const update = {
  getState: () => ({ isReady: false }),
  getInitialState: () => ({ isReady: false }),
  subscribe: () => () => {},
};

async function aCartWithMilk() {
  const trolley = createTrolley(createHousehold().device('Alice').tab(), {
    shareAddresses: async () => [],
    keepAwake: () => () => {},
    update,
    applyUpdate() {},
  });
  const { session } = await trolley.draft();
  const notices = createNotices(() => () => {});
  const actions = createCartActions(session, notices, text);
  await actions.add({ line: 'milk', name: 'Milk', price: 129, aisle: 'dairy' }, 2);
  return { session, notices, actions };
}

const lines = (session: CartSession) => session.store.getState().now.aisles.flatMap((aisle) => aisle.lines);

function milkIn(session: CartSession) {
  const milk = lines(session).find(({ line }) => line === 'milk');
  if (milk === undefined) throw new Error('There is no milk.');
  return milk;
}

describe('removing a line', () => {
  it('says so, and undoing puts it back with all it had', async () => {
    const { session, notices, actions } = await aCartWithMilk();
    await actions.send([{ type: 'NoteItem', data: { line: 'milk', note: 'blue lid' } }]);
    await actions.pick('milk', true);
    const before = milkIn(session);
    await actions.remove(before);
    expect(lines(session)).toEqual([]);
    expect(notices.store.getState()?.text).toBe('Milk removed.');
    notices.undo();
    await vi.waitFor(() => expect(milkIn(session)).toMatchObject({ ...before, contributors: expect.anything() }));
  });

  it.each(['change', 'set'] as const)('can be undone too when it comes from %s to nothing', async (way) => {
    const { session, notices, actions } = await aCartWithMilk();
    await actions.set(milkIn(session), 1);
    const milk = milkIn(session);
    await (way === 'change' ? actions.change(milk, -1) : actions.set(milk, 0));
    expect(lines(session)).toEqual([]);
    notices.undo();
    await vi.waitFor(() => expect(milkIn(session).quantity).toBe(1));
  });

  it('says nothing of undoing while something is left', async () => {
    const { session, notices, actions } = await aCartWithMilk();
    await actions.change(milkIn(session), -1);
    expect(milkIn(session).quantity).toBe(1);
    expect(notices.store.getState()).toBeNull();
  });
});

describe('leaving a cart', () => {
  it('can be undone', async () => {
    const { session, notices, actions } = await aCartWithMilk();
    const hasLeft = () => session.store.getState().now.members.map((member) => member.hasLeft);
    await actions.leave();
    expect(hasLeft()).toEqual([true]);
    notices.undo();
    await vi.waitFor(() => expect(hasLeft()).toEqual([false]));
  });
});

describe('putting something in that should be there', () => {
  it('is harmless when done twice', async () => {
    const { session, actions } = await aCartWithMilk();
    await actions.ensure({ line: 'milk', name: 'Milk' }, 1);
    expect(milkIn(session).quantity).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import type { SyncView } from '../../app/cartSession.ts';
import type { EventId } from '../../engine/message.ts';
import { text } from '../text/en.ts';
import { reasonForWaiting, summarizeSync } from './syncSummary.ts';

const one = ['0'.repeat(30)] as readonly string[] as readonly EventId[];
const cart = { eventCount: 7, role: 'edit' } as const;
const online = { kind: 'online', role: 'edit', caughtUp: true } as const;

function sync(link: SyncView['link'], waiting: readonly EventId[] = []): SyncView {
  return { link, waiting, problem: null, healed: null };
}

describe('summarizeSync', () => {
  it.each<[string, SyncView, string]>([
    ['everything confirmed', sync(online), 'On the relay'],
    ['one on its way', sync(online, one), 'On this device — 1 waiting for the relay'],
    ['first exchange not done', sync({ ...online, caughtUp: false }), 'On this device — connecting to the relay'],
    ['connecting with changes', sync({ kind: 'connecting' }, one), 'On this device — 1 waiting for the relay'],
    ['offline with changes', sync({ kind: 'offline' }, one), 'Offline — on this device, 1 waiting for the relay'],
    ['offline, nothing new', sync({ kind: 'offline' }), 'Offline — all of it is on the relay'],
    ['refused', sync({ kind: 'refused', reason: 'gone', detail: '' }, one), 'On this device — the relay refuses 1'],
  ])('says the truth: %s', (_, view, words) => {
    expect(summarizeSync(view, cart).words).toBe(words);
  });

  it('says "on the relay" of nothing that waits', () => {
    const links: readonly SyncView['link'][] = [online, { kind: 'connecting' }, { kind: 'offline' }];
    for (const link of links) expect(summarizeSync(sync(link, one), cart).words).not.toMatch(/^On the relay/);
  });

  it('claims nothing for a cart without a change', () => {
    expect(summarizeSync(sync(online), { ...cart, eventCount: 0 }).words).toBe('Nothing to keep yet');
  });

  it('says why the relay does not take what waits', () => {
    const view = sync({ ...online, refusal: 'fork' }, one);
    expect(summarizeSync(view, cart)).toEqual({ words: 'On this device — 1 waiting for the relay', tone: 'trouble' });
    expect(reasonForWaiting(view)).toContain('stays on this device');
  });

  it('says what was done about a fork, to the author and to others', () => {
    expect(text.sync.healed(3, 3)).toContain('3 changes of yours');
    expect(text.sync.healed(3, 3)).not.toContain('of others');
    expect(text.sync.healed(1, 0)).toContain('1 change of others');
    expect(text.sync.healed(1, 0)).not.toContain('of yours');
  });

  it("tells a failure of this device's storage before anything else", () => {
    const problem = { kind: 'storage', reason: 'full', detail: '' } as const;
    expect(summarizeSync({ ...sync(online), problem }, cart)).toEqual({
      words: 'This device cannot keep changes',
      tone: 'trouble',
    });
    expect(reasonForWaiting({ ...sync(online), problem })).toContain('no space left');
  });
});

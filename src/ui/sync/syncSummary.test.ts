import { describe, expect, it } from 'vitest';
import type { SyncView } from '../../app/stream/streamSnapshot.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { text } from '../text/en.ts';
import { reasonsInWords } from '../text/enReasons.ts';
import { syncDialogInWords } from '../text/enSyncDialog.ts';
import { reasonForWaiting } from './reasonForWaiting.ts';
import { summarizeSync } from './syncSummary.ts';

const one = ['0'.repeat(30)] as readonly string[] as readonly EventId[];
const cart = { eventCount: 7, role: 'edit', firstName: 'Ben', isByLink: false } as const;
const online = { kind: 'online', role: 'edit', caughtUp: true } as const;

/** `lacks`: of each other device. */
function sync(
  link: SyncView['link'],
  waiting: readonly EventId[] = [],
  lacks: readonly (number | null)[] = [],
): SyncView {
  const devices = lacks.map((each, index) => ({ actorId: `${index}` as ActorId, lacks: each }));
  const isOnRelay = () => waiting.length === 0;
  return { link, waiting, devices, isOnRelay, isOnDevice: () => false, problem: null, healed: null, isPutBack: false };
}

describe('summarizeSync', () => {
  it.each<[string, SyncView, string]>([
    ['everything confirmed', sync(online), 'Saved for everyone'],
    ['one on its way', sync(online, one), 'Saved on this device, 1 waiting'],
    ['first exchange not done', sync({ ...online, caughtUp: false }), 'Saved on this device, connecting'],
    ['connecting with changes', sync({ kind: 'connecting' }, one), 'Saved on this device, 1 waiting'],
    ['offline with changes', sync({ kind: 'offline' }, one), 'Offline. Saved on this device, 1 waiting'],
    ['offline, nothing new', sync({ kind: 'offline' }), 'Offline, all of it saved for everyone'],
    [
      'refused',
      sync({ kind: 'refused', reason: 'gone', detail: '' }, one),
      'Saved on this device: the server refuses 1',
    ],
  ])('says the truth: %s', (_, view, words) => {
    expect(summarizeSync(view, cart, text).words).toBe(words);
  });

  it('says "saved for everyone" of nothing that waits', () => {
    const links: readonly SyncView['link'][] = [online, { kind: 'connecting' }, { kind: 'offline' }];
    for (const link of links) expect(summarizeSync(sync(link, one), cart, text).words).not.toMatch(/for everyone/);
  });

  it.each<[string, SyncView, string]>([
    ['one other device', sync(online, [], [0]), 'Saved for everyone and on Ben’s device'],
    ['two', sync(online, [], [0, 0]), 'Saved for everyone and on both other devices'],
    ['more', sync(online, [], [0, 0, 0]), 'Saved for everyone and on all 3 other devices'],
    ['one lacks something', sync(online, [], [0, 2, 0]), 'Saved for everyone'],
    ['one was never heard of', sync(online, [], [0, null]), 'Saved for everyone'],
    ['something waits here', sync(online, one, [0]), 'Saved on this device, 1 waiting'],
    ['offline', sync({ kind: 'offline' }, [], [0]), 'Offline, all of it saved for everyone'],
    ['not caught up', sync({ ...online, caughtUp: false }, [], [0]), 'Saved on this device, connecting'],
  ])('says whose device has all of it: %s', (_, view, words) => {
    const { words: first, more = '' } = summarizeSync(view, cart, text);
    expect(first + more).toBe(words);
  });

  it('says of a cart that one came to by a link that it is on its way, until it is known whether there is one', () => {
    const joining = { ...cart, eventCount: 0, isByLink: true };
    for (const link of [{ kind: 'connecting' }, { ...online, caughtUp: false }] as const) {
      expect(summarizeSync(sync(link), joining, text)).toEqual({ words: 'Getting the cart', tone: 'busy' });
      expect(summarizeSync(sync(link), { ...joining, isByLink: false }, text).words).toBe('Nothing to keep yet');
      expect(summarizeSync(sync(link), { ...joining, eventCount: 1 }, text).words).toMatch(/connecting/);
    }
    expect(summarizeSync(sync(online), joining, text).words).toBe('Nothing to keep yet');
  });

  it('claims nothing for a cart without a change', () => {
    expect(summarizeSync(sync(online), { ...cart, eventCount: 0 }, text).words).toBe('Nothing to keep yet');
  });

  it('says why the relay does not take what waits', () => {
    const view = sync({ ...online, refusal: 'fork' }, one);
    expect(summarizeSync(view, cart, text)).toEqual({
      words: 'Saved on this device, 1 waiting',
      tone: 'trouble',
    });
    expect(reasonForWaiting(view, reasonsInWords, syncDialogInWords)).toContain('stays on this device');
  });

  it.each([
    ['fork', 'sorted out by itself'],
    ['storage', 'sent again by itself'],
    ['too-many', 'Go on in a new cart'],
    ['view-only', 'Ask for the edit link'],
    ['gone', 'start a new cart'],
  ] as const)('of a refusal (%s) it says where the change is and what comes next', (refusal, next) => {
    const link =
      refusal === 'gone' ? ({ kind: 'refused', reason: refusal, detail: '' } as const) : { ...online, refusal };
    const words = reasonForWaiting(sync(link, one), reasonsInWords, syncDialogInWords);
    expect(words).toContain(next);
    expect(words).toMatch(/stays? on this device/);
  });

  it('tells a full relay, which is tried again, from a cart that is at its limit', () => {
    expect(
      reasonForWaiting(sync({ kind: 'offline', reason: 'too-many' }, one), reasonsInWords, syncDialogInWords),
    ).toContain('tried again by itself');
  });

  it('says what was done about a fork, to the author and to others', () => {
    expect(syncDialogInWords.healed(3, 3)).toContain('3 changes of yours');
    expect(syncDialogInWords.healed(3, 3)).not.toContain('of others');
    expect(syncDialogInWords.healed(1, 0)).toContain('1 change of others');
    expect(syncDialogInWords.healed(1, 0)).not.toContain('of yours');
  });

  it.each([
    online,
    { ...online, refusal: 'fork' },
    { kind: 'connecting' },
    { kind: 'offline', reason: 'storage' },
    { kind: 'refused', reason: 'gone', detail: '' },
  ] as const)("tells a failure of this device's storage before anything else ($kind)", (link) => {
    const problem = { kind: 'storage', reason: 'full', detail: '' } as const;
    for (const waiting of [[], one]) {
      const view = { ...sync(link, waiting), problem };
      for (const eventCount of [0, 5]) {
        const words = 'This device cannot keep changes';
        expect(summarizeSync(view, { ...cart, eventCount }, text)).toEqual({ words, tone: 'trouble' });
      }
      expect(reasonForWaiting(view, reasonsInWords, syncDialogInWords)).toContain('no space left');
    }
  });
});

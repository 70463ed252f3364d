// Whatever the tabs of a device do, and whatever is done to the cart under them: what the store holds is what every tab shows
// that is awake, and what was accepted is in it, once. A failure prints its seed; TROLLEY_SEED repeats it, TROLLEY_RUNS asks
// for more.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playTabs, type TabStep, tabSchedules } from './testing/tabSchedules.ts';

const seed = process.env['TROLLEY_SEED'];
const numRuns = Number(process.env['TROLLEY_RUNS'] ?? 50);

test('[R13] [R15] tabs that open, close, sleep, crash, heal and lose their cart show what the store holds', async () => {
  await fc.assert(
    fc.asyncProperty(tabSchedules, async (steps) => {
      expect(await playTabs(steps)).toEqual([]);
    }),
    { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
});

/** Each was found by the property, in a version that failed. */
const found: Readonly<Record<string, readonly [TabStep['what'], TabStep['pause'], TabStep['who']?][]>> = {
  'a tab that opened while another one wrote never showed it': [
    ['a page opens the cart again', 0],
    ['a tab writes', null],
    ['a tab writes', null, 3],
    ['a tab opens', 0],
  ],
  'a tab that was told a shorter history skipped what came after it': [
    ['the relay gets what is stored', null],
    ['the device is cloned', null],
    ['a tab writes', null],
    ['a tab writes', null],
    ['a tab writes', null],
    ['a tab opens', null],
    ['the clone writes', null],
    ['a tab heals', null],
    ['the clone writes', null],
    ['a tab hears the relay', null],
  ],
  'a tab put what it heard into a cart that was taken off': [
    ['somebody else writes', null],
    ['the cart is taken off, no tab is told', null],
    ['a tab hears the relay', 0],
  ],
  'a tab went on in a log of a cart that had been taken off and come back': [
    ['a tab opens', 0],
    ['the relay gets what is stored', null],
    ['the cart is taken off, no tab is told', null],
    ['a page opens the cart again', null],
    ['a tab writes', 0, 2],
    ['a tab writes', null],
    ['the relay gets what is stored', 0],
    ['a tab goes home', 0],
    ['a tab falls asleep', 0],
    ['a tab opens', 0],
    ['a tab writes', null],
    ['a page opens the cart again', 0],
  ],
  'a tab that slept through a healing showed what had been set aside': [
    ['the device is cloned', null],
    ['a tab writes', null],
    ['the clone writes', null],
    ['a tab writes', 0],
    ['a tab falls asleep', null],
    ['a tab opens', null],
    ['a tab opens', 0],
    ['a tab opens', null],
  ],
  'a tab that woke heard of nothing that it had missed': [
    ['a tab falls asleep', null],
    ['a tab opens', null],
    ['somebody else writes', 0],
    ['a tab writes', null],
  ],
};

test.each(Object.entries(found))('%s', async (_, steps) => {
  expect(await playTabs(steps.map(([what, pause, who = 0]) => ({ what, pause, who })))).toEqual([]);
});

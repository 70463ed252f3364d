import { expect, test, vi } from 'vitest';
import { createReissueForOthers } from './reissueForOthers.ts';

function scene(ahead: number) {
  const reissueAll = vi.fn(async () => 0);
  const timers: { readonly ms: number; readonly tick: () => void; isStopped: boolean }[] = [];
  const others = createReissueForOthers({
    writeSide: { reissueAll },
    every(ms, tick) {
      const timer = { ms, tick, isStopped: false };
      timers.push(timer);
      return () => {
        timer.isStopped = true;
      };
    },
    turn: () => ahead,
    onFailure(failure) {
      throw failure;
    },
  });
  return { others, reissueAll, timers };
}

test('who comes first issues at once, once per connection', () => {
  const { others, reissueAll, timers } = scene(0);
  others.caughtUp(false);
  expect(reissueAll).not.toHaveBeenCalled();
  for (let time = 0; time < 3; time += 1) others.caughtUp(true);
  expect([reissueAll.mock.calls.length, timers]).toEqual([1, []]);
  others.begin();
  others.caughtUp(true);
  expect(reissueAll).toHaveBeenCalledTimes(2);
});

test('each further one waits longer, and not at all once the connection is gone', () => {
  const waits = [1, 3].map((ahead) => {
    const { others, reissueAll, timers } = scene(ahead);
    others.caughtUp(true);
    expect(reissueAll).not.toHaveBeenCalled();
    timers[0]?.tick();
    expect([reissueAll.mock.calls.length, timers[0]?.isStopped]).toEqual([1, true]);
    return timers[0]?.ms;
  });
  expect(waits).toEqual([2_000, 6_000]);

  const { others, timers } = scene(1);
  others.caughtUp(true);
  others.caughtUp(false);
  expect(timers.map(({ isStopped }) => isStopped)).toEqual([true]);
});

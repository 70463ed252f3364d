import { beforeEach, describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { ClientMessage } from '../../wire/frames.ts';
import { createHeldTelling } from './heldTelling.ts';

const [alice, bob] = [1, 2] as [ReplicaId, ReplicaId];

describe('what this device tells of what it holds', () => {
  let now = 0;
  let held: Record<number, number> = {};
  let sent: ClientMessage[] = [];
  let timers: { at: number; run: () => void }[] = [];

  function scene() {
    return createHeldTelling({
      device: 'ana',
      heldLength: (replicaId) => held[replicaId] ?? 0,
      send: (message) => void sent.push(message),
      now: () => now,
      after(ms, run) {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    });
  }

  function pass(ms: number) {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }

  const told = () => sent.map((message) => (message.kind === 'held' ? Object.fromEntries(message.lengths) : message));

  beforeEach(() => {
    now = 1_000_000;
    held = { [alice]: 3, [bob]: 1 };
    sent = [];
    timers = [];
  });

  test('everything once the connection has caught up, and nothing before', () => {
    const telling = scene();
    telling.grew([alice, bob]);
    expect(sent).toEqual([]);
    telling.begin([alice, bob]);
    expect(sent).toEqual([
      {
        kind: 'held',
        device: 'ana',
        lengths: new Map([
          [alice, 3],
          [bob, 1],
        ]),
      },
    ]);
  });

  test('then what has moved, and that only', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    pass(5_000);
    held[alice] = 4;
    telling.grew([alice, bob]);
    expect(told().slice(1)).toEqual([{ [alice]: 4 }]);
  });

  test('at most one message a second; what moves meanwhile is in the next one, as it is then', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    for (const length of [4, 5]) {
      pass(100);
      held[alice] = length;
      telling.grew([alice]);
    }
    held[bob] = 2;
    telling.grew([bob]);
    held[bob] = 3;
    pass(799);
    expect(told()).toHaveLength(1);
    pass(1);
    expect(told().slice(1)).toEqual([{ [alice]: 5, [bob]: 3 }]);
    held[alice] = 6;
    telling.grew([alice]);
    expect(told()).toHaveLength(2);
    pass(1_000);
    expect(told().slice(2)).toEqual([{ [alice]: 6 }]);
  });

  test('where nothing has moved, nothing is said and nothing is scheduled', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    telling.grew([alice, bob]);
    held[alice] = 2;
    telling.grew([alice]);
    expect([sent.length, timers.length]).toEqual([1, 0]);
    pass(10_000);
    expect(sent).toHaveLength(1);
  });

  test('a device that holds nothing says nothing', () => {
    held = {};
    scene().begin([alice, bob]);
    expect([sent.length, timers.length]).toEqual([0, 0]);
  });

  test('a connection that ends is told what waits, and nothing more', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    held[alice] = 4;
    telling.grew([alice]);
    telling.end();
    expect(told().slice(1)).toEqual([{ [alice]: 4 }]);
    held[alice] = 5;
    telling.grew([alice]);
    telling.end();
    pass(10_000);
    expect([sent.length, timers.length]).toEqual([2, 0]);
  });

  test('the next connection is told everything, not sooner than allowed', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    telling.end();
    pass(500);
    telling.begin([alice, bob]);
    pass(499);
    expect(sent).toHaveLength(1);
    pass(1);
    expect(told().slice(1)).toEqual([{ [alice]: 3, [bob]: 1 }]);
  });

  test('a clock that was set back does not silence it', () => {
    const telling = scene();
    telling.begin([alice, bob]);
    now -= 3_600_000;
    held[alice] = 4;
    telling.grew([alice]);
    expect(told().slice(1)).toEqual([{ [alice]: 4 }]);
  });
});

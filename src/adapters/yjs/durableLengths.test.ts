import { beforeEach, describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createDurableLengths } from './durableLengths.ts';

const log = 7 as ReplicaId;
const claim = (length: number, hash = `h${length}`) => ({ replica: log, length, hash });

describe('durable lengths', () => {
  let ours = 0;
  const durable = createDurableLengths((_replica, length) => (length <= ours ? `h${length}` : null));
  beforeEach(() => {
    ours = 5;
    durable.forget();
  });

  test('count where the hash agrees, at our end or before it', () => {
    expect(durable.told([claim(3)])).toEqual([]);
    expect(durable.lengthOf(log)).toBe(3);
    expect(durable.told([claim(5)])).toEqual([]);
    expect(durable.lengthOf(log)).toBe(5);
    expect(durable.lengthOf(8 as ReplicaId)).toBe(0);
  });

  test('a claim beyond our end waits until we have grown so far', () => {
    expect(durable.told([claim(7)])).toEqual([]);
    expect(durable.lengthOf(log)).toBe(0);
    ours = 6;
    expect(durable.recheck()).toEqual([]);
    expect(durable.lengthOf(log)).toBe(0);
    ours = 8;
    expect(durable.recheck()).toEqual([]);
    expect(durable.lengthOf(log)).toBe(7);
  });

  test('where the hash differs the log has forked, now or when we have grown so far; what had agreed still counts', () => {
    durable.told([claim(2)]);
    expect(durable.told([claim(4, 'other')])).toEqual([log]);
    expect(durable.lengthOf(log)).toBe(2);
    durable.told([claim(6, 'other')]);
    ours = 6;
    expect(durable.recheck()).toEqual([log]);
    expect(durable.recheck()).toEqual([]);
  });

  test('nothing is known of the next connection', () => {
    durable.told([claim(4), { replica: 9 as ReplicaId, length: 8, hash: 'x' }]);
    durable.forget();
    expect(durable.lengthOf(log)).toBe(0);
    ours = 9;
    expect(durable.recheck()).toEqual([]);
  });
});

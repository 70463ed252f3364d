import { describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../log/replicaId.ts';
import { closeReason, createRefusals, refusalReason } from './refusals.ts';

const refused = (reason: string, replica: number, seq: number, count: number) => ({
  reason,
  replica: replica as ReplicaId,
  seq,
  count,
  detail: '',
});

describe('refusals', () => {
  test('stand until what was refused is durable after all, the oldest first', () => {
    const refusals = createRefusals();
    expect(refusals.current()).toBeNull();
    refusals.note(refused('storage', 1, 3, 2));
    refusals.note(refused('too-large', 2, 0, 1));
    refusals.settle((replica) => (replica === 1 ? 4 : 0));
    expect(refusals.current()).toBe('storage');
    refusals.settle((replica) => (replica === 1 ? 5 : 0));
    expect(refusals.current()).toBe('too-large');
    refusals.forget();
    expect(refusals.current()).toBeNull();
  });

  test('that what a device holds is not kept is no refusal of a change', () => {
    const refusals = createRefusals();
    refusals.note(refused('too-many', 0, 0, 0));
    expect(refusals.current()).toBeNull();
    refusals.note(refused('too-many', 0, 0, 1));
    expect(refusals.current()).toBe('too-many');
  });

  test('a gap is answered, and nobody need know', () => {
    const refusals = createRefusals();
    refusals.note(refused('gap', 1, 0, 1));
    expect(refusals.current()).toBeNull();
  });

  test('reasons of a newer relay mean that the two do not understand each other', () => {
    expect(refusalReason('view-only')).toBe('view-only');
    expect(refusalReason('draining')).toBe('draining');
    expect(refusalReason('moon-phase')).toBe('malformed');
    expect(refusalReason('toString')).toBe('malformed');
  });

  test('close codes: ours by name, other final ones as a misunderstanding, the rest say nothing', () => {
    expect([4400, 4401, 4404, 4407, 4408, 4409, 4410].map(closeReason)).toEqual([
      'malformed',
      'too-large',
      'fork',
      'foreign-root',
      'not-append',
      'outdated',
      'gone',
    ]);
    expect([4500, 4502, 4503].map(closeReason)).toEqual(['storage', 'too-many', 'draining']);
    expect([4499, 1006, 1000, 4599].map(closeReason)).toEqual(['malformed', null, null, null]);
  });
});

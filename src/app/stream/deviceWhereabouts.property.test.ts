import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createDeviceWhereabouts } from './deviceWhereabouts.ts';

const logIds = [1, 2, 3] as readonly number[] as readonly ReplicaId[];
const names = ['bob', 'carol'] as readonly string[] as readonly ActorId[];
const replicaId = fc.constantFrom(...logIds);
const name = fc.constantFrom(...names);

type Step =
  | { readonly kind: 'stored'; readonly replicaId: ReplicaId; readonly count: number }
  | { readonly kind: 'heard'; readonly name: ActorId; readonly replicaId: ReplicaId; readonly length: number }
  | { readonly kind: 'written'; readonly name: ActorId; readonly replicaId: ReplicaId }
  | { readonly kind: 'told anew' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('stored' as const), replicaId, count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('heard' as const), name, replicaId, length: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('written' as const), name, replicaId }),
  fc.record({ kind: fc.constant('told anew' as const) }),
);

test('the count that is kept is the count of the events that are not there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const progress = createDeviceWhereabouts(new Map());
      const lengths = new Map<ReplicaId, number>();
      const silent = new Set<string>(names);
      for (const each of steps) {
        switch (each.kind) {
          case 'stored': {
            const from = lengths.get(each.replicaId) ?? 0;
            const seqs = Array.from({ length: each.count }, (_, index) => from + index);
            progress.stored(seqs.map((seq) => ({ replicaId: each.replicaId, seq }) as StoredEntry));
            lengths.set(each.replicaId, from + each.count);
            break;
          }
          case 'heard':
            progress.heard(new Map([[each.name, new Map([[each.replicaId, each.length]])]]));
            if (each.length > 0) silent.delete(each.name);
            break;
          case 'written':
            progress.written([{ replicaId: each.replicaId, actorId: each.name }]);
            break;
          case 'told anew':
            progress.clear();
            lengths.clear();
        }
        for (const device of names) {
          const events = [...lengths].flatMap(([id, length]) =>
            Array.from({ length }, (_, seq) => ({ replicaId: id, seq })),
          );
          const missing = events.filter((event) => !progress.isOn(device, event)).length;
          expect(progress.lacks(device)).toBe(silent.has(device) ? null : missing);
        }
      }
    }),
  );
});

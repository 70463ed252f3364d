import { expect, test } from 'vitest';
import type { ActRow, CausalLayout } from '../../app/inspect/causalLayout.ts';
import type { EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createGraphLines } from './graphLines.ts';

const row = (lane: number, saw: readonly number[] = []): ActRow => ({
  ...{ lane, saw, ids: ['a' as EventId], replicaId: lane as ReplicaId },
  ...{ previous: null, isJoin: false, isPart: false },
});
const scale = { rowHeight: 10, laneWidth: 20 };

function layoutOf(rows: readonly ActRow[]): CausalLayout {
  const spans = [0, 1].map((lane) => ({ replicaId: lane as ReplicaId, lane, from: 0, to: rows.length - 1 }));
  return { rows, spans, lanes: 2 };
}

test('a line leads from the dot of what was seen to the dot of who saw it', () => {
  const lines = createGraphLines(layoutOf([row(0), row(1, [0])]))(0, 1, scale);
  const seen = lines.filter(({ path }) => path.includes('C'));
  expect(seen).toHaveLength(1);
  expect(seen[0]?.path).toMatch(/^M10 5C.* 30 15$/);
});

test('of a long history only what crosses the rows in sight is drawn, once, and no longer than that', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => row(at % 2, at % 10 === 0 && at > 0 ? [at - 1] : []));
  many[900] = row(1, [100]);
  const lines = createGraphLines(layoutOf(many))(500, 520, scale);
  const seen = lines.filter(({ path }) => path.includes('C')).map(({ key }) => key);
  expect(seen.sort()).toEqual(['100 900', '499 500', '509 510', '519 520']);
  expect(lines.filter(({ path }) => path.includes('V')).map(({ path }) => path)).toEqual([
    'M10 4995V5215',
    'M30 4995V5215',
  ]);
});

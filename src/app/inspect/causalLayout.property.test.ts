// The laws of the picture of who had seen what, on whatever several devices wrote, with right clocks and wrong ones.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { branchAround, type CausalEntry, type CausalLayout, causalLayout } from './causalLayout.ts';

const logs = 4;
const step = fc.record({
  log: fc.nat(logs - 1),
  hears: fc.option(fc.nat(logs - 1)),
  events: fc.integer({ min: 1, max: 3 }),
  clock: fc.nat(99),
});

/** Each device writes what it has seen as its newest: its heads, some of them known through others. */
const histories = fc.array(step, { maxLength: 30 }).map((steps) => {
  const seen = Array.from({ length: logs }, () => new Set<CausalEntry>());
  const all: CausalEntry[] = [];
  for (const { log, hears, events, clock } of steps) {
    const mine = seen[log] as Set<CausalEntry>;
    for (const entry of hears === null ? [] : (seen[hears] as Set<CausalEntry>)) mine.add(entry);
    const command = all.length.toString(16).padStart(16, '0') as CommandId;
    for (let n = 0; n < events; n += 1) {
      const own = [...mine].filter(({ replicaId }) => replicaId === log);
      const newest = new Map([...mine].map((entry) => [entry.replicaId, entry]));
      newest.delete(log as ReplicaId);
      const deps = n > 0 ? [] : [...newest.values()].map(({ id }) => id);
      const entry: CausalEntry = {
        id: idOf(clock, all.length, log),
        replicaId: log as ReplicaId,
        seq: own.length,
        deps,
        commandId: command,
      };
      all.push(entry);
      mine.add(entry);
    }
  }
  return all;
});

/** A wrong clock places an act anywhere in the history; its log goes on from there. */
function idOf(clock: number, count: number, log: number): EventId {
  return (clock * 1e6 + count).toString(16).padStart(16, '0').concat(log.toString(16).padStart(14, '0')) as EventId;
}

const parentsOf = ({ saw, previous }: CausalLayout['rows'][number]) => (previous === null ? saw : [previous, ...saw]);

/** By row: all rows that can be reached. */
function reachIn({ rows }: CausalLayout): readonly ReadonlySet<number>[] {
  const reach: Set<number>[] = [];
  for (const row of rows) reach.push(new Set(parentsOf(row).flatMap((parent) => [parent, ...(reach[parent] ?? [])])));
  return reach;
}

/** The same of the entries themselves. */
function pastsIn(entries: readonly CausalEntry[]): ReadonlyMap<EventId, ReadonlySet<EventId>> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const past = (id: EventId, found = new Set<EventId>()) => {
    const entry = byId.get(id);
    const before = entries.find(({ replicaId, seq }) => replicaId === entry?.replicaId && seq === entry.seq - 1);
    for (const next of [...(entry?.deps ?? []), ...(before === undefined ? [] : [before.id])]) {
      if (found.has(next)) continue;
      found.add(next);
      past(next, found);
    }
    return found;
  };
  return new Map(entries.map(({ id }) => [id, past(id)]));
}

describe('the picture of who had seen what', () => {
  test('has each entry in one row, acts of one command together', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const { rows } = causalLayout(entries);
        expect(rows.flatMap(({ ids }) => ids).sort()).toEqual(entries.map(({ id }) => id).sort());
        const commands = new Map(entries.map(({ id, commandId }) => [id, commandId]));
        for (const { ids } of rows) expect(new Set(ids.map((id) => commands.get(id))).size).toBe(1);
        expect(rows.length).toBe(new Set(entries.map(({ commandId }) => commandId)).size);
      }),
    );
  });

  test('every line goes from an earlier to a later row, and leads where it was seen', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const layout = causalLayout(entries);
        layout.rows.forEach((row, at) => {
          for (const parent of parentsOf(row)) expect(parent).toBeLessThan(at);
        });
        const pasts = pastsIn(entries);
        const reach = reachIn(layout);
        layout.rows.forEach(({ ids }, at) => {
          const own = new Set(ids);
          const seen = [...(pasts.get(ids.at(-1) as EventId) ?? [])].filter((id) => !own.has(id));
          const told = [...(reach[at] ?? [])].flatMap((row) => layout.rows[row]?.ids ?? []);
          expect(told.sort()).toEqual(seen.sort());
        });
      }),
      { numRuns: 300 },
    );
  });

  test('no line says what others say together', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const layout = causalLayout(entries);
        const reach = reachIn(layout);
        for (const row of layout.rows) {
          const parents = parentsOf(row);
          for (const parent of row.saw)
            expect(parents.some((other) => other !== parent && reach[other]?.has(parent))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a lane is one log’s at a time, for as long as somebody goes on from it', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const { rows, spans, lanes } = causalLayout(entries);
        const owner = (lane: number, row: number) =>
          spans.filter((span) => span.lane === lane && span.from <= row && row <= span.to);
        rows.forEach(({ lane, replicaId, saw }, at) => {
          expect(owner(lane, at).map((span) => span.replicaId)).toEqual([replicaId]);
          expect(lane).toBeLessThan(lanes);
          for (const from of saw)
            expect(owner(rows[from]?.lane ?? -1, at).map((span) => span.replicaId)).toEqual([rows[from]?.replicaId]);
        });
      }),
    );
  });

  test('the branches of a log are its rows, each begun by what was heard', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const layout = causalLayout(entries);
        layout.rows.forEach(({ replicaId }, at) => {
          const branch = branchAround(layout, at);
          expect(branch).toContain(at);
          for (const row of branch) expect(branchAround(layout, row)).toEqual(branch);
          expect(branch.every((row) => layout.rows[row]?.replicaId === replicaId)).toBe(true);
          for (const row of branch.slice(1)) expect(layout.rows[row]?.saw).toEqual([]);
          const before = layout.rows[branch[0] ?? 0]?.previous ?? null;
          expect(before === null || layout.rows[branch[0] ?? 0]?.saw.length !== 0).toBe(true);
        });
      }),
    );
  });

  test('parts and joins are where several lines leave or come together', () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const { rows } = causalLayout(entries);
        rows.forEach((row, at) => {
          expect(row.isJoin).toBe(parentsOf(row).length > 1);
          expect(row.isPart).toBe(rows.filter((other) => parentsOf(other).includes(at)).length > 1);
        });
      }),
    );
  });
});

const entry = (log: number, seq: number, deps: readonly EventId[], command = log * 100 + seq): CausalEntry => ({
  id: idOf(seq, seq, log),
  replicaId: log as ReplicaId,
  seq,
  deps,
  commandId: String(command) as CommandId,
});

test('whatever somebody claims to have seen, every line goes from an earlier to a later row', () => {
  const claims = fc.array(fc.tuple(fc.nat(2), fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 3 })));
  fc.assert(
    fc.property(claims, (said) => {
      const lengths = [0, 0, 0];
      const entries = said.map(([log, deps]) => {
        const seq = lengths[log] ?? 0;
        lengths[log] = seq + 1;
        return entry(
          log,
          seq,
          deps.map(([of, other]) => idOf(of, of, other)),
        );
      });
      const { rows } = causalLayout(entries);
      expect(rows).toHaveLength(entries.length);
      rows.forEach((row, at) => {
        for (const parent of parentsOf(row)) expect(parent).toBeLessThan(at);
      });
    }),
  );
});

test('two who claim to have seen each other are drawn all the same', () => {
  const { rows } = causalLayout([entry(0, 0, [idOf(0, 0, 1)]), entry(1, 0, [idOf(0, 0, 0)])]);
  expect(rows).toHaveLength(2);
  rows.forEach((row, at) => {
    for (const parent of parentsOf(row)) expect(parent).toBeLessThan(at);
  });
});

test('a log that claims to have been seen by its own past is drawn all the same', () => {
  const { rows } = causalLayout([entry(0, 0, [idOf(0, 0, 1)]), entry(0, 1, []), entry(1, 0, [idOf(1, 1, 0)])]);
  expect(rows).toHaveLength(3);
  rows.forEach((row, at) => {
    for (const parent of parentsOf(row)) expect(parent).toBeLessThan(at);
  });
});

test('what names an entry that was issued again saw the new one', () => {
  const former = idOf(9, 9, 3);
  const again: CausalEntry = { ...entry(0, 0, []), formerIds: [former] };
  const { rows } = causalLayout([again, entry(1, 1, [former])]);
  expect(rows[1]?.saw).toEqual([0]);
});

test('what is not here is not drawn', () => {
  expect(causalLayout([entry(0, 0, [idOf(7, 7, 7)])]).rows[0]?.saw).toEqual([]);
  expect(causalLayout([])).toEqual({ rows: [], spans: [], lanes: 0 });
});

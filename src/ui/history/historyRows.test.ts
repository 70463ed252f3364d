import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { deviceNumbers, type HistoryRows, historyChoices, historyRows } from './historyRows.ts';

const ana = 'ana' as ActorId;
const ben = 'ben' as ActorId;
const dayMs = 86_400_000;
const byDay = (at: number) => String(Math.floor(at / dayMs));
const everything = { actor: null, line: null };

function entry(index: number, change: Partial<ActivityEntry>): ActivityEntry {
  return {
    id: String(index).padStart(30, '0') as EventId,
    commandId: 'c' as CommandId,
    replicaId: 1 as ReplicaId,
    seq: 0,
    actorId: ana,
    actorName: 'Ana',
    formerName: null,
    actorColor: 'teal',
    at: index,
    receivedAt: index,
    clockAhead: false,
    isReissue: false,
    type: 'ItemAdded',
    line: 'milk',
    subject: 'Milk',
    before: 0,
    after: 1,
    value: null,
    ...change,
  };
}

const history = [
  entry(1, { at: 1 }),
  entry(2, { at: dayMs + 1, actorId: ben, replicaId: 2 as ReplicaId, line: 'eggs', subject: 'Eggs' }),
  entry(3, { at: dayMs + 2, subject: 'Oat milk', type: 'ItemRenamed', replicaId: 3 as ReplicaId }),
];

const told = (rows: HistoryRows) =>
  Array.from({ length: rows.length }, (_, index) => rows.at(index)).map((row) =>
    row?.kind === 'entry' ? Number(row.entry.id) : row?.kind,
  );

describe('historyRows', () => {
  it('has the newest first, under a heading for each day', () => {
    expect(told(historyRows(history, everything, byDay))).toEqual(['day', 3, 2, 'day', 1]);
  });

  it('keeps one person’s acts, and drops days without any', () => {
    expect(told(historyRows(history, { actor: ben, line: null }, byDay))).toEqual(['day', 2]);
  });

  it('keeps one line’s history', () => {
    expect(told(historyRows(history, { actor: null, line: 'milk' }, byDay))).toEqual(['day', 3, 'day', 1]);
  });

  it('is empty where nothing matches', () => {
    const rows = historyRows(history, { actor: ben, line: 'milk' }, byDay);
    expect([rows.length, rows.at(0), rows.indexOf(entry(1, {}).id)]).toEqual([0, undefined, -1]);
  });

  it('finds the row of an entry, and any row, in whatever order they are asked for', () => {
    const rows = historyRows(history, everything, byDay);
    expect(history.map(({ id }) => rows.indexOf(id))).toEqual([4, 2, 1]);
    expect([4, 0, 2].map((index) => rows.at(index)?.key)).toEqual([
      history[0]?.id,
      `day ${history[1]?.id}`,
      history[1]?.id,
    ]);
    expect([rows.at(-1), rows.at(5)]).toEqual([undefined, undefined]);
  });

  it('stays as it was when the history grows in place', () => {
    const growing = history.slice(0, 2);
    const rows = historyRows(growing, everything, byDay);
    growing.push(entry(3, { at: dayMs + 2 }));
    expect(told(rows)).toEqual(['day', 2, 'day', 1]);
  });
});

describe('historyChoices', () => {
  it('offers a line once, by the name it had last', () => {
    expect([...historyChoices(history).lines]).toEqual([
      ['milk', 'Oat milk'],
      ['eggs', 'Eggs'],
    ]);
  });
});

describe('deviceNumbers', () => {
  it('tells the devices of one person apart, and says nothing where there is one', () => {
    expect([...deviceNumbers(history)]).toEqual([
      [1, 1],
      [3, 2],
      [2, null],
    ]);
  });
});

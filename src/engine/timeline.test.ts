import { expect, test } from 'vitest';
import type { EventEnvelope } from './message.ts';
import { initialTally, type Tally, type TallyEvent, tallyDecider } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

function tallyTimeline(keyframeEvery = 4) {
  const folded: string[] = [];
  const timeline = createTimeline<Tally, TallyEvent, string>({
    initialState: initialTally,
    evolve(state, envelope) {
      folded.push(envelope.id);
      return tallyDecider.evolve(state, envelope);
    },
    describe: (before, _envelope, after) => `${before.total} to ${after.total}`,
    keyframeEvery,
  });
  return { timeline, folded };
}

const at = (ms: number) => tallyEnvelope({ ms });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, offset) => at(from + offset));
const totalOf = (envelopes: readonly EventEnvelope<TallyEvent>[]) =>
  envelopes.reduce((total, { event }) => total + event.data.by, 0);

test('an empty timeline is its initial state', () => {
  const { timeline } = tallyTimeline();
  expect([timeline.length(), timeline.state(), timeline.stateAt(-1), timeline.stateAt(5)]).toEqual([
    0,
    initialTally,
    initialTally,
    initialTally,
  ]);
  expect([timeline.at(0), timeline.indexOf(at(1).id), timeline.countBefore(at(1).id)]).toEqual([undefined, -1, 0]);
  expect(timeline.insert([])).toEqual({ inserted: 0, from: 0, late: 0 });
});

test('an event in order is folded alone', () => {
  const { timeline, folded } = tallyTimeline();
  timeline.insert(range(1, 100));
  folded.length = 0;
  expect(timeline.insert([at(100)])).toEqual({ inserted: 1, from: 99, late: 0 });
  expect(folded).toEqual([at(100).id]);
});

test('a late event refolds from the keyframe before it', () => {
  const { timeline, folded } = tallyTimeline();
  timeline.insert(range(10, 30));
  timeline.insert([at(1000)]);
  folded.length = 0;
  const late = tallyEnvelope({ ms: 27, replica: 2 });
  expect(timeline.insert([late])).toEqual({ inserted: 1, from: 18, late: 1 });
  expect(folded).toEqual([at(26).id, at(27).id, late.id, at(28).id, at(29).id, at(1000).id]);
  expect(timeline.state().total).toBe(totalOf([...range(10, 30), at(1000), late]));
});

test('the same event again changes nothing', () => {
  const { timeline, folded } = tallyTimeline();
  timeline.insert([...range(1, 5), at(3)]);
  folded.length = 0;
  expect(timeline.insert([at(2), at(4)])).toEqual({ inserted: 0, from: 4, late: 0 });
  expect([timeline.length(), folded]).toEqual([4, []]);
});

test('a batch in any order counts what landed before the former end', () => {
  const { timeline } = tallyTimeline();
  timeline.insert([at(10), at(20)]);
  expect(timeline.insert([at(30), at(5), at(15), at(10)])).toEqual({ inserted: 3, from: 0, late: 2 });
  expect(timeline.state().trace).toEqual([5, 10, 15, 20, 30].map((ms) => at(ms).id));
});

test('every moment of the past can be asked for, before and after late events', () => {
  const { timeline } = tallyTimeline();
  timeline.insert(range(10, 40));
  timeline.insert([at(3), at(50), at(5)]);
  const all = [at(3), at(5), ...range(10, 40), at(50)];
  all.forEach((envelope, index) => {
    expect(timeline.stateAt(index).total).toBe(totalOf(all.slice(0, index + 1)));
    expect([timeline.at(index)?.id, timeline.indexOf(envelope.id), timeline.countBefore(envelope.id)]).toEqual([
      envelope.id,
      index,
      index,
    ]);
  });
  expect(timeline.countBefore(at(4).id)).toBe(1);
  expect(timeline.countBefore(at(99).id)).toBe(all.length);
  expect(timeline.indexOf(at(4).id)).toBe(-1);
});

test('notes lie beside their events, in one array that grows', () => {
  const { timeline } = tallyTimeline();
  const notes = timeline.notes();
  timeline.insert([at(1), at(4)]);
  expect(notes).toEqual(['0 to 1', '1 to 5']);
  timeline.insert([at(2)]);
  expect(notes).toEqual(['0 to 1', '1 to 3', '3 to 7']);
});

test('of several events of one command and index only the lowest folds; all stay in the history', () => {
  const lost = tallyEnvelope({ ms: 10, replica: 1, command: 'c' });
  const reissued = tallyEnvelope({ ms: 20, replica: 2, command: 'c' });
  const second = tallyEnvelope({ ms: 30, replica: 2, command: 'c', index: 1 });
  for (const order of [
    [lost, reissued, second],
    [reissued, second, lost],
    [second, lost, reissued],
  ]) {
    const { timeline } = tallyTimeline();
    for (const envelope of order) timeline.insert([envelope]);
    expect(timeline.length()).toBe(3);
    expect(timeline.state().trace).toEqual([lost.id, second.id]);
    expect(timeline.notes()).toEqual(['0 to 10', '10 to 10', '10 to 40']);
    expect(timeline.eventsOf(lost.commandId)).toEqual([lost.id, reissued.id, second.id]);
  }
});

test('another actor’s command with the same id is another command', () => {
  const mine = tallyEnvelope({ ms: 1, command: 'c' });
  const theirs = { ...tallyEnvelope({ ms: 2, command: 'c' }), actorId: 'another' as typeof mine.actorId };
  const { timeline } = tallyTimeline();
  timeline.insert([mine, theirs]);
  expect(timeline.state().total).toBe(3);
});

test('heads are the events that no other log has built upon', () => {
  const { timeline } = tallyTimeline();
  const a0 = tallyEnvelope({ ms: 1, replica: 1 });
  const a1 = tallyEnvelope({ ms: 2, replica: 1, seq: 1 });
  const b0 = tallyEnvelope({ ms: 3, replica: 2, deps: [a0.id] });
  const c0 = tallyEnvelope({ ms: 4, replica: 3, deps: [a1.id, b0.id] });
  expect(timeline.heads()).toEqual([]);
  timeline.insert([a0]);
  expect(timeline.heads()).toEqual([a0.id]);
  timeline.insert([b0]);
  expect(timeline.heads()).toEqual([b0.id]);
  timeline.insert([a1]);
  expect(timeline.heads()).toEqual([a1.id, b0.id]);
  timeline.insert([c0]);
  expect(timeline.heads()).toEqual([c0.id]);
});

test('an event that claims to have seen itself is a head all the same', () => {
  const { timeline } = tallyTimeline();
  const { id } = tallyEnvelope({ ms: 1 });
  timeline.insert([tallyEnvelope({ ms: 1, deps: [id] })]);
  expect(timeline.heads()).toEqual([id]);
});

test('[R4] a dep that has not arrived counts as seen, whichever comes first', () => {
  const { timeline } = tallyTimeline();
  const a1 = tallyEnvelope({ ms: 2, replica: 1, seq: 1 });
  timeline.insert([tallyEnvelope({ ms: 3, replica: 2, deps: [a1.id] })]);
  timeline.insert([tallyEnvelope({ ms: 1, replica: 1 })]);
  expect(timeline.heads()).toEqual([tallyEnvelope({ ms: 3, replica: 2 }).id]);
});

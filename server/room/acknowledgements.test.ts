import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { decodeServerMessage, type ServerMessage } from '../../src/wire/frames.ts';
import { type Acknowledgements, acknowledgements } from './acknowledgements.ts';
import type { Refusal, Session } from './session.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

interface Listener {
  readonly session: Session;
  readonly heard: ServerMessage[];
  readonly refused: string[];
}

function listener(saidHello = true): Listener {
  const heard: ServerMessage[] = [];
  const write = (frame: Buffer) => heard.push(decodeServerMessage(frame.subarray(2)) as ServerMessage);
  const refused: string[] = [];
  const refuse = ({ reason }: Refusal) => refused.push(reason);
  return { heard, refused, session: { saidHello: () => saidHello, write, refuse } as unknown as Session };
}

const log = (replica: number, length: number): ToldHead => ({
  replica: replica as ReplicaId,
  length,
  hash: '0123456789abcdef',
});

function scene(...others: Listener[]) {
  const alice = listener();
  const bob = listener();
  const sessions = [alice, bob, ...others].map(({ session }) => session);
  return { alice, bob, acknowledging: acknowledgements(sessions) };
}

/** The batch that waits longest is durable. */
function acknowledge(acknowledging: Acknowledgements, ...logs: ToldHead[]): void {
  acknowledging.settled([]);
  acknowledging.durable(logs);
}

test('[R18] the author is told in the same turn, the others a moment later', () => {
  const { alice, bob, acknowledging } = scene();
  const done = vi.fn();
  acknowledging.wait(alice.session, done);
  expect(done).not.toHaveBeenCalled();
  acknowledge(acknowledging, log(1, 3));
  vi.advanceTimersToNextTimer();
  expect(alice.heard).toEqual([{ kind: 'durable', logs: [log(1, 3)] }]);
  expect(done).toHaveBeenCalledOnce();
  expect(bob.heard).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(bob.heard).toEqual([{ kind: 'durable', logs: [log(1, 3)] }]);
  expect(alice.heard).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('the others are told with a frame that goes to them anyway, once, of the latest lengths', () => {
  const { alice, bob, acknowledging } = scene();
  for (const length of [1, 2]) {
    acknowledging.wait(alice.session, () => {});
    acknowledge(acknowledging, log(1, length));
    vi.advanceTimersToNextTimer();
  }
  expect(bob.heard).toEqual([]);
  acknowledging.tellOthers();
  expect(bob.heard).toEqual([{ kind: 'durable', logs: [log(1, 2)] }]);
  vi.advanceTimersByTime(1000);
  expect(bob.heard).toHaveLength(1);
});

test('[R18] of two authors, each hears of the other', () => {
  const { alice, bob, acknowledging } = scene();
  acknowledging.wait(alice.session, () => {});
  acknowledging.wait(bob.session, () => {});
  acknowledge(acknowledging, log(1, 1));
  vi.advanceTimersToNextTimer();
  acknowledge(acknowledging, log(2, 1));
  vi.advanceTimersToNextTimer();
  acknowledging.flush();
  for (const { heard } of [alice, bob]) {
    const told = new Set(
      heard.flatMap((message) => (message.kind === 'durable' ? message.logs : [])).map((l) => l.replica),
    );
    expect(told).toEqual(new Set([1, 2]));
  }
});

test('[R18] what has no author is told to everybody', () => {
  const { alice, bob, acknowledging } = scene();
  acknowledging.wait(alice.session, () => {});
  acknowledge(acknowledging, log(1, 1));
  vi.advanceTimersToNextTimer();
  acknowledging.durable([log(2, 1)]);
  acknowledging.flush();
  for (const { heard } of [alice, bob]) {
    expect(heard.at(-1)).toMatchObject({ logs: [log(1, 1), log(2, 1)] });
  }
});

test('[R18] what a failed commit lost is acknowledged to nobody', () => {
  const { alice, bob, acknowledging } = scene();
  const lost = vi.fn();
  const kept = vi.fn();
  acknowledging.wait(alice.session, lost);
  acknowledging.dropped();
  acknowledging.wait(bob.session, kept);
  acknowledge(acknowledging, log(2, 1));
  acknowledging.flush();
  expect(lost).not.toHaveBeenCalled();
  expect(kept).toHaveBeenCalledOnce();
});

test('who is refused is told why, and the next in line is acknowledged for what is its own', () => {
  const { alice, bob, acknowledging } = scene();
  acknowledging.wait(alice.session, () => {});
  acknowledging.wait(bob.session, () => {});
  acknowledging.settled([{ reason: 'fork', replica: 1 as ReplicaId, seq: 4, count: 2, detail: '' }]);
  expect(alice.refused).toEqual(['fork']);
  acknowledge(acknowledging, log(2, 1));
  acknowledging.flush();
  expect(bob.heard[0]).toEqual({ kind: 'durable', logs: [log(2, 1)] });
  expect(bob.refused).toEqual([]);
});

test('flushing tells everybody at once and leaves no timer; who never said hello is not told', () => {
  const stock = listener(false);
  const { alice, bob, acknowledging } = scene(stock);
  acknowledging.wait(alice.session, () => {});
  acknowledge(acknowledging, log(1, 1));
  acknowledging.flush();
  expect([alice.heard.length, bob.heard.length, stock.heard.length]).toEqual([1, 1, 0]);
  vi.runAllTimers();
  expect([alice.heard.length, bob.heard.length]).toEqual([1, 1]);
});

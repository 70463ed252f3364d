import { expect, test, vi } from 'vitest';
import { StorageFailure, type StoredEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { createStorageRescue } from './storageRescue.ts';

const entry = (seq: number) => ({ seq }) as StoredEntry;

/** The storage is opened, what is put back is there, and the rest is remembered, when the test says so. */
function scene() {
  const putBack: { readonly seqs: number[]; open(): void; done(): void; fail(failure: unknown): void }[] = [];
  const rest: (() => void)[] = [];
  const onDone = vi.fn();
  const onFailure = vi.fn();
  const rescue = createStorageRescue(
    {
      store: {
        putBack: (_streamId, told) =>
          new Promise((resolve, reject) => {
            const seqs: number[] = [];
            const open = () => seqs.push(...told().map(({ seq }) => seq));
            putBack.push({ seqs, open, done: resolve, fail: reject });
          }),
      },
    },
    {
      streamId: 'stream' as StreamId,
      rememberRest: () => () => new Promise((resolve) => rest.push(resolve)),
      onDone,
      onFailure,
    },
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { rescue, putBack, rest, onDone, onFailure, settled };
}

test('who asks in the same turn gets the same rescue', async () => {
  const { rescue, putBack, rest, onDone, settled } = scene();
  rescue.told([entry(0)]);
  const asked = [rescue.run(), rescue.run()];
  await settled();
  putBack[0]?.open();
  expect(putBack.map(({ seqs }) => seqs)).toEqual([[0]]);
  putBack[0]?.done();
  await settled();
  expect([rescue.hasRun(), onDone.mock.calls.length]).toEqual([false, 0]);
  rest[0]?.();
  expect(await Promise.all(asked)).toEqual([true, true]);
  expect([rescue.hasRun(), onDone.mock.calls.length]).toEqual([true, 1]);
});

test('what is told while the storage is being opened is put back, too', async () => {
  const { rescue, putBack, settled } = scene();
  rescue.told([entry(0)]);
  void rescue.run();
  await settled();
  rescue.arrived([entry(1)]);
  putBack[0]?.open();
  expect(putBack.map(({ seqs }) => seqs)).toEqual([[0, 1]]);
});

test('storage that is deleted while a rescue is at work is put right by another one', async () => {
  const { rescue, putBack, rest, settled } = scene();
  rescue.told([entry(0)]);
  const first = rescue.run();
  await settled();
  putBack[0]?.open();
  putBack[0]?.done();
  await settled();
  const second = rescue.run();
  rest[0]?.();
  expect(await first).toBe(true);
  await settled();
  putBack[1]?.open();
  expect(putBack.map(({ seqs }) => seqs)).toEqual([[0], [0]]);
  putBack[1]?.done();
  await settled();
  rest[1]?.();
  expect(await second).toBe(true);
});

test('one that fails says so, and the next one is tried', async () => {
  const { rescue, putBack, rest, onDone, onFailure, settled } = scene();
  const failing = rescue.run();
  await settled();
  const failure = new StorageFailure('full', 'no room');
  putBack[0]?.fail(failure);
  expect([await failing, rescue.hasRun(), onDone.mock.calls.length]).toEqual([false, false, 0]);
  expect(onFailure.mock.calls).toEqual([[failure]]);
  const next = rescue.run();
  await settled();
  putBack[1]?.done();
  await settled();
  rest[0]?.();
  expect([await next, rescue.hasRun()]).toEqual([true, true]);
});

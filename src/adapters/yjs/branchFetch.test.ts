import { expect, test } from 'vitest';
import { emptyLog } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createBranchFetch } from './branchFetch.ts';

const replica = 7;

test('[R16] entries are copies: no view of a frame outlives it', () => {
  const frame = Buffer.alloc(1000, 1);
  const fetch = createBranchFetch();
  fetch.begin(replica as ReplicaId);
  const entry = { bytes: frame.subarray(100, 140), signature: frame.subarray(140, 150) };
  fetch.take({
    replica: replica as ReplicaId,
    seq: 0,
    entries: [entry],
    head: { ...emptyLog(replica as ReplicaId), length: 1 },
  });
  const [kept] = fetch.answered()[0]?.branch ?? [];
  frame.fill(2);
  expect(kept).toMatchObject({ replicaId: replica, seq: 0, bytes: new Uint8Array(40).fill(1) });
  expect([kept?.bytes.buffer.byteLength, kept?.signature?.buffer.byteLength]).toEqual([40, 10]);
});

test('a log that was not asked for is not gathered', () => {
  const fetch = createBranchFetch();
  fetch.take({
    replica: replica as ReplicaId,
    seq: 0,
    entries: [{ bytes: new Uint8Array(20), signature: null }],
    head: emptyLog(replica as ReplicaId),
  });
  expect(fetch.answered()).toEqual([]);
});

test('what was answered is told once, and not asked for again on this connection', () => {
  const fetch = createBranchFetch();
  const log = replica as ReplicaId;
  const part = (seq: number) =>
    fetch.take({
      replica: log,
      seq,
      entries: [{ bytes: new Uint8Array(20), signature: null }],
      head: { ...emptyLog(log), length: seq + 1 },
    });
  expect([fetch.begin(log), fetch.begin(log), fetch.answered()]).toEqual([true, false, []]);
  part(0);
  part(1);
  expect(fetch.answered()).toMatchObject([{ replicaId: log, branch: [{ seq: 0 }, { seq: 1 }] }]);
  part(2);
  expect([fetch.answered(), fetch.isFetching(log), fetch.begin(log)]).toEqual([[], false, false]);
  fetch.forget();
  expect(fetch.begin(log)).toBe(true);
});

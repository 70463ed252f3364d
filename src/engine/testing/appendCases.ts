// EventStore contract: what append takes, what it refuses, and how it says so.

import { readEntry, writeEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import { assertEqual } from './assertEqual.ts';
import { abc, alice, append, at, cart, type EventStoreCases, places, texts, xyz } from './contractLogs.ts';
import { testLog } from './testLog.ts';

export const takingCases: EventStoreCases = {
  'append stores what continues the logs, and says what it stored': async (store) => {
    const { appended, duplicates, misfits } = await append(store, cart, [...abc, ...xyz]);
    assertEqual(places(appended).sort(), places([...abc, ...xyz]).sort());
    assertEqual([duplicates, misfits], [0, []]);
    assertEqual(await store.count(cart), 6);
  },
  '[R2] append is idempotent: equal bytes again are duplicates': async (store) => {
    await append(store, cart, abc);
    const again = await append(store, cart, [...abc, ...xyz.slice(0, 1)]);
    assertEqual([places(again.appended), again.duplicates, again.misfits], [places(xyz.slice(0, 1)), 3, []]);
    assertEqual(await store.count(cart), 4);
  },
  '[R2] the same entry twice in one batch is stored once': async (store) => {
    const { appended, duplicates } = await append(store, cart, [...abc, ...abc]);
    assertEqual([appended.length, duplicates, await store.count(cart)], [3, 3, 3]);
  },
  'the order within a batch does not matter': async (store) => {
    const { appended, misfits } = await append(store, cart, abc.toReversed());
    assertEqual([places(appended), misfits], [places(abc), []]);
  },
  '[R16] bytes and signatures are kept verbatim, whatever becomes of the caller’s buffer': async (store) => {
    const frame = new Uint8Array(4096);
    const bytes = frame.subarray(100, 100 + at(abc, 0).bytes.length);
    bytes.set(at(abc, 0).bytes);
    const signature = frame.subarray(3000, 3064).fill(7);
    const appending = append(store, cart, [{ ...at(abc, 0), bytes, signature }]);
    await appending;
    frame.fill(0);
    const stored = at(await store.readAll(cart), 0);
    assertEqual(stored.bytes, at(abc, 0).bytes);
    assertEqual(stored.signature, new Uint8Array(64).fill(7));
    assertEqual(stored.bytes.buffer.byteLength, stored.bytes.length, 'the frame is not dragged along');
  },
  'a batch of 600 entries is one append': async (store) => {
    const log = testLog(
      alice,
      Array.from({ length: 600 }, (_, index) => `entry ${index}`),
    );
    assertEqual((await append(store, cart, log, { allOrNothing: true })).appended.length, 600);
    assertEqual((await store.readLog(cart, alice, 0)).length, 600);
  },
  'an append of nothing does nothing': async (store) => {
    assertEqual(await append(store, cart, []), { appended: [], duplicates: 0, misfits: [] });
  },
};

export const refusingCases: EventStoreCases = {
  'a fork is reported and not stored, and does not keep the rest from being stored': async (store) => {
    await append(store, cart, abc.slice(0, 2));
    const forked = { ...at(abc, 1), bytes: at(testLog(alice, ['a', 'other']), 1).bytes };
    const { appended, misfits } = await append(store, cart, [forked, ...xyz]);
    assertEqual([places(appended), misfits], [places(xyz), [{ replicaId: alice, seq: 1, reason: 'fork' }]]);
    assertEqual(await texts(store), ['a', 'b', 'x', 'y', 'z']);
  },
  'an entry that is not chained to the head is a fork': async (store) => {
    await append(store, cart, abc.slice(0, 1));
    const { misfits } = await append(store, cart, [at(testLog(alice, ['not a', 'b']), 1)]);
    assertEqual(misfits, [{ replicaId: alice, seq: 1, reason: 'fork' }]);
  },
  'the same bytes with another signature are a duplicate: what came first is kept': async (store) => {
    const signed = (byte: number) => [{ ...at(abc, 0), signature: Uint8Array.of(byte) }];
    await append(store, cart, signed(1));
    const { appended, duplicates, misfits } = await append(store, cart, signed(2));
    assertEqual([appended, duplicates, misfits], [[], 1, []]);
    assertEqual((await store.readLog(cart, alice, 0))[0]?.signature, Uint8Array.of(1));
  },
  'an entry beyond the end is a gap': async (store) => {
    const { appended, misfits } = await append(store, cart, [at(abc, 0), at(abc, 2)]);
    assertEqual([places(appended), misfits], [places(abc.slice(0, 1)), [{ replicaId: alice, seq: 2, reason: 'gap' }]]);
  },
  'stamps of a log increase': async (store) => {
    const first = at(abc, 0).bytes;
    const head = { stamp: readEntry(first)?.stamp ?? '', previous: hashOf(first) };
    const second = { ...at(abc, 1), bytes: writeEntry(head, Uint8Array.of(1)) };
    const { misfits } = await append(store, cart, [at(abc, 0), second]);
    assertEqual(misfits, [{ replicaId: alice, seq: 1, reason: 'not-increasing' }]);
  },
  'what is too short for an entry, or has no place in a log, is malformed': async (store) => {
    const short = { ...at(abc, 0), bytes: Uint8Array.of(1, 2, 3) };
    const nowhere = { ...at(abc, 0), replicaId: 1.5 as ReplicaId };
    const { misfits } = await append(store, cart, [short, nowhere]);
    assertEqual(
      misfits.map(({ reason }) => reason),
      ['malformed', 'malformed'],
    );
    assertEqual(await store.count(cart), 0);
  },
  'with allOrNothing one misfit stores nothing': async (store) => {
    await append(store, cart, abc.slice(0, 1));
    const { appended, misfits } = await append(store, cart, [...xyz, at(abc, 2)], { allOrNothing: true });
    assertEqual([appended, misfits.length, await store.count(cart)], [[], 1, 1]);
  },
  'with allOrNothing duplicates are no misfits': async (store) => {
    await append(store, cart, abc);
    const { appended, duplicates } = await append(store, cart, [...abc, ...xyz], { allOrNothing: true });
    assertEqual([appended.length, duplicates], [3, 3]);
  },
  '[R13] of two writers of one log at once, one wins and the other is told': async (store, fixture) => {
    const other = await fixture.open();
    const outcomes = await Promise.all([
      append(store, cart, testLog(alice, ['mine']), { allOrNothing: true }),
      append(other, cart, testLog(alice, ['yours']), { allOrNothing: true }),
    ]);
    assertEqual(outcomes.map(({ appended }) => appended.length).sort(), [0, 1]);
    assertEqual(
      outcomes.flatMap(({ misfits }) => misfits),
      [{ replicaId: alice, seq: 0, reason: 'fork' }],
    );
  },
};

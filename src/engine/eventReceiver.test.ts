import { expect, test } from 'vitest';
import { writeEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { encodeBody } from './envelopeCodec.ts';
import type { StoredEvent } from './eventCodec.ts';
import { createEventReceiver } from './eventReceiver.ts';
import type { StoredEntry } from './eventStore.ts';
import { eventIdOf, stampOf } from './hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId, StreamId } from './message.ts';
import { added, tallyCodec } from './testing/tallyDomain.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
const commandId = '00112233445566ff' as CommandId;
const alice = 1 as ReplicaId;

function receiver(codec = tallyCodec) {
  return createEventReceiver({ codec, streamId });
}

function entry(
  seq: number,
  what: Partial<{
    stored: StoredEvent;
    actorId: ActorId | null;
    encoding: number;
    body: Uint8Array;
    deps: readonly EventId[];
  }> = {},
) {
  const id = eventIdOf(1000 + seq, 0, alice);
  const { stored = tallyCodec.encode(added(seq + 1)), encoding = 1, deps = [] } = what;
  const who = what.actorId === undefined ? (seq === 0 ? actorId : null) : what.actorId;
  const body = what.body ?? encodeBody({ actorId: who, deps, commandId, commandIndex: 0, formerIds: [], stored });
  const bytes = writeEntry({ stamp: stampOf(id), previous: '0'.repeat(16) }, body);
  bytes[16] = encoding;
  return { streamId, id, replicaId: alice, seq, bytes, signature: null, receivedAt: 5 } satisfies StoredEntry;
}

test('an entry becomes an envelope, and who writes a log is remembered', () => {
  const { receive } = receiver();
  const first = receive([entry(0)]);
  expect(first).toEqual({
    known: [
      {
        id: entry(0).id,
        streamId,
        replicaId: alice,
        seq: 0,
        actorId,
        deps: [],
        commandId,
        commandIndex: 0,
        receivedAt: 5,
        event: added(1),
      },
    ],
    newer: [],
    invalid: [],
    unread: [],
  });
  expect(receive([entry(1), entry(2)]).known.map((envelope) => envelope.actorId)).toEqual([actorId, actorId]);
});

test('[R9] an event of an unknown type or version is a newer app’s, and its author is remembered', () => {
  const { receive } = receiver();
  const unknown = entry(0, { stored: { type: 'Halved', v: 1, data: null } });
  const later = entry(1, { stored: { type: 'Added', v: 2, data: null } });
  expect(receive([unknown, later, entry(2)])).toMatchObject({
    known: [{ seq: 2, actorId }],
    newer: [
      { entry: unknown, type: 'Halved' },
      { entry: later, type: 'Added' },
    ],
    invalid: [],
  });
});

test('[R9] a newer encoding cannot be read; where it hid the author, the rest of the log waits too', () => {
  const { receive } = receiver();
  expect(receive([entry(0, { encoding: 2 }), entry(1)])).toMatchObject({
    known: [],
    newer: [{ type: null }, { type: 'Added' }],
    invalid: [],
  });
  const second = receiver();
  expect(second.receive([entry(0), entry(1, { encoding: 2 }), entry(2)]).known.map(({ seq }) => seq)).toEqual([0, 2]);
});

test.each([
  ['damaged bytes', entry(1, { body: Uint8Array.of(1, 2, 3) })],
  ['bytes too short for an entry', { ...entry(1), bytes: Uint8Array.of(1) }],
  ['an encoding that never was', entry(1, { encoding: 0 })],
  ['an event that does not parse', entry(1, { stored: { type: 'Added', v: 1, data: { by: 'much' } } })],
])('%s are quarantined with a reason, and the log goes on', (_, bad) => {
  const { known, invalid } = receiver().receive([entry(0), bad, entry(2)]);
  expect(known.map(({ seq }) => seq)).toEqual([0, 2]);
  expect(invalid).toEqual([{ id: bad.id, reason: expect.stringMatching(/./) }]);
});

test('a log that has not said who writes it is quarantined', () => {
  expect(receiver().receive([entry(0, { actorId: null })]).invalid).toHaveLength(1);
});

test('a codec that throws costs one entry and nothing else', () => {
  const { receive } = receiver({
    ...tallyCodec,
    decode(stored) {
      if ((stored.data as { by: number }).by === 2) throw new Error('a bug');
      return tallyCodec.decode(stored);
    },
  });
  expect(receive([entry(0), entry(1), entry(2)])).toMatchObject({
    known: [{ seq: 0 }, { seq: 2 }],
    invalid: [{ id: entry(1).id }],
  });
});

test('[R9] of what cannot be read, what its author saw is told as far as it can be', () => {
  const seen = entry(7).id;
  const { receive } = receiver({ ...tallyCodec, observedIn: (data) => (data === 'saw' ? [seen] : null) });
  const { unread } = receive([
    entry(0, { stored: { type: 'Halved', v: 1, data: 'saw' }, deps: [seen] }),
    entry(1, { stored: { type: 'Added', v: 1, data: { by: 'two' } }, deps: [seen] }),
    entry(2, { encoding: 2, deps: [seen] }),
    entry(3),
  ]);
  expect(unread).toEqual([
    { id: entry(0).id, deps: [seen], observed: [seen] },
    { id: entry(1).id, deps: [seen], observed: null },
    { id: entry(2).id, deps: [], observed: null },
  ]);
});

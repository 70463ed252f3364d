// Updates that no log may hold: poison for Yjs, bombs, burnt ids, deletions, forged, equivocating and unchained entries.

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { emptyChain, entryHash, writeEntry } from '../../src/log/entryHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { WireEntry } from '../../src/wire/entryRun.ts';
import { encodeClientMessage } from '../../src/wire/frames.ts';
import { sha256 } from '../client/cart.ts';
import { follow } from '../client/relayClient.ts';
import { attacker, type HostileCase, refusedFrame, type Target } from './hostileCase.ts';

type Write = (encoder: encoding.Encoder) => void;

const huge = 2 ** 53 - 1;
const other = 4711;
const message = (update: Uint8Array) => encodeClientMessage({ kind: 'sync-update', update });
const numbers = (...values: number[]) =>
  encoding.encode((encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  });

/** One section of `replica` with one struct, written by hand. */
function struct(replica: ReplicaId, clock: number, write: Write): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, replica, clock]) encoding.writeVarUint(encoder, value);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

/** A first struct in a root, with content that `write` adds. */
function inRoot(kind: number, root: Uint8Array, write: Write): Uint8Array {
  return struct(other as ReplicaId, 0, (encoder) => {
    encoding.writeUint8(encoder, kind);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, root);
    write(encoder);
  });
}
const ownRoot = new TextEncoder().encode(rootName(other as ReplicaId));

function byYjs(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = other;
  doc.transact(() => edit(doc));
  return message(Y.encodeStateAsUpdate(doc));
}

function entryAfter(last: WireEntry | undefined, stamp: string, body: Uint8Array, previous?: string): WireEntry {
  const link = last === undefined ? emptyChain : entryHash(last.bytes, sha256);
  return { bytes: writeEntry({ stamp, previous: previous ?? link }, body), signature: null };
}
const later = '0fffffffffff0000';
const body = Uint8Array.of(66);

/** An update that continues the cart's log with this entry. */
function continued({ log }: Target, entry: (last: WireEntry | undefined) => WireEntry, seq = log.entries.length) {
  return [message(encodeUpdate([{ replica: log.replica, seq, entries: [entry(log.entries.at(-1))] }]))];
}

const nested: Write = (encoder) => {
  encoding.writeVarUint(encoder, 1);
  for (let depth = 0; depth < 10_000; depth++) {
    encoding.writeUint8(encoder, 117);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeUint8(encoder, 126);
};

const stockRefusals: readonly HostileCase[] = [
  refusedFrame('poison: content of a kind that crashes Yjs', 'malformed', () => [
    message(inRoot(31, ownRoot, () => {})),
  ]),
  refusedFrame('poison: a type that does not exist', 'malformed', () => [
    message(inRoot(7, ownRoot, (encoder) => encoding.writeVarUint(encoder, 99))),
  ]),
  refusedFrame('an update cut in the middle', 'malformed', ({ log }) => [message(encodeUpdate([log]).slice(0, 60))]),
  refusedFrame('count bomb: sections', 'malformed', () => [message(numbers(huge))]),
  refusedFrame('count bomb: structs', 'malformed', () => [message(numbers(1, huge, other, 0))]),
  refusedFrame('count bomb: values of a struct', 'malformed', () => [
    message(inRoot(8, ownRoot, (encoder) => encoding.writeVarUint(encoder, huge))),
  ]),
  refusedFrame('count bomb: an entry as long as memory', 'malformed', () => [
    message(
      inRoot(8, ownRoot, (encoder) => {
        for (const value of [1, 117, 1, 116, huge]) encoding.writeVarUint(encoder, value);
      }),
    ),
  ]),
  refusedFrame('delete-set bomb', 'malformed', () => [message(numbers(0, huge, other, huge))]),
  refusedFrame('deep nesting', 'malformed', () => [message(inRoot(8, ownRoot, nested))]),
  refusedFrame('a root name that is not UTF-8', 'malformed', () => [
    message(inRoot(8, Uint8Array.of(0x72, 0xff, 0xfe), (encoder) => encoding.writeVarUint(encoder, 0))),
  ]),
  refusedFrame('a number in a longer form', 'malformed', () => [message(Uint8Array.of(0x80, 0, 0))]),
  refusedFrame('a clock beyond 53 bits', 'malformed', () => [
    message(
      struct(
        other as ReplicaId,
        huge,
        (encoder) => encoding.writeUint8(encoder, 0) ?? encoding.writeVarUint(encoder, huge),
      ),
    ),
  ]),
  refusedFrame('two sections of one client', 'malformed', () => [
    message(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 2);
        for (let n = 0; n < 2; n++) for (const value of [1, other, 0, 0, 1]) encoding.writeVarUint(encoder, value);
        encoding.writeVarUint(encoder, 0);
      }),
    ),
  ]),
  refusedFrame('id burning: a skip over all clocks', 'not-append', () => [
    message(
      struct(
        other as ReplicaId,
        0,
        (encoder) => encoding.writeUint8(encoder, 10) ?? encoding.writeVarUint(encoder, 2 ** 40),
      ),
    ),
  ]),
  refusedFrame('id burning: garbage over all clocks', 'not-append', () => [
    message(
      struct(
        other as ReplicaId,
        0,
        (encoder) => encoding.writeUint8(encoder, 0) ?? encoding.writeVarUint(encoder, 2 ** 40),
      ),
    ),
  ]),
  refusedFrame("deleting another's entries", 'not-append', ({ log }) => [message(numbers(0, 1, log.replica, 1, 0, 6))]),
  refusedFrame('a foreign root', 'foreign-root', () => [byYjs((doc) => doc.getArray('cart').push([1]))]),
  refusedFrame("another's root", 'foreign-root', ({ log }) => [
    byYjs((doc) => doc.getArray(rootName(log.replica)).push([[new Uint8Array(20)]])),
  ]),
  refusedFrame("an entry hung on another's log", 'foreign-root', ({ log }) => [
    message(
      struct(other as ReplicaId, 0, (encoder) => {
        encoding.writeUint8(encoder, 0x88);
        for (const value of [log.replica, 5, 1]) encoding.writeVarUint(encoder, value);
        encoding.writeAny(encoder, [new Uint8Array(20)]);
      }),
    ),
  ]),
  {
    ...refusedFrame('an insertion before other entries', 'not-append', () => [
      byYjs((doc) => {
        const array = doc.getArray(rootName(other as ReplicaId));
        array.push([[new Uint8Array(20)]]);
        array.insert(0, [[new Uint8Array(20)]]);
      }),
    ]),
    adds: 1, // the first of the two is a log's beginning
  },
  refusedFrame('a map value', 'not-append', () => [byYjs((doc) => doc.getMap('m').set('k', 1))]),
  refusedFrame('a text in a log', 'not-append', () => [
    byYjs((doc) => doc.getArray(rootName(other as ReplicaId)).push([new Y.Text('milk')])),
  ]),
  refusedFrame('a whole document in a log', 'not-append', () => [
    byYjs((doc) => doc.getArray(rootName(other as ReplicaId)).push([new Y.Doc()])),
  ]),
  refusedFrame('a signature that is too long', 'not-append', () => [
    message(
      encodeUpdate([
        {
          replica: other as ReplicaId,
          seq: 0,
          entries: [{ ...entryAfter(undefined, later, body), signature: new Uint8Array(129) }],
        },
      ]),
    ),
  ]),
  refusedFrame('equivocation: another entry where one is', 'fork', (target) =>
    continued(target, () => entryAfter(target.log.entries[4], later, body), 5),
  ),
  refusedFrame('an entry chained to nothing', 'fork', (target) =>
    continued(target, (last) => entryAfter(last, later, body, '0123456789abcdef')),
  ),
  refusedFrame('an entry stamped before the last', 'not-append', (target) =>
    continued(target, (last) => entryAfter(last, '0000000000010000', body)),
  ),
  refusedFrame('an entry that is too large', 'too-large', (target) =>
    continued(target, (last) => entryAfter(last, later, new Uint8Array(16 * 1024))),
  ),
];

export const updateCases: readonly HostileCase[] = [
  ...stockRefusals,
  {
    name: 'a gap: entries after some that are missing',
    expected: 'asked for what is missing',
    async attack(target) {
      const client = await attacker(target);
      // It is asked as it comes in, and not again before it has answered.
      client.sendBytes(encodeClientMessage({ kind: 'sync-step-2', update: encodeUpdate([]) }));
      await client.roundTrip();
      const asked = client.timesAsked();
      for (const frame of continued(target, (last) => entryAfter(last, later, body), 60)) client.sendBytes(frame);
      await client.roundTrip();
      const isAsked = client.timesAsked() > asked && client.isOpen();
      client.leave();
      return isAsked ? 'asked for what is missing' : 'not asked';
    },
  },
  {
    name: 'one bad log among good ones',
    expected: 'fork, and the good ones are kept',
    adds: 2,
    async attack(target) {
      const { log } = target;
      const client = await attacker(target);
      const good = (replica: ReplicaId) => ({ replica, seq: 0, entries: [entryAfter(undefined, later, body)] });
      const bad = { replica: log.replica, seq: 6, entries: [entryAfter(undefined, later, body)] };
      client.sendBytes(message(encodeUpdate([good(1 as ReplicaId), bad, good(2 as ReplicaId)])));
      await client.until(
        () => client.durable.get(1 as ReplicaId) === 1 && client.durable.get(2 as ReplicaId) === 1,
        'the good ones',
      );
      const [said = 'nothing'] = client.refusals.keys();
      client.leave();
      return `${said}, and the good ones are kept`;
    },
  },
  {
    name: 'an empty signature',
    expected: 'kept, and given to a newcomer',
    adds: 1,
    async attack(target) {
      const client = await attacker(target);
      const entry = { ...entryAfter(undefined, later, body), signature: new Uint8Array() };
      client.sendBytes(message(encodeUpdate([{ replica: other as ReplicaId, seq: 0, entries: [entry] }])));
      await client.until(() => client.durable.get(other as ReplicaId) === 1, 'the acknowledgement');
      client.leave();
      const { cartId, viewKey: key } = target.cart;
      const reader = await follow({ url: target.relay.url, cartId, key });
      const [given] = reader.logs.entries(other as ReplicaId);
      reader.leave();
      return given?.signature?.length === 0 ? 'kept, and given to a newcomer' : 'lost';
    },
  },
  {
    name: 'more logs than a cart may have',
    expected: 'too-many',
    adds: 1999,
    async attack(target) {
      const client = await attacker(target);
      const logs = Array.from({ length: 2010 }, (_, index) => ({
        replica: (10_000 + index) as ReplicaId,
        seq: 0,
        entries: [entryAfter(undefined, later, body)],
      }));
      for (let at = 0; at < logs.length; at += 500) client.sendBytes(message(encodeUpdate(logs.slice(at, at + 500))));
      await client.until(() => client.refusals.size > 0, 'a refusal');
      const [said = 'nothing'] = client.refusals.keys();
      client.leave();
      return said;
    },
  },
];

import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readHead } from '../log/entryHead.ts';
import { emptyLog, headWith, type LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { rootName } from '../log/rootName.ts';
import { encodeUpdate } from './encodeUpdate.ts';
import { type GuardResult, guardUpdate } from './guard.ts';
import { chainedLog, part, sha256, yjsDocumentOf } from './testing/chainedLog.ts';
import { parseUpdate } from './updateGrammar.ts';

const maxEntryBytes = 16 * 1024;
const alice = 0x1f2e3d4c5b6a7;
const bob = 12345;
const log = chainedLog(alice, 10);

function headOf(length: number, of = log): LogHead {
  const last = of.entries[length - 1];
  return last === undefined ? emptyLog(of.replica) : headWith(of.replica, length, last.bytes, sha256);
}

function judge(update: Uint8Array, known: Record<number, LogHead> = {}): Extract<GuardResult, { kind: 'judged' }> {
  const result = guardUpdate(update, { maxEntryBytes, sha256, knownLog: (replica) => known[replica] ?? null });
  if (result.kind === 'refused') throw new Error(result.detail);
  return result;
}

/** What Yjs sends after `edit` in a document whose client is alice. */
function yjsUpdate(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = alice;
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc);
}
const ownArray = (doc: Y.Doc) => doc.getArray(rootName(alice as ReplicaId));
const stampOf = (seq: number) => readHead(bytesOf(seq))?.stamp;
function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
const bytesOf = (seq: number) => log.entries[seq]?.bytes ?? new Uint8Array();

describe('what continues a log is admitted', () => {
  test('a new log, from its start', () => {
    const { admitted, refusals } = judge(encodeUpdate([log]));
    expect(refusals).toEqual([]);
    expect(admitted).toEqual([{ ...log, head: headOf(10) }]);
  });

  test('the next entries of a known log', () => {
    const { admitted } = judge(encodeUpdate([part(log, 4)]), { [alice]: headOf(4) });
    expect(admitted).toEqual([{ ...part(log, 4), head: headOf(10) }]);
  });

  test('as Yjs sends it, in several structs', () => {
    const merged = Y.mergeUpdates([
      encodeUpdate([part(log, 0, 3)]),
      encodeUpdate([part(log, 3)]),
      encodeUpdate([chainedLog(bob, 2)]),
    ]);
    const { admitted, refusals } = judge(merged);
    expect(refusals).toEqual([]);
    expect(admitted.map((run) => run.entries.length)).toEqual([10, 2]);
  });

  test('with a signature, kept verbatim [R16]', () => {
    const signed = chainedLog(alice, 2, { signature: (seq) => new Uint8Array(128).fill(seq) });
    expect(judge(encodeUpdate([signed])).admitted[0]?.entries).toEqual(signed.entries);
  });

  test('an empty update is nothing', () => {
    expect(judge(Uint8Array.of(0, 0))).toMatchObject({ admitted: [], refusals: [], duplicates: 0 });
  });
});

describe('what is known already', () => {
  test('is counted, and its new rest admitted', () => {
    const { admitted, duplicates, unproven } = judge(encodeUpdate([part(log, 2)]), { [alice]: headOf(6) });
    expect(duplicates).toBe(4);
    expect(unproven).toEqual([]);
    expect(admitted).toEqual([{ ...part(log, 6), head: headOf(10) }]);
  });

  test('ending before the known end leaves a claim to be compared', () => {
    const { admitted, duplicates, unproven } = judge(encodeUpdate([part(log, 2, 5)]), { [alice]: headOf(8) });
    expect([admitted, duplicates]).toEqual([[], 3]);
    expect(unproven).toEqual([{ replica: alice, seq: 4, hash: headOf(5).hash }]);
  });

  test('with other bytes is a fork', () => {
    const branch = chainedLog(alice, 10, { body: () => Uint8Array.of(99) });
    const { admitted, refusals } = judge(encodeUpdate([branch]), { [alice]: headOf(6) });
    expect(admitted).toEqual([]);
    expect(refusals).toMatchObject([{ reason: 'fork', replica: alice, seq: 5, count: 5 }]);
  });
});

describe('what does not continue a log is refused, for that log alone', () => {
  test('gap: names what is missing', () => {
    const { refusals } = judge(encodeUpdate([part(log, 5)]), { [alice]: headOf(2) });
    expect(refusals).toMatchObject([{ reason: 'gap', replica: alice, seq: 2, count: 3 }]);
  });

  test('fork: an entry not chained to the known head', () => {
    const branch = chainedLog(alice, 6, { body: () => Uint8Array.of(99) });
    const { admitted, refusals } = judge(encodeUpdate([part(branch, 5)]), { [alice]: headOf(5) });
    expect(admitted).toEqual([]);
    expect(refusals).toMatchObject([{ reason: 'fork', seq: 5, count: 1 }]);
  });

  test('fork in the middle: the entries before it are admitted', () => {
    const broken = {
      ...log,
      entries: log.entries.map((entry, seq) => (seq === 6 ? { ...entry, bytes: bytesOf(3) } : entry)),
    };
    const { admitted, refusals } = judge(encodeUpdate([broken]));
    expect(admitted).toEqual([{ ...part(log, 0, 6), head: headOf(6) }]);
    expect(refusals).toMatchObject([{ reason: 'fork', seq: 6, count: 4 }]);
  });

  test('not-append: a stamp that stands still', () => {
    const same = '018bcfe568020000';
    expect(stampOf(2)).toBe(same);
    for (const [stamp, admitted] of [
      ['018bcfe568010000', 1],
      [same, 0],
      ['ffffffffffffffff', 0],
    ] as const) {
      const result = judge(encodeUpdate([part(log, 2, 3)]), { [alice]: { ...headOf(2), stamp } });
      expect(result.admitted.length).toBe(admitted);
      if (admitted === 0) expect(result.refusals).toMatchObject([{ reason: 'not-append', seq: 2, count: 1 }]);
    }
  });

  test('not-append: right in all but where it stands', () => {
    const standing = (info: number, ...ids: number[]) =>
      update((encoder) => {
        for (const number of [1, 1, alice, 2]) encoding.writeVarUint(encoder, number);
        encoding.writeUint8(encoder, info);
        for (const number of [...ids, 1]) encoding.writeVarUint(encoder, number);
        encoding.writeAny(encoder, [bytesOf(2)]);
        encoding.writeVarUint(encoder, 0);
      });
    const judged = (bytes: Uint8Array) => judge(bytes, { [alice]: headOf(2) });
    expect(judged(standing(0x88, alice, 1)).admitted.length).toBe(1);
    for (const misplaced of [
      standing(0x88, alice, 0), // after an earlier entry
      standing(0x88, alice, 2), // after itself
      standing(0xc8, alice, 1, bob, 0), // before something
      standing(0xc8, alice, 1, alice, 0),
      standing(0xa8, alice, 1), // as a map value
    ]) {
      expect(judged(misplaced)).toMatchObject({ admitted: [], refusals: [{ reason: 'not-append', seq: 2, count: 1 }] });
    }
  });

  test('too-large: an entry over the limit; those before it are admitted', () => {
    const large = chainedLog(alice, 4, { body: (seq) => new Uint8Array(seq === 2 ? maxEntryBytes : 5) });
    const { admitted, refusals } = judge(encodeUpdate([large]));
    expect(admitted[0]?.entries.length).toBe(2);
    expect(refusals).toMatchObject([{ reason: 'too-large', seq: 2, count: 2 }]);
  });

  test('one bad log among good ones', () => {
    const { admitted, refusals } = judge(encodeUpdate([part(log, 5), chainedLog(bob, 3), chainedLog(7, 1)]));
    expect(admitted.map((run) => run.replica)).toEqual([bob, 7]);
    expect(refusals).toMatchObject([{ reason: 'gap', replica: alice }]);
  });

  const foreign: [string, (doc: Y.Doc) => void][] = [
    ["another replica's root", (doc) => doc.getArray(rootName(bob as ReplicaId)).push([[bytesOf(0)]])],
    ['a root of another name', (doc) => doc.getArray('cart').push([[bytesOf(0)]])],
  ];
  test.each(foreign)('foreign-root: %s', (_, edit) => {
    expect(judge(yjsUpdate(edit))).toMatchObject({
      admitted: [],
      refusals: [{ reason: 'foreign-root', replica: alice, seq: 0, count: 1 }],
    });
  });

  test("foreign-root: appended to another replica's log", () => {
    const doc = yjsDocumentOf([chainedLog(bob, 2)]);
    const before = Y.encodeStateVector(doc);
    doc.clientID = alice;
    doc.getArray(rootName(bob as ReplicaId)).push([[bytesOf(0)]]);
    expect(judge(Y.encodeStateAsUpdate(doc, before))).toMatchObject({
      admitted: [],
      refusals: [{ reason: 'foreign-root' }],
    });
  });

  const notAppends: [string, (doc: Y.Doc) => void][] = [
    ['bare bytes', (doc) => ownArray(doc).push([bytesOf(0)])],
    ['text', (doc) => doc.getText(rootName(alice as ReplicaId)).insert(0, 'milk')],
    ['formatted text', (doc) => doc.getText(rootName(alice as ReplicaId)).insert(0, 'milk', { bold: true })],
    ['an embed', (doc) => doc.getText(rootName(alice as ReplicaId)).insertEmbed(0, { image: 'x' })],
    ['a map value', (doc) => doc.getMap(rootName(alice as ReplicaId)).set('k', [bytesOf(0)])],
    [
      'an object',
      (doc) => ownArray(doc).push([{ a: [1, -2, 1.5, 2n ** 40n, null, undefined, true, 'ä', { b: bytesOf(0) }] }]),
    ],
    ['a number', (doc) => ownArray(doc).push([1])],
    ['an empty array', (doc) => ownArray(doc).push([[]])],
    ['three arrays of bytes', (doc) => ownArray(doc).push([[bytesOf(0), bytesOf(0), bytesOf(0)]])],
    ['bytes and text', (doc) => ownArray(doc).push([[bytesOf(0), 'signed']])],
    ['a signature that is too long', (doc) => ownArray(doc).push([[bytesOf(0), new Uint8Array(129)]])],
    ['bytes too short for a head', (doc) => ownArray(doc).push([[new Uint8Array(16)]])],
    ['a nested type', (doc) => ownArray(doc).push([new Y.Array()])],
    ['an xml element', (doc) => ownArray(doc).push([new Y.XmlElement('p')])],
    ['a subdocument', (doc) => ownArray(doc).push([new Y.Doc()])],
  ];
  test.each(notAppends)('not-append: %s', (_, edit) => {
    expect(judge(yjsUpdate(edit))).toMatchObject({
      admitted: [],
      refusals: [{ reason: 'not-append', replica: alice, seq: 0 }],
    });
  });

  test('not-append: an insertion before the last entry', () => {
    const doc = yjsDocumentOf([part(log, 0, 2)]);
    doc.getArray(rootName(alice as ReplicaId)).insert(1, [[bytesOf(2)]]);
    const { admitted, refusals } = judge(Y.encodeStateAsUpdate(doc));
    expect(admitted[0]?.entries.length).toBe(2);
    expect(refusals).toMatchObject([{ reason: 'not-append', seq: 2, count: 1 }]);
  });

  test('not-append: a deletion, and what it leaves behind', () => {
    const doc = yjsDocumentOf([part(log, 0, 3)]);
    doc.getArray(rootName(alice as ReplicaId)).delete(1);
    const { admitted, refusals } = judge(Y.encodeStateAsUpdate(doc));
    expect(admitted[0]?.entries.length).toBe(1);
    expect(refusals).toMatchObject([
      { reason: 'not-append', seq: 1, count: 2 },
      { reason: 'not-append', seq: 1, count: 1 },
    ]);
  });

  test('not-append: collected garbage and skips', () => {
    const gc = Uint8Array.of(1, 1, 5, 0, /* GC */ 0, 3, 0);
    const skip = Uint8Array.of(1, 1, 5, 0, /* Skip */ 10, 3, 0);
    for (const update of [gc, skip])
      expect(judge(update).refusals).toMatchObject([{ reason: 'not-append', seq: 0, count: 3 }]);
  });

  test('a refusal counts all that is not taken, also what could not even be read', () => {
    const body = (seq: number) => (seq === 8 ? new Uint8Array(maxEntryBytes) : Uint8Array.of(seq < 5 ? seq : 99));
    const branch = chainedLog(alice, 10, { body });
    const entries = [...log.entries.slice(0, 6), ...branch.entries.slice(6)];
    const { admitted, duplicates, refusals } = judge(encodeUpdate([{ ...log, entries }]), { [alice]: headOf(2) });
    expect([duplicates, admitted[0]?.entries.length]).toEqual([2, 4]);
    expect(refusals).toMatchObject([{ reason: 'fork', seq: 6, count: 4 }]);
  });

  test('entries after the first misfit of a run are not admitted', () => {
    const doc = new Y.Doc();
    doc.clientID = alice;
    doc.transact(() => ownArray(doc).push([[bytesOf(0)], 'x', [bytesOf(1)]]));
    const { admitted, refusals } = judge(Y.encodeStateAsUpdate(doc));
    expect(admitted[0]?.entries.length).toBe(1);
    expect(refusals).toMatchObject([{ reason: 'not-append', seq: 1, count: 2 }]);
  });
});

describe('malformed: the whole update is refused', () => {
  const good = encodeUpdate([part(log, 0, 1)]);
  const nested = [...Array(40).fill([117, 1]).flat(), 126];
  const cases: [string, Uint8Array][] = [
    ['no bytes', new Uint8Array()],
    ['the wrong end', good.subarray(0, good.length - 1)],
    ['bytes after the end', Uint8Array.from([...good, 0])],
    ['a section without structs', Uint8Array.of(1, 0, 5, 0, 0)],
    ['one client twice', Uint8Array.of(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0)],
    ['a struct of length 0', Uint8Array.of(1, 1, 5, 0, 0, 0, 0)],
    ['a count that the bytes cannot hold', Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 97, 255, 255, 255, 255, 15)],
    ['a number in a longer form', Uint8Array.of(0x80, 0, 0)],
    ['a number beyond 53 bits', Uint8Array.of(1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0, 0, 1, 0)],
    ['a clock beyond 53 bits', Uint8Array.of(1, 1, 5, 255, 255, 255, 255, 255, 255, 255, 15, 0, 1, 0)],
    ['a root that is not UTF-8', Uint8Array.of(1, 1, 5, 0, 4, 1, 2, 0xc3, 0x28, 1, 97, 0)],
    ['text with half a surrogate pair', Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 97, 3, 0xed, 0xa0, 0x80, 0)],
    ['content of an unknown kind', Uint8Array.of(1, 1, 5, 0, 11, 1, 1, 97, 0)],
    ['a type of an unknown kind', Uint8Array.of(1, 1, 5, 0, 7, 1, 1, 97, 7, 0)],
    ['a value of an unknown kind', Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 97, 1, 3, 0)],
    ['values nested too deeply', Uint8Array.from([1, 1, 5, 0, 8, 1, 1, 97, 1, ...nested, 0])],
  ];
  test.each(cases)('%s', (_, update) => {
    expect(parseUpdate(update, { maxEntryBytes })).toMatchObject({ kind: 'refused', reason: 'malformed' });
  });
});

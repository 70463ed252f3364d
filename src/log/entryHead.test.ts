import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyChain, entryHash, readEntry, readHead, writeEntry } from './entryHead.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const head = { stamp: '018bcfe568000007', previous: '00ff10a0b0c0d0e0' };

test('the layout, to the byte', () => {
  const entry = writeEntry(head, Uint8Array.of(9, 8));
  expect([...entry]).toEqual([
    0x01, 0x8b, 0xcf, 0xe5, 0x68, 0, 0, 7, 0, 0xff, 0x10, 0xa0, 0xb0, 0xc0, 0xd0, 0xe0, 1, 9, 8,
  ]);
});

test('what is written is read', () => {
  expect(readEntry(writeEntry(head, Uint8Array.of(9), 3))).toEqual({ ...head, encoding: 3, body: Uint8Array.of(9) });
});

test('a body may be empty, a head may not be short', () => {
  const entry = writeEntry(head, new Uint8Array());
  expect(readHead(entry)).toEqual(head);
  expect(readHead(entry.subarray(0, 16))).toBeNull();
});

test('the hash is the first 8 bytes of SHA-256', () => {
  expect(entryHash(new TextEncoder().encode('abc'), sha256)).toBe('ba7816bf8f01cfea');
});

test.each([['short'], ['018BCFE568000007'], ['018bcfe56800000g']])('refuses to write the stamp %s', (stamp) => {
  expect(() => writeEntry({ stamp, previous: emptyChain }, new Uint8Array())).toThrow();
});

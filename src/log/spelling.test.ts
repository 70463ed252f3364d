import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64urlOf, bytesOfBase64url } from './base64url.ts';
import { equalBytes } from './equalBytes.ts';
import { bytesOfHex, hexOf, writeHex } from './hex.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

test('hex digits and base64url are what everybody else writes, and come back', () => {
  fc.assert(
    fc.property(bytes, (bytes) => {
      expect(hexOf(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(base64urlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(bytesOfHex(hexOf(bytes), bytes.length)).toEqual(bytes);
      expect(bytesOfBase64url(base64urlOf(bytes), bytes.length)).toEqual(bytes);
    }),
  );
});

test('a part of the bytes, and into a place of others', () => {
  expect(hexOf(Uint8Array.of(1, 171, 3), 1, 2)).toBe('ab');
  const target = new Uint8Array(4);
  writeHex(target, 1, '0aff');
  expect([...target]).toEqual([0, 10, 255, 0]);
});

test.each([
  ['of another length', 'AAAA'],
  ['with another character', 'AAAAAAAAAAAAAAAAAAAA+A'],
  ['padded', 'AAAAAAAAAAAAAAAAAAAA=='],
  ['with bits to spare', 'AAAAAAAAAAAAAAAAAAAAAB'],
])('16 bytes have one spelling in base64url: none %s', (_, text) => {
  expect(bytesOfBase64url('AAAAAAAAAAAAAAAAAAAAAA', 16)).toEqual(new Uint8Array(16));
  expect(bytesOfBase64url(text, 16)).toBeNull();
});

test('what is no hex is refused', () => {
  for (const text of ['0', '0g', 'FF', '0101']) expect(() => bytesOfHex(text, 1)).toThrow(TypeError);
});

test('bytes are equal or not', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
      expect(equalBytes(a, a.slice())).toBe(true);
    }),
  );
});

import { expect, it } from 'vitest';
import { decodeCsvFile, maxCsvBytes } from './decodeCsvFile.ts';

const utf16 = (text: string, littleEndian: boolean) =>
  new Uint8Array(
    [0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))].flatMap((unit) =>
      littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  );

it.each([
  ['utf-8', new TextEncoder().encode('Käse, 2 €')],
  ['utf-8', new TextEncoder().encode('\ufeffKäse, 2 €')],
  ['utf-16le', utf16('Käse, 2 €', true)],
  ['utf-16be', utf16('Käse, 2 €', false)],
])('reads %s, without its byte order mark', (encoding, bytes) => {
  expect(decodeCsvFile(bytes)).toEqual({ kind: 'decoded', text: 'Käse, 2 €', encoding });
});

it('takes for Windows-1252 what is not UTF-8', () => {
  // Without its euro sign: Node 20 reads 0x80 as Latin-1 does, browsers by the standard.
  expect(decodeCsvFile(new Uint8Array([0x4b, 0xe4, 0x73, 0x65]))).toEqual({
    kind: 'decoded',
    text: 'Käse',
    encoding: 'windows-1252',
  });
});

it('refuses what is no text in the encoding that it claims', () => {
  expect(decodeCsvFile(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toEqual({
    kind: 'unreadable',
    problem: { kind: 'not-text' },
  });
});

it('refuses a file that is too large before reading it', () => {
  const problem = { kind: 'too-large', limit: maxCsvBytes };
  expect(decodeCsvFile(new Uint8Array(maxCsvBytes + 1))).toEqual({ kind: 'unreadable', problem });
});

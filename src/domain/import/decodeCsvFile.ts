// A file's bytes to text. Spreadsheets save CSV as UTF-8, UTF-16 ("Unicode text") or the encoding of their region;
// the last cannot be told apart, and Windows-1252 (which contains Latin-1) is right for western Europe.

import type { FileProblem } from './importReport.ts';

/** Enough for 100,000 products; a page must not freeze over a wrong pick. */
export const maxCsvBytes = 10 * 1024 * 1024;

type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DecodedCsvFile =
  | { readonly kind: 'decoded'; readonly text: string; readonly encoding: CsvEncoding }
  | { readonly kind: 'unreadable'; readonly problem: FileProblem };

export function decodeCsvFile(bytes: Uint8Array): DecodedCsvFile {
  if (bytes.length > maxCsvBytes) return { kind: 'unreadable', problem: { kind: 'too-large', limit: maxCsvBytes } };
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  return text === null ? { kind: 'unreadable', problem: { kind: 'not-text' } } : { kind: 'decoded', text, encoding };
}

function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return decode(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8';
}

/** Without its byte order mark; null where the bytes are not text of this encoding. */
function decode(bytes: Uint8Array, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

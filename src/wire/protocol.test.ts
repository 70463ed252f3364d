// docs/protocol.md is true: its tables are read here, real frames are decoded by them alone, and what comes out is what was
// said. A message or a refusal that the page does not know fails, and so does one that only the page knows.

import { readFileSync } from 'node:fs';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import { entryHash, headSize, readEntry, writeEntry } from '../log/entryHead.ts';
import type { RefusalReason } from '../log/refusalReason.ts';
import { closeCodes } from './closeCodes.ts';
import {
  type ClientMessage,
  encodeClientMessage,
  encodeServerMessage,
  maxClaimName,
  maxClaimValue,
  type ServerMessage,
} from './frames.ts';
import { cartIdOf, orderKeyOf, viewKeyOf } from './linkKeys.ts';
import { sha256 } from './testing/chainedLog.ts';
import { clientMessages, serverMessages } from './testing/sampleMessages.ts';
import { minEntryLimit, minFrameLimit } from './updateGrammar.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The rows of the table with these column heads. */
function rowsUnder(...heads: string[]): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.indexOf(`| ${heads.join(' | ')} |`.replaceAll('  ', ' '));
  if (start < 0) throw new Error(`no table ${heads.join(', ')}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const messages = rowsUnder('type', 'message', 'from', 'fields').map(
  ([type = '', name = '', from = '', fields = '']) => ({
    type: Number(type),
    name,
    from,
    fields,
  }),
);

/** "a: varUint, b: n × (c: varString)", at the commas outside parentheses. */
function fieldsIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(/, (?![^(]*\))/);
}

function decodeFields(decoder: decoding.Decoder, text: string): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const field of fieldsIn(text)) {
    const [, name = '', kind = ''] = /^(\w+): (.+)$/.exec(field) ?? [];
    if (field === '""') expect(decoding.readVarString(decoder)).toBe('');
    else if (name === '') expect(decoding.readVarUint(decoder)).toBe(Number(field));
    else said[name] = decodeField(decoder, kind);
  }
  return said;
}

function decodeField(decoder: decoding.Decoder, kind: string): unknown {
  const [, of] = /^n × \((.+)\)$/.exec(kind) ?? [];
  if (of !== undefined) return Array.from({ length: decoding.readVarUint(decoder) }, () => decodeFields(decoder, of));
  switch (kind) {
    case 'varUint':
      return decoding.readVarUint(decoder);
    case 'varString':
      return decoding.readVarString(decoder);
    case 'varBytes':
      return decoding.readVarUint8Array(decoder).slice();
    case '8 bytes':
      return Buffer.from(decoding.readUint8Array(decoder, 8)).toString('hex');
    case 'stateVector': {
      const vector = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const length = decoding.readVarUint(vector);
      return new Map(Array.from({ length }, () => [decoding.readVarUint(vector), decoding.readVarUint(vector)]));
    }
    default:
      throw new Error(`the page says ${kind}, which is no kind of field`);
  }
}

function readByPage(frame: Uint8Array, { kind }: ClientMessage | ServerMessage, from: 'client' | 'relay') {
  const row = messages.find(({ name, from: sender }) => name === kind && (sender === from || sender === 'both'));
  if (row === undefined) throw new Error(`the page does not know ${kind} from the ${from}`);
  const decoder = decoding.createDecoder(frame);
  expect(decoding.readVarUint(decoder)).toBe(row.type);
  const said = { kind, ...decodeFields(decoder, row.fields) };
  expect(decoding.hasContent(decoder)).toBe(false);
  return said;
}

describe('messages', () => {
  test.each(clientMessages)('what a client says by $kind is what the page reads', (message) => {
    expect(readByPage(encodeClientMessage(message), message, 'client')).toEqual(message);
  });

  test.each(serverMessages)('what the relay says by $kind is what the page reads', (message) => {
    expect(readByPage(encodeServerMessage(message), message, 'relay')).toEqual(message);
  });

  test('the page knows no others', () => {
    const said = [
      ...clientMessages.map(({ kind }) => `${kind} client`),
      ...serverMessages.map(({ kind }) => `${kind} relay`),
    ];
    const told = messages.flatMap(({ name, from }) =>
      (from === 'both' ? ['client', 'relay'] : [from]).map((by) => `${name} ${by}`),
    );
    expect([...told].sort()).toEqual([...new Set(said)].sort());
  });
});

test('refusals and their close codes', () => {
  const without = { gap: undefined, 'view-only': undefined } satisfies Record<
    Exclude<RefusalReason, keyof typeof closeCodes>,
    undefined
  >;
  const told = rowsUnder('reason', 'close code', '').map(([reason = '', code = '']) => [
    reason,
    Number(code) || undefined,
  ]);
  expect(Object.fromEntries(told)).toEqual({ ...closeCodes, ...without });
});

test('the head of an entry', () => {
  const head = { stamp: '0123456789abfedc', previous: entryHash(Uint8Array.of(1), sha256) };
  const entry = writeEntry(head, Uint8Array.of(9), 3);
  const places = rowsUnder('bytes', 'content').map(([bytes = '']) =>
    bytes.split('–').map((n) => Number.parseInt(n, 10)),
  );
  expect(places).toEqual([[0, 5], [6, 7], [8, 15], [16], [headSize]]);
  expect(Buffer.from(entry.subarray(0, 8)).toString('hex')).toBe(head.stamp);
  expect(Buffer.from(entry.subarray(8, 16))).toEqual(Buffer.from(sha256(Uint8Array.of(1)).subarray(0, 8)));
  expect(readEntry(entry)).toMatchObject({ encoding: entry[16], body: entry.subarray(headSize) });
});

test('how keys follow from each other', () => {
  const [editKey, claim] = [Uint8Array.from({ length: 16 }, (_, n) => n), Uint8Array.of(7, 7)];
  const inputs: Record<string, readonly Uint8Array[]> = {
    'view key': [editKey],
    id: [viewKeyOf(editKey, sha256)],
    'edit key of an order': [editKey, claim],
  };
  const expected: Record<string, Uint8Array> = {
    'view key': viewKeyOf(editKey, sha256),
    id: cartIdOf(viewKeyOf(editKey, sha256), sha256),
    'edit key of an order': orderKeyOf(editKey, claim, sha256),
  };
  for (const [what = '', how = ''] of rowsUnder('what', 'how it follows').slice(1)) {
    const [, prefix = ''] = /^hash\("([^"]+)"/.exec(how) ?? [];
    const bytes = Buffer.concat([Buffer.from(prefix, 'ascii'), ...(inputs[what] ?? [])]);
    expect(sha256(bytes).slice(0, 16)).toEqual(Buffer.from(expected[what] ?? []));
  }
});

test('the numbers in the text', () => {
  expect(page).toContain(`entries of ${minEntryLimit} bytes and frames of ${minFrameLimit}`);
  expect(page).toContain(`A name is 1 to ${maxClaimName} characters, a value 1 to ${maxClaimValue} bytes`);
});

// [R11] The relay never interprets payloads: what reads one is no part of it, and whatever a payload is, it passes through.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headSize } from '../src/log/entryHead.ts';
import { chainedLog } from '../src/wire/testing/chainedLog.ts';
import { holds, isStored, party } from './testing/party.ts';
import { logLengthOf, newCart } from './testing/testRelay.ts';

const { start, follow } = party();

describe('[R11] the relay never interprets payloads', () => {
  test('nothing of it imports what reads one', () => {
    const parts = [...reachable(['server/main.ts', 'server/sqliteWorker.ts'])];
    expect(parts.length).toBeGreaterThan(50);
    expect(parts.filter((file) => !/^(server|src\/log|src\/wire)\//.test(file))).toEqual([]);
    // What the ground floor itself can read ends where the payload begins.
    const reads = parts.filter((file) =>
      /\b(readEntry|openEntry|decodeBody|readCanonicalAny)\b/.test(withoutDeclarations(file)),
    );
    expect(reads).toEqual([]);
  });

  test('any bytes behind the head are stored, passed on and called durable as they are', async () => {
    const relay = await start();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 }), async (bodies) => {
        const cart = newCart();
        const [author, reader] = [await follow(relay, cart), await follow(relay, cart)];
        const log = chainedLog(7, bodies.length, { body: (seq) => bodies[seq] ?? new Uint8Array() });
        author.hello();
        author.push(log);
        const { logs } = await author.next('durable', (message) => message.logs.length > 0);
        expect(logs).toEqual([logLengthOf(log)]);
        await isStored(relay, cart, bodies.length);
        await holds(reader, log);
        expect(log.entries[0]?.bytes.length).toBe(headSize + (bodies[0]?.length ?? 0));
        for (const client of [author, reader]) client.leave();
      }),
      { numRuns: 20 },
    );
  });
});

/** These files and all that they import, of ours. */
function reachable(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import)[ (]'(\.[^']+)'/g);
    for (const [, specifier = ''] of specifiers) visit(path.posix.join(path.posix.dirname(file), specifier));
  };
  files.forEach(visit);
  return found;
}

function withoutDeclarations(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/export function \w+/g, '');
}

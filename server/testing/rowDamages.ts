// For tests: what a flipped bit makes of the rows of a cart that holds two logs of 50 entries together.

import { chainedLog } from '../../src/wire/testing/chainedLog.ts';

export const log = chainedLog(2 ** 50 + 1, 30, { signature: (seq) => (seq % 3 === 0 ? Uint8Array.of(seq, 1) : null) });
export const other = chainedLog(4711, 20);

const lastOf = (replica: number) => `cart = 1 AND replica = ${replica} AND seq = ${replica === log.replica ? 29 : 19}`;
/** A name, the damage, and what `verify` says of it. */
export const rowDamages: readonly (readonly [string, string, RegExp])[] = [
  [
    'a byte of an entry',
    `UPDATE entry SET bytes = substr(bytes, 1, 18) || x'ff' WHERE seq = 7`,
    /entry 7 of log 4711 is d/,
  ],
  ['the head of an entry', `UPDATE entry SET bytes = x'00' || substr(bytes, 2) WHERE seq = 7`, /entry 7 of log/],
  ['the first entry', `UPDATE entry SET bytes = x'ff' || substr(bytes, 2) WHERE seq = 0`, /entry 0 of log/],
  ['the last entry', `UPDATE entry SET bytes = bytes || x'01' WHERE ${lastOf(log.replica)}`, /entry 29 of log/],
  ['a signature', `UPDATE entry SET signature = x'0909' WHERE seq = 3 AND signature IS NOT NULL`, /entry 3 of log/],
  ['a position', 'UPDATE entry SET position = position + 1 WHERE seq = 9', /entry 9 of log/],
  ['a time of receipt', 'UPDATE entry SET received_at = 0 WHERE seq = 9', /entry 9 of log/],
  ['a checksum', 'UPDATE entry SET checksum = checksum + 1 WHERE seq = 2', /entry 2 of log/],
  ['a type', `UPDATE entry SET bytes = 'text' WHERE seq = 4`, /entry 4 of log/],
  ['an entry that is missing', 'DELETE FROM entry WHERE seq = 5', /entry 5 of log 4711 is missing/],
  ['many entries', `UPDATE entry SET bytes = x'00' WHERE seq % 4 = 1`, /entry 17 of log/],
  [
    'the last entry that is missing',
    `DELETE FROM entry WHERE ${lastOf(other.replica)}`,
    /entry 19 of log 4711 is missing/,
  ],
  ['the head of a log', `UPDATE log SET head_hash = '0000000000000000'`, /row of log 4711 is damaged/],
  ['the length of a log', 'UPDATE log SET length = length - 3', /row of log 4711 is damaged/],
  ['a length beyond reason', 'UPDATE log SET length = 1099511627776', /row of log 4711 is damaged/],
  [
    'a log that is missing',
    'DELETE FROM log WHERE replica = 4711; UPDATE cart SET checksum = 0',
    /row of log 4711 is missing/,
  ],
  ['where a cart stands', 'UPDATE cart SET position = 7', /its row is damaged/],
  [
    'the replica in the key of a first entry',
    'UPDATE entry SET replica = replica - 64 WHERE seq = 0 AND replica = 4711',
    /a row for entry 0 of log 4647, which has none/,
  ],
  [
    'the replica in the key of a last entry',
    `UPDATE entry SET replica = replica + 2 WHERE ${lastOf(log.replica)}`,
    /a row for entry 29 of log 1125899906842627, which has none/,
  ],
  [
    'a replica beyond the numbers of JavaScript',
    `UPDATE entry SET replica = replica | (1 << 60) WHERE ${lastOf(log.replica)}`,
    /a row for entry 29 of log 1154\d+, which has none/,
  ],
  ['a replica below zero', 'UPDATE entry SET replica = ~replica WHERE seq = 0', /a row for entry 0 of log -4712/],
  ['a replica that is no integer', 'UPDATE entry SET replica = 4711.5 WHERE seq = 19 AND replica = 4711', /4711\.5/],
  [
    'the seq in a key',
    `UPDATE entry SET seq = seq + 64 WHERE ${lastOf(other.replica)}`,
    /a row for entry 83 of log 4711, which has none/,
  ],
  ['a seq below zero', 'UPDATE entry SET seq = -32768 WHERE seq = 0', /a row for entry -32768 of log 4711/],
  [
    'a seq, and the row of its log',
    `UPDATE entry SET seq = seq + 64 WHERE ${lastOf(other.replica)}; UPDATE log SET length = 0 WHERE replica = 4711`,
    /a row for entry 83 of log 4711, which has none/,
  ],
  [
    'the cart in a key',
    `UPDATE entry SET cart = 65 WHERE ${lastOf(log.replica)}`,
    /1 entries of a cart whose row is lost/,
  ],
  [
    'the replica in the key of a log',
    'UPDATE log SET replica = 4709 WHERE replica = 4711',
    /row of log 4711 is missing/,
  ],
  ['the cart in the key of a log', 'UPDATE log SET cart = 65 WHERE replica = 4711', /row of log 4711 is missing/],
  ['a time beyond the numbers of JavaScript', 'UPDATE entry SET received_at = 1 << 60 WHERE seq = 9', /entry 9 of log/],
  ['a length beyond the numbers of JavaScript', 'UPDATE log SET length = 1 << 60', /row of log 4711 is damaged/],
];

// [R18] A write-ahead log that a killed relay left and that was damaged then: what SQLite silently leaves out is noticed.

import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { BlockingLog } from '../log/blockingLog.ts';
import { backup, verify } from '../operate/operatorCommands.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { takeOwnership } from './sqliteDatabase.ts';
import { openSqliteLog } from './sqliteLog.ts';
import { walLoss } from './walLoss.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const length = 12;
const log = chainedLog(5, length);
const frameBytes = 24 + 4096;
const endings = ['', '-wal', '-shm'];

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
let running: BlockingLog;
beforeEach(() => {
  data = temporaryDirectory('wal');
  running = openSqliteLog(join(data.path, 'running.sqlite'));
  path = join(data.path, 'relay.sqlite');
});
afterEach(() => {
  running.close();
  data.remove();
});

function write(from: number, to: number): void {
  for (let position = from; position < to; position++) {
    const update = encodeUpdate([part(log, position, position + 1)]);
    expect(running.appendAll([{ cartId, position, receivedAt: 1, update }])).toEqual([null]);
  }
}

/** The files as `kill -9` leaves them. */
function kill(): Buffer {
  for (const ending of endings) copyFileSync(join(data.path, `running.sqlite${ending}`), path + ending);
  return readFileSync(`${path}-wal`);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
  return copy;
}

/** What SQLite makes of the files; they are gone afterwards. */
function entriesLeft(): number {
  try {
    const database = new DatabaseSync(path);
    const { n } = database.prepare('SELECT count(*) AS n FROM entry').get() as { n: number };
    database.close();
    return n;
  } catch {
    return 0; // not even its tables
  } finally {
    for (const ending of endings) rmSync(path + ending, { force: true });
  }
}

function changeRunning(sql: string): void {
  const database = new DatabaseSync(join(data.path, 'running.sqlite'));
  database.exec(sql);
  database.close();
}

test('a log as it was left is whole, and so is one whose last commit was never finished', () => {
  write(0, length);
  const wal = kill();
  expect(walLoss(path)).toBeNull();
  const commit = wal.subarray(wal.length - frameBytes);
  writeFileSync(`${path}-wal`, Buffer.concat([wal, commit, commit]));
  expect(walLoss(path)).toBeNull();
  expect(entriesLeft()).toBe(length);
});

describe('it is noticed exactly where SQLite leaves something out', () => {
  const damaged = (): number[] => {
    write(0, 4);
    changeRunning('PRAGMA wal_checkpoint(RESTART)'); // what is written from here on covers the front of the log
    write(4, length);
    const whole = kill();
    const outcomes: number[] = [];
    const judge = (wal: Buffer | null, what: string) => {
      kill();
      if (wal === null) rmSync(`${path}-wal`);
      else writeFileSync(`${path}-wal`, wal);
      const loss = walLoss(path);
      const left = entriesLeft();
      expect([what, left < length], what).toEqual([what, loss?.isCertain ?? false]);
      outcomes.push(left);
    };
    for (let at = 0; at < 32; at++) judge(flipped(whole, at), `byte ${at} of the header`);
    for (let at = 0; at < 24; at++) judge(flipped(whole, 32 + frameBytes + at), `byte ${at} of a frame's header`);
    for (let at = 32; at < whole.length; at += 617) judge(flipped(whole, at), `byte ${at}`);
    for (let to = whole.length; to > 0; to -= 3001) judge(whole.subarray(0, to), `cut at ${to}`);
    judge(Buffer.alloc(0), 'empty');
    judge(null, 'not there');
    return outcomes;
  };

  test('bits flipped and tails cut anywhere', () => {
    const outcomes = damaged();
    expect(new Set(outcomes).size).toBeGreaterThan(6);
    expect(outcomes).toContain(length); // in what an earlier round has left behind the end
  });
});

test('a log whose every page is in the database itself may go', () => {
  write(0, length);
  changeRunning('PRAGMA wal_checkpoint(PASSIVE)');
  kill();
  rmSync(`${path}-wal`);
  expect(walLoss(path)).toBeNull();
  expect(entriesLeft()).toBe(length);
});

describe('without the index beside it, as after a loss of power', () => {
  /** The start of the frame that ends the last commit but `back`. */
  const commitFrame = (wal: Buffer, back: number) => {
    const starts = Array.from({ length: (wal.length - 32) / frameBytes }, (_, frame) => 32 + frameBytes * frame);
    return starts.filter((start) => wal.readUInt32BE(start + 4) !== 0).at(-1 - back) ?? Number.NaN;
  };

  test.each([
    [0, false],
    [1, true],
    [5, true],
  ])('damage in the last commit but %i: certainly something that was acknowledged: %s', (back, isCertain) => {
    write(0, length);
    const wal = kill();
    rmSync(`${path}-shm`);
    expect(walLoss(path)).toBeNull();
    writeFileSync(`${path}-wal`, flipped(wal, commitFrame(wal, back) + 100));
    expect(walLoss(path)).toMatchObject({ isCertain });
  });

  test('an index of an earlier round is not believed', () => {
    write(0, length);
    kill();
    const old = readFileSync(`${path}-shm`);
    changeRunning('PRAGMA wal_checkpoint(RESTART)');
    changeRunning('CREATE TABLE more (x)');
    kill();
    writeFileSync(`${path}-shm`, old);
    expect(walLoss(path)).toBeNull();
  });

  test('an index that is damaged itself is not believed', () => {
    write(0, length);
    const wal = kill();
    const shm = readFileSync(`${path}-shm`);
    writeFileSync(`${path}-wal`, wal.subarray(0, wal.length - frameBytes));
    for (const at of [16, 17, 32, 40, 64]) {
      writeFileSync(`${path}-shm`, flipped(shm, at));
      expect(walLoss(path)).toBeNull();
    }
  });
});

describe('what is done about it', () => {
  const lostFive = () => {
    write(0, length);
    const wal = kill();
    writeFileSync(`${path}-wal`, wal.subarray(0, Math.floor(wal.length / 2)));
  };
  const words = /^Some of what was called durable is lost: .* Members bring back what they hold/;
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  beforeEach(() => {
    said.length = 0;
  });

  test('the relay warns, and is another one from then on', () => {
    lostFive();
    const opened = openSqliteLog(path, say);
    expect(said).toEqual([expect.stringMatching(words)]);
    expect(opened.instanceId).not.toBe(running.instanceId);
    expect(opened.open(cartId).position).toBeLessThan(length);
    opened.close();
    const again = openSqliteLog(path, say);
    expect([said.length, again.instanceId]).toEqual([1, opened.instanceId]);
    again.close();
  });

  test('a relay that was killed and not damaged is the same, without a word', () => {
    write(0, length);
    kill();
    const opened = openSqliteLog(path, say);
    expect([said, opened.instanceId]).toEqual([[], running.instanceId]);
    opened.close();
  });

  test('verify names it once', () => {
    lostFive();
    expect(verify(path, say, () => 5)).toBe(1);
    expect(said[0]).toMatch(words);
    expect(verify(path, say, () => 5)).toBe(0);
  });

  test('a backup says it, too, and the copy is another relay', () => {
    lostFive();
    expect(backup(path, join(data.path, 'copy.sqlite'), say)).toBe(0);
    expect(said[0]).toMatch(words);
    const copy = openSqliteLog(join(data.path, 'copy.sqlite'));
    expect(copy.instanceId).not.toBe(running.instanceId);
    copy.close();
  });

  test('the log of a relay that runs is left alone', () => {
    write(0, length);
    const live = join(data.path, 'running.sqlite');
    const wal = readFileSync(`${live}-wal`);
    expect(existsSync(live)).toBe(true);
    expect(verify(live, say, () => 5)).toBe(0);
    expect(said).toEqual([`All ${length} entries of 1 carts are whole.`]);
    expect(readFileSync(`${live}-wal`).equals(wal)).toBe(true);
  });

  test('what a relay that runs has not finished writing is not called lost', () => {
    lostFive();
    const owner = takeOwnership(path);
    verify(path, say, () => 5);
    expect(said.join()).not.toMatch(words);
    owner.close();
  });
});

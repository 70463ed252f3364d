// What a write-ahead log no longer holds. SQLite takes the first damaged frame for the log's end, says nothing, and goes on
// without the commits behind it. To be asked before SQLite opens the file, since it then writes both files anew; and while
// nobody else uses it. The formats are those of sqlite.org/walformat.html.

import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { endianness } from 'node:os';

export interface WalLoss {
  /** False where a loss of power while the last commit was written leaves the same: then nobody was told of it. */
  readonly isCertain: boolean;
  /** To the operator. */
  readonly message: string;
}

interface Wal {
  readonly salt: string | null;
  /** The frame of the last commit that SQLite will find, counting from 1. */
  readonly lastWhole: number;
  /** Commits that are written behind it, in frames that SQLite will not believe. */
  readonly commitsBehind: number;
}

const remedy = 'Members bring back what they hold when they connect; or restore a backup.';
const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;
const shmHeaderBytes = 48;
/** The order of the index beside the log, which only this machine reads. */
const isHostBigEndian = endianness() === 'BE';

/** Null where nothing is missing. */
export function walLoss(path: string): WalLoss | null {
  const { salt, lastWhole, commitsBehind } = readWal(`${path}-wal`);
  const told = framesTold(`${path}-shm`, salt, lastWhole);
  const isCertain = told > lastWhole || (told !== lastWhole && commitsBehind > 1);
  if (isCertain) {
    const what = `the write-ahead log cannot be read beyond its page ${lastWhole}${told > lastWhole ? ` of ${told}` : ''}`;
    return { isCertain, message: `Some of what was called durable is lost: ${what}. ${remedy}` };
  }
  if (told === lastWhole || commitsBehind === 0) return null;
  return {
    isCertain,
    message: `The commit that was written last cannot be read. If the power failed then, nobody was told that it is durable. Otherwise the write-ahead log is damaged: ${remedy}`,
  };
}

function readWal(path: string): Wal {
  const none = { salt: null, lastWhole: 0, commitsBehind: 0 };
  if (!existsSync(path)) return none;
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    if (readSync(file, header, 0, headerBytes, 0) < headerBytes) return none;
    const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
    const pageBytes = header.readUInt32BE(8);
    const seed = checksum(header.subarray(0, 24), [0, 0], isBigEndian);
    if ((header.readUInt32BE(0) & ~1) >>> 0 !== magic || !standsAt(header, 24, seed)) return none;
    return { salt: header.toString('hex', 16, 24), ...readFrames(file, header, pageBytes, seed, isBigEndian) };
  } finally {
    closeSync(file);
  }
}

function readFrames(file: number, header: Buffer, pageBytes: number, seed: Sum, isBigEndian: boolean) {
  const frame = Buffer.alloc(frameHeaderBytes + pageBytes);
  let sum: Sum | null = seed;
  let lastWhole = 0;
  let commitsBehind = 0;
  for (let number = 1; ; number++) {
    const at = headerBytes + (number - 1) * frame.length;
    if (readSync(file, frame, 0, frame.length, at) < frame.length) return { lastWhole, commitsBehind };
    const isOfThisLog = frame.compare(header, 16, 24, 8, 16) === 0; // else left from an earlier round
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (sum !== null) {
      sum = checksum(frame.subarray(frameHeaderBytes), checksum(frame.subarray(0, 8), sum, isBigEndian), isBigEndian);
      if (!isOfThisLog || !standsAt(frame, 16, sum)) sum = null;
    }
    if (sum !== null && isCommit) lastWhole = number;
    if (sum === null && isCommit && isOfThisLog) commitsBehind++;
  }
}

/** How many frames the last process that had the log open knew to be committed and on the disk; -1 where none says. */
function framesTold(path: string, salt: string | null, lastWhole: number): number {
  if (!existsSync(path)) return -1;
  const shm = readFileSync(path).subarray(0, 2 * shmHeaderBytes + 4);
  const header = shm.subarray(0, shmHeaderBytes);
  if (shm.length < 2 * shmHeaderBytes + 4) return -1;
  if (!header.equals(shm.subarray(shmHeaderBytes, 2 * shmHeaderBytes))) return -1;
  if (!standsAt(header, 40, checksum(header.subarray(0, 40), [0, 0], isHostBigEndian), isHostBigEndian)) return -1;
  if (salt !== null && salt !== header.toString('hex', 32, 40)) return -1; // of an earlier round
  const [told, copied] = [wordAt(header, 16, isHostBigEndian), wordAt(shm, 2 * shmHeaderBytes, isHostBigEndian)];
  return lastWhole === 0 && copied >= told ? 0 : told; // all of it is in the database itself
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  const words = new Uint32Array(isBigEndian === isHostBigEndian ? copy.buffer : copy.swap32().buffer);
  let [a, b] = [first, second];
  for (let at = 0; at + 1 < words.length; at += 2) {
    a = (a + b + (words[at] ?? 0)) | 0;
    b = (b + a + (words[at + 1] ?? 0)) | 0;
  }
  return [a >>> 0, b >>> 0];
}

function standsAt(bytes: Buffer, at: number, [a, b]: Sum, isBigEndian = true): boolean {
  return wordAt(bytes, at, isBigEndian) === a && wordAt(bytes, at + 4, isBigEndian) === b;
}

function wordAt(bytes: Buffer, at: number, isBigEndian: boolean): number {
  return isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
}

// Reads the lines of a system call trace (strace -f -y) and says of each acknowledgement whether its entry had been
// written to the write-ahead log, and that file forced to the disk, before the acknowledgement was handed to a socket.

import * as encoding from 'lib0/encoding';
import type { ReplicaId } from '../../src/log/replicaId.ts';

export interface OrderSeen {
  readonly entry: number;
  readonly forced: boolean;
}

export interface OrderReader {
  readonly read: (line: string) => void;
  readonly seen: () => readonly OrderSeen[];
}

const durable = 100;
const marker = /<entry (\d{6})>/g;

export const markerOf = (n: number) => `<entry ${String(n).padStart(6, '0')}>`;

export function orderReader(replica: ReplicaId): OrderReader {
  /** How a durable message about this one log begins. */
  const acknowledgement = Buffer.from(
    encoding.encode((encoder) => {
      encoding.writeUint8(encoder, durable);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, replica);
    }),
  );
  const seen: OrderSeen[] = [];
  /** Calls that another thread's line has interrupted, by thread. */
  const begun = new Map<string, string>();
  /** The last entry that is in the write-ahead log, that was there when the running fsync began, that is forced. */
  let written = 0;
  const forcing = new Map<string, number>();
  let forced = 0;

  function begin(thread: string, call: string): void {
    if (isForce(call)) forcing.set(thread, written);
    if (isSend(call)) for (const entry of acknowledged(call)) seen.push({ entry, forced: entry <= forced });
  }

  function end(thread: string, call: string): void {
    if (call.startsWith('pwrite64(') && isLog(call)) {
      for (const [, digits] of call.matchAll(marker)) written = Math.max(written, Number(digits));
    }
    if (isForce(call)) forced = Math.max(forced, forcing.get(thread) ?? 0);
  }

  function acknowledged(call: string): number[] {
    const bytes = Buffer.concat([...call.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => unescaped(text)));
    const at = bytes.indexOf(acknowledgement);
    if (at < 0) return [];
    let length = 0;
    let scale = 1;
    for (const byte of bytes.subarray(at + acknowledgement.length)) {
      length += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) break;
    }
    return [length];
  }

  return {
    seen: () => seen,
    read(line) {
      const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
      const resumed = /^<\.\.\. \w+ resumed>/.test(said);
      if (said.endsWith('<unfinished ...>')) {
        begun.set(thread, said);
        return begin(thread, said);
      }
      const call = resumed ? (begun.get(thread) ?? '') : said;
      if (!resumed) begin(thread, call);
      if (!/ = -1 /.test(said)) end(thread, call);
    },
  };
}

function isLog(call: string): boolean {
  return /^\w+\(\d+<[^>]*\.sqlite-wal>/.test(call);
}

function isForce(call: string): boolean {
  return /^(fsync|fdatasync)\(/.test(call) && isLog(call);
}

function isSend(call: string): boolean {
  return /^writev?\(\d+<(socket|TCP)/.test(call);
}

/** A string as strace prints it: C escapes, octal for what cannot be printed. */
function unescaped(text: string): Buffer {
  const named: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12 };
  const bytes: number[] = [];
  for (const [token, octal] of text.matchAll(/\\([0-7]{1,3})|\\?./gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (token.length === 2) bytes.push(named[token.slice(1)] ?? token.charCodeAt(1));
    else bytes.push(token.charCodeAt(0));
  }
  return Buffer.from(bytes);
}

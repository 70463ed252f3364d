// Watches the relay's system calls (strace) while entries are written one after another: each entry's bytes must be in the
// write-ahead log, and that file forced to the disk, before the frame that acknowledges the entry is written to a socket.

import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { newCart } from '../client/cart.ts';
import { follow } from '../client/relayClient.ts';
import type { ProofRun } from '../proof.ts';
import { startRelay } from '../relay/relayProcess.ts';
import { markerOf, type OrderSeen, orderReader } from './orderReader.ts';

export async function proveOrder(run: ProofRun, entries: number): Promise<void> {
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0) {
    run.check('strace is here to watch the order of system calls', false, 'apt-get install strace');
    return;
  }
  const directory = run.scratch();
  const trace = path.join(directory, 'trace');
  const calls = 'trace=openat,close,pwrite64,write,writev,fsync,fdatasync';
  // -D: the relay stays our child, so that our signals reach it. Strings as long as a page, so that the entry is seen.
  const under = ['strace', '-D', '-f', '-qq', '-y', '-s', '4200', '-e', calls, '-e', 'signal=none', '-o', trace];
  const relay = await startRelay({ main: run.relayMain, dataDir: directory, under });
  const { cartId, editKey } = newCart();
  const client = await follow({ url: relay.url, cartId, key: editKey });
  const replica = run.random.replica();
  for (let n = 1; n <= entries; n++) {
    client.write(replica as ReplicaId, new TextEncoder().encode(markerOf(n)));
    await client.until(() => client.durable.get(replica as ReplicaId) === n, `the acknowledgement of entry ${n}`);
  }
  client.leave();
  await relay.stop();
  await delay(500); // the tracer ends after the relay
  const seen = await readTrace(trace, replica as ReplicaId);
  const early = seen.filter(({ forced }) => !forced).length;
  run.check(`${entries} acknowledgements are in the trace`, seen.length === entries, String(seen.length));
  run.check('none was sent before the fsync of its entry', early === 0, `${early} early`);
}

async function readTrace(file: string, replica: ReplicaId): Promise<readonly OrderSeen[]> {
  const reader = orderReader(replica);
  for await (const line of createInterface({ input: createReadStream(file) })) reader.read(line);
  return reader.seen();
}

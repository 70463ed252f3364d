// One cart in which an attacker sends frames and an observer, who may only read, checks whatever is let in.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { connect, follow, type RelayClient } from '../client/relayClient.ts';
import type { Random } from '../seededRandom.ts';
import { frameGenerator } from './frameGenerator.ts';
import { yjsAgrees } from './yjsVerdict.ts';

export interface Tally {
  frames: number;
  admitted: number;
  readonly refused: Map<string, number>;
  readonly closed: Map<number, number>;
  readonly unsound: string[];
}

export function newTally(): Tally {
  return { frames: 0, admitted: 0, refused: new Map(), closed: new Map(), unsound: [] };
}

const framesPerBatch = 200;
const replicasPerArena = 5;

/** Sends `count` frames to a new cart. Rejects if the relay does not answer any more. */
export async function fight(url: string, count: number, random: Random, tally: Tally): Promise<void> {
  const cart = newCart();
  const observed = heldLogs();
  const observer = await follow({ url, cartId: cart.cartId, key: cart.viewKey, logs: observed });
  const replicas = Array.from({ length: replicasPerArena }, random.replica);
  const generator = frameGenerator(observed, replicas, random);
  let attacker = await attack(url, cart);
  let lengths = new Map(observed.lengths());

  for (let left = count; left > 0; left -= framesPerBatch) {
    const frames = Array.from({ length: Math.min(left, framesPerBatch) }, generator.next);
    for (const frame of frames) attacker.sendBytes(frame);
    await attacker.roundTrip();
    if (random.chance(0.3)) {
      const last = generator.next();
      await attackAsStranger(url, cart, last, tally);
      frames.push(last);
    }
    await observer.roundTrip();
    tally.frames += frames.length;
    for (const run of newRuns(observer, lengths)) {
      tally.admitted += run.entries.length;
      const culprit = unexplained(run, frames, observer);
      if (culprit !== null) tally.unsound.push(culprit);
    }
    lengths = new Map(observed.lengths());
    if (!attacker.isOpen()) {
      tallyUp(tally.closed, await attacker.closed);
      attacker = await attack(url, cart);
    }
  }
  for (const [reason, times] of attacker.refusals) tallyUp(tally.refused, reason, times);
  attacker.leave();
  await compareWithStored(url, cart, observer, tally);
  observer.leave();
}

function attack(url: string, { cartId, editKey }: Cart): Promise<RelayClient> {
  return connect({ url, cartId, key: editKey, answers: false, takes: false });
}

/** One frame from somebody who never said hello, and so is answered by a close code. */
async function attackAsStranger(url: string, cart: Cart, frame: Uint8Array | string, tally: Tally): Promise<void> {
  const { cartId, editKey: key } = cart;
  const stranger = await connect({ url, cartId, key, saysHello: false, answers: false, takes: false });
  stranger.sendBytes(frame);
  await stranger.roundTrip();
  if (!stranger.isOpen()) tallyUp(tally.closed, await stranger.closed);
  stranger.leave();
}

function newRuns({ logs }: RelayClient, before: ReadonlyMap<ReplicaId, number>): EntryRun[] {
  return [...logs.lengths()]
    .map(([replica]) => ({ replica, seq: before.get(replica) ?? 0 }))
    .map(({ replica, seq }) => ({ replica, seq, entries: logs.entries(replica as ReplicaId).slice(seq) }))
    .filter(({ entries }) => entries.length > 0);
}

/** Every admitted entry must have come in a frame of which Yjs makes the same. */
function unexplained(run: EntryRun, frames: readonly (Uint8Array | string)[], { logs }: RelayClient): string | null {
  const before = [...logs.entries(run.replica).slice(0, run.seq)];
  for (const [index, entry] of run.entries.entries()) {
    const one = { replica: run.replica, seq: run.seq + index, entries: [entry] };
    const isExplained = frames.some((frame) => typeof frame !== 'string' && yjsAgrees(frame, before, one));
    if (!isExplained) {
      const bringing = frames.filter(
        (frame) => typeof frame !== 'string' && Buffer.from(frame).includes(Buffer.from(entry.bytes)),
      );
      const shown = bringing.map((frame) => Buffer.from(frame).toString('hex')).join(' and ');
      return `entry ${one.seq} of log ${run.replica} is not what Yjs makes of any frame; it came in ${shown || 'none'}`;
    }
    before.push(entry);
  }
  return null;
}

/** What a newcomer is given is what was passed on. */
async function compareWithStored(url: string, cart: Cart, observer: RelayClient, tally: Tally): Promise<void> {
  const reader = await follow({ url, cartId: cart.cartId, key: cart.viewKey });
  const [given, passedOn] = [reader.logs.heads(), observer.logs.heads()].map((heads) =>
    JSON.stringify([...heads].filter(({ length }) => length > 0).sort((a, b) => a.replica - b.replica)),
  );
  if (given !== passedOn) tally.unsound.push('a newcomer is given other logs than were passed on');
  reader.leave();
}

function tallyUp<Key>(counts: Map<Key, number>, key: Key, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

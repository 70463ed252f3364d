// Authors who write as fast as the relay acknowledges, until it is killed in the middle of it.

import { setTimeout as delay } from 'node:timers/promises';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { type Granted, noteGranted } from '../client/claims.ts';
import type { HeldLogs } from '../client/heldLogs.ts';
import { connect, type RelayClient } from '../client/relayClient.ts';
import type { RunningRelay } from '../relay/relayProcess.ts';
import type { Random } from '../seededRandom.ts';

export interface LoadedCart {
  readonly cart: Cart;
  /** What each author holds. */
  readonly held: readonly HeldLogs[];
  /** Per log, the hash of each entry as its author wrote it. */
  readonly heads: ReadonlyMap<number, readonly string[]>;
  /** Per log, how much the relay has called durable. */
  readonly acknowledged: Map<number, number>;
  /** What names of the cart were said to stand for. */
  readonly granted: Granted;
}

interface Author {
  readonly client: RelayClient;
  readonly replica: ReplicaId;
  readonly hashes: string[];
  /** The number of the name that it claims next, and whether it waits for an answer. */
  readonly claiming: { next: number; isWaiting: boolean };
}

const authorsPerCart = 2;
/** What an author has waiting for its acknowledgement, at most. */
const window = 60;
const longestLoadMs = 20_000;
/** All authors of a cart claim the same names, one after another. */
const namesPerCart = 40;
/** Turns of the load. */
const claimEvery = 8;

export async function loadUntilKilled(
  relay: RunningRelay,
  cartCount: number,
  atLeast: number,
  random: Random,
): Promise<LoadedCart[]> {
  const carts = Array.from({ length: cartCount }, () => newCart());
  const granted = carts.map((): Granted => new Map());
  const authors = await Promise.all(
    carts.map((cart, index) =>
      Promise.all(
        Array.from({ length: authorsPerCart }, () =>
          enter(relay, cart, random.replica() as ReplicaId, granted[index] ?? new Map()),
        ),
      ),
    ),
  );
  const everyone = authors.flat();
  const acknowledged = () => everyone.reduce((total, author) => total + durableOf(author), 0);
  const most = atLeast + random.below(300);
  const end = performance.now() + longestLoadMs;
  while (acknowledged() < most && performance.now() < end) {
    for (const author of everyone) act(author, random);
    await delay(1);
  }
  // At any moment of a commit.
  const last = performance.now() + random.below(25);
  while (performance.now() < last) {
    for (const author of everyone) act(author, random);
    await delay(1);
  }
  await relay.kill();
  await Promise.all(everyone.map(({ client }) => client.closed));
  return carts.map((cart, index) => loadedCart(cart, authors[index] ?? [], granted[index] ?? new Map()));
}

async function enter(
  relay: RunningRelay,
  { cartId, editKey }: Cart,
  replica: ReplicaId,
  granted: Granted,
): Promise<Author> {
  const claiming = { next: 0, isWaiting: false };
  const client = await connect({
    url: relay.url,
    cartId,
    key: editKey,
    heard(message) {
      if (message.kind !== 'claimed') return;
      noteGranted(granted, message);
      claiming.isWaiting = false;
      if (message.refused === '') claiming.next++; // else once more: there were no entries yet
    },
  });
  return { client, replica, hashes: [], claiming };
}

function act(author: Author, random: Random): void {
  writeSome(author, random);
  if (random.below(claimEvery) === 0) claimSome(author, random);
}

/** A value of its own for a name that the cart's other authors want, too. */
function claimSome({ client, claiming }: Author, random: Random): void {
  if (claiming.isWaiting || claiming.next >= namesPerCart || !client.isOpen()) return;
  claiming.isWaiting = true;
  client.say({ kind: 'claim', name: `name ${claiming.next}`, value: random.bytes(16) });
}

function writeSome({ client, replica, hashes }: Author, random: Random): void {
  const waiting = hashes.length - (client.durable.get(replica) ?? 0);
  const count = Math.min(random.between(1, 12), window - waiting);
  if (count <= 0 || !client.isOpen()) return;
  for (let n = 0; n < count; n++) {
    client.logs.append(replica, [random.bytes(random.between(10, 150))]);
    hashes.push(client.logs.headOf(replica));
  }
  const seq = hashes.length - count;
  client.send({ replica, seq, entries: client.logs.entries(replica).slice(seq) });
}

function durableOf({ client, replica }: Author): number {
  return client.durable.get(replica) ?? 0;
}

function loadedCart(cart: Cart, authors: readonly Author[], granted: Granted): LoadedCart {
  return {
    cart,
    granted,
    held: authors.map(({ client }) => client.logs),
    heads: new Map(authors.map(({ replica, hashes }) => [replica, hashes])),
    acknowledged: new Map(authors.map((author) => [author.replica, durableOf(author)])),
  };
}

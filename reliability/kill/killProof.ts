// kill -9 under load, again and again, on one data directory: whatever was acknowledged is there afterwards, whatever was
// not is given back by who wrote it, and the file is whole each time. What a killed process cannot show (the system keeps
// its writes) is shown by a trace of system calls: no acknowledgement leaves before the fsync of what it acknowledges.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import { followAsClaimant } from '../client/claims.ts';
import { follow, type RelayClient } from '../client/relayClient.ts';
import { described, worst } from '../latencies.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { proveOrder } from './acknowledgementOrder.ts';
import { integrityOf } from './integrity.ts';
import { type LoadedCart, loadUntilKilled } from './load.ts';

const cartsPerRound = 3;
const restartLimitMs = 500;
const acknowledgedPerRound = 750;

export const killProof: Proof = {
  about: 'kill -9 under load: nothing acknowledged is lost, nothing claimed is granted twice',
  unit: 'rounds',
  quick: 5,
  full: 200,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  const dataDir = run.scratch();
  const starts: number[] = [];
  const all: LoadedCart[] = [];
  const total = { acknowledged: 0, lost: 0, passedOn: 0, healed: 0, damaged: 0, claims: 0, grantedTwice: 0 };

  for (let round = 0; round < run.count; round++) {
    const relay = await startRelay({ main: run.relayMain, dataDir });
    starts.push(relay.startMs);
    const carts = await loadUntilKilled(relay, cartsPerRound, acknowledgedPerRound, run.random);
    const damage = integrityOf(dataDir);
    if (damage !== null) {
      total.damaged++;
      run.note(`round ${round}: ${damage}`);
    }
    const again = await startRelay({ main: run.relayMain, dataDir });
    starts.push(again.startMs);
    for (const cart of carts) {
      total.acknowledged += sum(cart.acknowledged);
      const { lost, missing } = await readBack(again, cart);
      total.lost += lost;
      total.passedOn += missing;
      total.claims += cart.granted.size;
      total.grantedTwice += await claimAgain(again, cart, run);
      await heal(again, cart);
      total.healed += missing - (await readBack(again, cart)).missing;
    }
    all.push(...carts);
    if ((round + 1) % 25 === 0) run.note(`${round + 1} rounds, ${total.acknowledged} entries acknowledged`);
    await again.kill();
  }

  const relay = await startRelay({ main: run.relayMain, dataDir });
  let lostLater = 0;
  let grantedLater = 0;
  for (const cart of all) {
    lostLater += (await readBack(relay, cart)).lost;
    grantedLater += await claimAgain(relay, cart, run);
  }
  await relay.stop();

  run.note(`restarts: ${described(starts)}`);
  run.note(`${total.passedOn} entries were passed on and not yet durable when the relay was killed`);
  const wanted = run.count * acknowledgedPerRound;
  run.check(`at least ${wanted} entries were acknowledged`, total.acknowledged >= wanted, String(total.acknowledged));
  run.check('none of them was lost by its kill', total.lost === 0, `${total.lost} lost`);
  run.check('none of them was lost by a later one', lostLater === 0, `${lostLater} lost`);
  const claimed = `${total.claims} names`;
  run.check('claims were granted meanwhile', total.claims >= run.count, claimed);
  run.check('none of them was lost, or granted twice, by its kill', total.grantedTwice === 0, `${total.grantedTwice}`);
  run.check('none of them by a later one', grantedLater === 0, `${grantedLater}`);
  run.check('the database was whole after each kill', total.damaged === 0, `${total.damaged} times not`);
  run.check('their authors gave back the rest', total.healed === total.passedOn, `${total.healed} entries`);
  run.timely(
    `each restart took < ${restartLimitMs} ms`,
    worst(starts) < restartLimitMs,
    `${worst(starts).toFixed(0)} ms`,
  );
  await proveOrder(run, run.count >= 100 ? 1000 : 50);
}

/** Reads the cart as a viewer does, and compares with what its authors hold and were told. */
async function readBack(relay: RunningRelay, cart: LoadedCart): Promise<{ lost: number; missing: number }> {
  const reader = await follow({ url: relay.url, cartId: cart.cart.cartId, key: cart.cart.viewKey });
  let lost = 0;
  let missing = 0;
  for (const [replica, written] of cart.heads) {
    const stored = reader.logs.entries(replica as ReplicaId).length;
    lost += Math.max(0, (cart.acknowledged.get(replica) ?? 0) - stored);
    missing += written.length - stored;
    // Hashes chain, and the reader has checked the chain: one equal entry means that all before it are equal.
    if (!isPrefix(reader, replica as ReplicaId, written)) lost++;
  }
  reader.leave();
  return { lost, missing };
}

function isPrefix(reader: RelayClient, replica: ReplicaId, written: readonly string[]): boolean {
  const { length } = reader.logs.entries(replica);
  return length === 0 || written[length - 1] === reader.logs.headOf(replica);
}

/** Somebody else wants each name that was granted. Returns how many stand for a value that is not the one told before. */
async function claimAgain(relay: RunningRelay, { cart, granted }: LoadedCart, run: ProofRun): Promise<number> {
  if (granted.size === 0) return 0;
  const thief = await followAsClaimant({ url: relay.url, cartId: cart.cartId, key: cart.editKey });
  let wrong = 0;
  for (const [name, values] of granted) {
    values.add(await thief.claim(name, run.random.bytes(16)));
    if (values.size > 1) wrong++;
  }
  thief.client.leave();
  return wrong;
}

/** The authors come back with what they hold, and stay until all of it is durable. */
async function heal(relay: RunningRelay, cart: LoadedCart): Promise<void> {
  const { cartId, editKey } = cart.cart;
  for (const logs of cart.held) {
    const author = await follow({ url: relay.url, cartId, key: editKey, logs });
    const isDurable = () => [...logs.lengths()].every(([replica, length]) => author.durable.get(replica) === length);
    await author.until(isDurable, 'the rest to be durable');
    author.leave();
  }
  for (const [replica, written] of cart.heads) cart.acknowledged.set(replica, written.length);
}

function sum(lengths: ReadonlyMap<number, number>): number {
  return [...lengths.values()].reduce((total, length) => total + length, 0);
}

// Damage in the database file: either it is named (at the start, by `verify`, or when the cart is read), or nothing of what is
// served differs. Damage in the write-ahead log that a killed relay left: never anything false, but the newest entries may be
// left out. And while one member holds the data, everything comes back.

import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type Cart, newCart } from '../client/cart.ts';
import { equalEntries, type HeldLogs, heldLogs, Unsound } from '../client/heldLogs.ts';
import { follow, type RelayClient } from '../client/relayClient.ts';
import type { Proof, ProofRun } from '../proof.ts';
import { relayCommand } from '../relay/relayCommand.ts';
import { RelayDidNotStart, type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import { type Random, seededRandom } from '../seededRandom.ts';
import { damage } from './damage.ts';

const databaseFile = 'relay.sqlite';
const carts = 3;
const logsPerCart = 2;
const entriesPerLog = 30;
const entriesPerCommit = 5;
const atOnce = 2;
/** A cart that is found damaged is set aside at the first visit and can be opened at the next. */
const visits = 4;

export const flipsProof: Proof = {
  about:
    'damage in the database and in its write-ahead log: nothing false is served, all is repaired while one member holds the data',
  unit: 'damages',
  quick: 20,
  full: 1000,
  prove,
};

interface Member {
  readonly cart: Cart;
  readonly logs: HeldLogs;
}

interface Tally {
  tries: number;
  noticed: number;
  harmless: number;
  /** Damages of the write-ahead log that left out what was newest, and were not named. */
  leftOut: number;
  readonly unnoticed: string[];
  readonly unrepaired: string[];
  /** What a verify named that an earlier one had named, and nothing in between had damaged. */
  readonly namedAgain: string[];
}

async function prove(run: ProofRun): Promise<void> {
  const scratch = run.scratch();
  const targets = [
    { file: databaseFile, ...(await fill(run, path.join(scratch, 'stopped'), 'stop')) },
    { file: 'relay.sqlite-wal', ...(await fill(run, path.join(scratch, 'killed'), 'kill')) },
  ];
  const tally: Tally = { tries: 0, noticed: 0, harmless: 0, leftOut: 0, unnoticed: [], unrepaired: [], namedAgain: [] };
  const worker = async () => {
    while (tally.tries < run.count) {
      const number = tally.tries++;
      const dataDir = path.join(scratch, String(number));
      const { file, whole, members } = targets[number % targets.length] as (typeof targets)[number];
      cpSync(whole, dataDir, { recursive: true });
      const random = seededRandom(run.seed + number);
      const what = `${number}: ${damage(path.join(dataDir, file), random)} in ${file}`;
      const mayLeaveOut = file !== databaseFile;
      await judge(run, { dataDir, what, members, mayLeaveOut }, tally, random).catch((cause: unknown) => {
        tally.unrepaired.push(`${what}: ${String(cause)}`);
      });
      rmSync(dataDir, { recursive: true, force: true });
      if (tally.tries % 100 === 0) run.note(`${tally.tries} damages`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  run.note(
    `${tally.noticed} were named; ${tally.harmless} changed nothing that is ever read; ${tally.leftOut} in the write-ahead log left out what was newest`,
  );
  for (const line of [...tally.unnoticed, ...tally.unrepaired, ...tally.namedAgain].slice(0, 10)) run.note(line);
  run.check(
    'nothing false was served, and none of the database went unnoticed',
    tally.unnoticed.length === 0,
    `${tally.unnoticed.length} of ${run.count}`,
  );
  run.check('all were repaired by a member', tally.unrepaired.length === 0, `${tally.unrepaired.length} were not`);
  run.check(
    'what is named once is dealt with',
    tally.namedAgain.length === 0,
    `${tally.namedAgain.length} named again`,
  );
  run.check('some were named, so that there was something to repair', tally.noticed > 0);
}

/** A relay's files with some years behind them: half was there when it started, and half was written since. */
async function fill(run: ProofRun, whole: string, end: 'stop' | 'kill'): Promise<{ whole: string; members: Member[] }> {
  mkdirSync(whole);
  const members = Array.from({ length: carts }, () => ({ cart: newCart(run.random.bytes(16)), logs: heldLogs() }));
  const replicas = members.map(() => Array.from({ length: logsPerCart }, () => run.random.replica()));
  const write = async (entries: number) => {
    const relay = await startRelay({ main: run.relayMain, dataDir: whole });
    for (const [index, { cart, logs }] of members.entries()) {
      const author = await follow({ url: relay.url, cartId: cart.cartId, key: cart.editKey, logs });
      for (const replica of replicas[index] ?? []) {
        for (let written = 0; written < entries; written += entriesPerCommit) {
          const bodies = Array.from({ length: entriesPerCommit }, () => run.random.bytes(run.random.between(10, 200)));
          author.write(replica as ReplicaId, ...bodies);
          await author.until(() => holdsAll(author.durable, logs), 'everything to be durable');
        }
      }
      author.leave();
    }
    return relay;
  };
  await (await write(entriesPerLog / 2)).stop();
  await (await write(entriesPerLog / 2))[end]();
  return { whole, members };
}

interface Damaged {
  readonly dataDir: string;
  readonly what: string;
  readonly members: readonly Member[];
  /** SQLite cannot tell damage in its write-ahead log from a commit that was never finished. */
  readonly mayLeaveOut: boolean;
}

async function judge(run: ProofRun, damaged: Damaged, tally: Tally, random: Random): Promise<void> {
  const { dataDir, what, members, mayLeaveOut } = damaged;
  // Half of the operators never verify: then, too, nothing wrong may be served.
  const isToldEarly = random.chance(0.5) && (await serveUnverified(run, dataDir, what, members, tally));
  const verify = () => relayCommand(run.relayMain, dataDir, ['verify']);
  const { code, output } = await verify();
  const second = await verify();
  const relay = await startRelay({ main: run.relayMain, dataDir });
  const served = await whatIsServed(relay, members);
  if (code !== 0 || isToldEarly) tally.noticed++;
  else if (served === 'all') tally.harmless++;
  else if (served === 'not all' && mayLeaveOut) tally.leftOut++;
  else tally.unnoticed.push(`${what}: verify said "${output.trim()}"`);
  for (const member of members) await bringBack(relay, member);
  const isRepaired = (await whatIsServed(relay, members)) === 'all';
  await relay.stop();
  if (!isRepaired) tally.unrepaired.push(`${what}: not all is served again`);
  for (const { code: later, output: said } of [second, await verify()]) {
    if (later !== 0) tally.namedAgain.push(`${what}: verify then said "${said.trim()}"`);
  }
}

/** Returns whether the relay itself said that something is wrong: it did not start, warned, or refused a reader. */
async function serveUnverified(
  run: ProofRun,
  dataDir: string,
  what: string,
  members: readonly Member[],
  tally: Tally,
): Promise<boolean> {
  try {
    const relay = await startRelay({ main: run.relayMain, dataDir });
    const served = await whatIsServed(relay, members);
    await relay.stop();
    if (served === 'something else') tally.unnoticed.push(`${what}: something else was served`);
    return served === 'not all, and says so';
  } catch (cause) {
    if (!(cause instanceof RelayDidNotStart)) throw cause; // it says why, and serves nothing
    return true;
  }
}

type Served = 'all' | 'not all' | 'not all, and says so' | 'something else';

async function whatIsServed(relay: RunningRelay, members: readonly Member[]): Promise<Served> {
  let served: Served = 'all';
  for (const { cart, logs } of members) {
    let reader: RelayClient;
    try {
      reader = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
    } catch (cause) {
      if (cause instanceof Unsound) return 'something else';
      served = 'not all, and says so'; // the cart cannot be read
      continue;
    }
    const given = reader.logs.lengths();
    reader.leave();
    if (![...given].every(([replica, length]) => isSame(reader.logs, logs, replica as ReplicaId, length - 1)))
      return 'something else';
    if (!holdsAll(given, logs) && served === 'all') served = 'not all';
  }
  return served;
}

/** Hashes chain, and the reader has checked the chain: what is before an equal entry is equal too. */
function isSame(given: HeldLogs, written: HeldLogs, replica: ReplicaId, seq: number): boolean {
  const [a, b] = [given.entries(replica)[seq], written.entries(replica)[seq]];
  return seq < 0 || (a !== undefined && b !== undefined && equalEntries(a, b));
}

/** One member comes with all that it holds, and comes again if it is told to try later. */
async function bringBack(relay: RunningRelay, { cart, logs }: Member): Promise<void> {
  for (let visit = 1; ; visit++) {
    try {
      const member = await follow({ url: relay.url, cartId: cart.cartId, key: cart.editKey, logs });
      await member.until(() => holdsAll(member.durable, logs), 'everything to be durable', 5000);
      return member.leave();
    } catch (cause) {
      if (visit === visits) throw cause;
    }
  }
}

function holdsAll(lengths: ReadonlyMap<number, number>, logs: HeldLogs): boolean {
  return [...logs.lengths()].every(([replica, length]) => lengths.get(replica) === length);
}

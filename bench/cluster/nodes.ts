// What is measured: one relay with a log of its own, or two that share one in three NATS servers. Each on free ports of this
// machine, in a folder of its own, and stopped by its own handle.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { natsVersion, startNats } from '../../e2e/natsServers.ts';
import { type RelayProcess, startRelay } from '../../e2e/relayProcess.ts';
import { cpuSeconds } from '../relay/load/serverFigures.ts';
import { withoutLimits } from '../relay/serverProcess.ts';

export const setups = ['alone', 'cluster'] as const;
export type Setup = (typeof setups)[number];

/** A process that keeps the log, or a copy of it. */
export interface Node {
  readonly kind: 'relay' | 'NATS';
  readonly pid: () => number;
  readonly bytes: () => number;
}

export interface Nodes {
  readonly all: readonly Node[];
  /** The two that members are at; of a relay alone, itself twice. */
  readonly relays: readonly [RelayProcess, RelayProcess];
  /** Starts a relay that has nothing in its file yet, where it is one of a cluster; else the relay itself, again. */
  readonly cold: () => Promise<RelayProcess>;
  readonly stop: () => Promise<void>;
}

/** Seconds of each, since it started. */
export function cpuOf(nodes: readonly Node[]): readonly number[] {
  return nodes.map(({ pid }) => cpuSeconds(pid()));
}

/** By how much those of a kind have grown, on average. */
export function grown(
  nodes: readonly Node[],
  kind: Node['kind'],
  from: readonly number[],
  to: readonly number[],
): number {
  const each = nodes.flatMap((node, at) => (node.kind === kind ? [(to[at] ?? Number.NaN) - (from[at] ?? 0)] : []));
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

const partitions = 16;
const natsCount = 3;
const main = path.resolve('dist/server/main.js');
const common = { STATIC_DIR: '', API: 'off', ...withoutLimits };

export const natsServerVersion = natsVersion();

export async function startNodes(setup: Setup): Promise<Nodes> {
  return setup === 'alone' ? alone() : cluster();
}

async function alone(): Promise<Nodes> {
  const relay = await startRelay({ main, settings: common });
  return {
    all: [nodeOf(relay)],
    relays: [relay, relay],
    async cold() {
      await relay.stop();
      await relay.start();
      return relay;
    },
    stop: relay.dispose,
  };
}

async function cluster(): Promise<Nodes> {
  const nats = await startNats(natsCount);
  const log = { LOG: nats.url, LOG_PARTITIONS: String(partitions), LOG_REPLICAS: String(natsCount) };
  const relays: RelayProcess[] = [];
  const begin = async () => {
    const relay = await startRelay({ main, settings: { ...common, ...log } });
    relays.push(relay);
    return relay;
  };
  try {
    const both = [await begin(), await begin()] as const;
    const servers = nats.servers.map((_, index) => ({
      kind: 'NATS' as const,
      pid: () => nats.pid(index) ?? 0,
      bytes: () => bytesIn(nats.folder(index)),
    }));
    return {
      all: [...both.map(nodeOf), ...servers],
      relays: both,
      cold: begin,
      stop: () => stop(),
    };
  } catch (cause) {
    await stop();
    throw cause;
  }

  async function stop(): Promise<void> {
    for (const relay of relays) await relay.dispose();
    await nats.stop();
  }
}

function nodeOf(relay: RelayProcess): Node {
  return { kind: 'relay', pid: () => relay.pid() ?? 0, bytes: () => bytesIn(relay.dataDir) };
}

/** As the disk counts it: what NATS reserves and does not write takes no room. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return found?.isFile() ? sum + Math.min(found.size, found.blocks * 512) : sum;
  }, 0);
}

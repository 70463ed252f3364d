// A relay of the cluster, in a process of its own, and its lines to the NATS servers.

import { rmSync } from 'node:fs';
import process from 'node:process';
import { startTcpProxy, type TcpProxy } from '../../e2e/tcpProxy.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';
import type { NatsServer } from './natsCluster.ts';
import { patiently } from './patience.ts';

export interface ClusterRelay {
  /** Null while it is not running. */
  readonly url: () => string | null;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Its lines to all NATS servers: cut, or silent. */
  readonly cut: (isSilent: boolean) => void;
  readonly mend: () => void;
  readonly deleteCache: () => void;
  /** All that it has printed, however often it was started. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export interface ClusterRelayOptions {
  readonly main: string;
  readonly dataDir: string;
  readonly nats: readonly NatsServer[];
  readonly partitions: number;
}

export async function clusterRelay({ main, dataDir, nats, partitions }: ClusterRelayOptions): Promise<ClusterRelay> {
  const lines: readonly TcpProxy[] = await Promise.all(nats.map(({ port }) => startTcpProxy(() => port)));
  let relay: RunningRelay | null = null;
  let earlier = '';
  const environment = {
    LOG: `nats://${lines.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    LOG_PARTITIONS: String(partitions),
    LOG_REPLICAS: String(nats.length),
    NEW_CARTS_PER_DAY: '1000000',
  };
  return {
    url: () => (relay?.isRunning() === true ? relay.url : null),
    /** As an operator's system does: it does not start while NATS elects. */
    async start() {
      relay = await patiently(() => startRelay({ main, dataDir, environment }));
    },
    async kill() {
      const killed = relay;
      relay = null;
      await killed?.kill();
      earlier += killed?.output() ?? '';
    },
    signal(signal) {
      if (relay !== null) process.kill(relay.pid, signal);
    },
    cut(isSilent) {
      for (const line of lines) isSilent ? line.stall() : line.cut();
    },
    mend() {
      for (const line of lines) line.restore();
    },
    deleteCache: () => rmSync(dataDir, { recursive: true, force: true }),
    output: () => earlier + (relay?.output() ?? ''),
    async stop() {
      await relay?.kill();
      await Promise.all(lines.map((line) => line.close()));
    },
  };
}

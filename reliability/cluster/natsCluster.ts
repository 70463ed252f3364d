// Three NATS servers of one cluster, each of which can be killed, stopped in its tracks, and started again.

import process from 'node:process';
import { startNats } from '../../e2e/natsServers.ts';

export interface NatsServer {
  readonly port: number;
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
}

export interface NatsCluster {
  readonly servers: readonly NatsServer[];
  readonly stop: () => Promise<void>;
}

export async function startNatsCluster(count = 3): Promise<NatsCluster> {
  const nats = await startNats(count);
  const send = (index: number, signal: NodeJS.Signals) => {
    const pid = nats.pid(index);
    if (pid !== null) process.kill(pid, signal);
  };
  // Also where the proof ends in an error.
  process.on('exit', () => {
    for (const index of nats.servers.keys()) send(index, 'SIGKILL');
  });
  return {
    servers: nats.servers.map((address, index) => ({
      port: Number(address.split(':')[1]),
      name: `n${index}`,
      start: () => nats.start(index),
      kill: () => nats.kill(index),
      signal: (signal) => send(index, signal),
    })),
    stop: nats.stop,
  };
}

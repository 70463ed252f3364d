// What can go wrong in a cluster: each begins, lasts for a while, and is over.

import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../seededRandom.ts';
import type { NatsServer } from './natsCluster.ts';
import type { ClusterRelay } from './relayOfCluster.ts';

export interface ClusterScene {
  readonly nats: readonly NatsServer[];
  readonly relays: readonly ClusterRelay[];
  /** The name of the server that leads a stream. */
  readonly leader: () => Promise<string | null>;
  readonly random: Random;
}

export interface ClusterFault {
  readonly name: string;
  readonly happen: (scene: ClusterScene) => Promise<void>;
}

export const clusterFaults: readonly ClusterFault[] = [
  {
    name: 'kill -9 of a relay',
    async happen({ relays, random }) {
      const relay = random.pick(relays);
      await relay.kill();
      await delay(random.between(0, 1500));
      await relay.start();
    },
  },
  {
    name: 'kill -9 of a NATS server',
    happen: ({ nats, random }) => killed([random.pick(nats)], random.between(0, 3000)),
  },
  {
    name: 'kill -9 of the leader of a stream',
    async happen({ nats, leader, random }) {
      const name = await leader();
      await killed(
        nats.filter((server) => server.name === name),
        random.between(0, 3000),
      );
    },
  },
  {
    name: 'kill -9 of two of three NATS servers',
    async happen({ nats, random }) {
      const survivor = random.pick(nats);
      await killed(
        nats.filter((server) => server !== survivor),
        random.between(0, 3000),
      );
    },
  },
  {
    name: 'a relay stands still',
    happen: ({ relays, random }) => stopped(random.pick(relays), stillness(random)),
  },
  {
    name: 'a NATS server stands still',
    happen: ({ nats, random }) => stopped(random.pick(nats), stillness(random)),
  },
  {
    name: 'the line between a relay and NATS is cut',
    async happen({ relays, random }) {
      const relay = random.pick(relays);
      relay.cut(random.chance(0.5));
      await delay(random.between(200, 8000));
      relay.mend();
    },
  },
  {
    name: 'the cache of a relay is deleted',
    async happen({ relays, random }) {
      const relay = random.pick(relays);
      await relay.kill();
      relay.deleteCache();
      await relay.start();
    },
  },
];

/** Up to 20 s, most of them shorter. */
function stillness(random: Random): number {
  return random.chance(0.2) ? random.between(5000, 20_000) : random.between(200, 5000);
}

async function killed(servers: readonly NatsServer[], ms: number): Promise<void> {
  await Promise.all(servers.map((server) => server.kill()));
  await delay(ms);
  await Promise.all(servers.map((server) => server.start()));
}

async function stopped(process: Pick<ClusterRelay, 'signal'>, ms: number): Promise<void> {
  process.signal('SIGSTOP');
  await delay(ms);
  process.signal('SIGCONT');
}

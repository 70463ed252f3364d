// Several people's tabs on a bad network: what happens is drawn as data and played step by step; in the end the network
// heals, everybody greets everybody, and the caller says whether they agree.

import fc from 'fast-check';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Domain, DomainTypes } from '../domain.ts';
import { createMemoryDatabase } from '../memoryEventStore.ts';
import type { EventId } from '../message.ts';
import { createSimulatedNetwork, type Fate } from './simulatedNetwork.ts';
import {
  createSimulatedReplica,
  type Mishap,
  type ReplicaMessage,
  type SimulatedPerson,
  type SimulatedReplica,
} from './simulatedReplica.ts';

type Step<Cmd> =
  | { readonly kind: 'act'; readonly who: number; readonly commands: readonly Cmd[]; readonly mishap: Mishap }
  | { readonly kind: 'message'; readonly pick: number; readonly fate: Fate }
  | { readonly kind: 'hello'; readonly who: number; readonly to: number }
  | { readonly kind: 'restart'; readonly who: number }
  /** Bit n is the side of replica n. */
  | { readonly kind: 'partition'; readonly sides: number }
  | { readonly kind: 'time passes'; readonly ms: number }
  | { readonly kind: 'clock is set'; readonly who: number; readonly skew: number };

export interface Schedule<Cmd> {
  /** One for each replica: the device that it is a tab of. */
  readonly devices: readonly number[];
  readonly steps: readonly Step<Cmd>[];
}

const who = fc.nat(7);
const skew = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(-3_600_000, 3_600_000, 10 ** 11));

export function schedules<Cmd>(command: fc.Arbitrary<Cmd>): fc.Arbitrary<Schedule<Cmd>> {
  const step: fc.Arbitrary<Step<Cmd>> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('act' as const),
        who,
        commands: fc.array(command, { minLength: 1, maxLength: 3 }),
        mishap: fc.constantFrom<Mishap>('none', 'none', 'none', 'none', 'disk full', 'crash before telling anybody'),
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('message' as const),
        pick: fc.nat(1000),
        fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'is lost', 'arrives twice'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('hello' as const), who, to: who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('partition' as const), sides: fc.nat(255) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('time passes' as const), ms: fc.nat(100_000) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock is set' as const), who, skew }) },
  );
  return fc.record({
    devices: fc.array(fc.nat(5), { minLength: 2, maxLength: 8 }),
    steps: fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }),
  });
}

export interface SimulationEnd<T extends DomainTypes> {
  readonly replicas: readonly SimulatedReplica<T>[];
  /** Every event that somebody was told had been accepted. */
  readonly accepted: readonly EventId[];
}

export async function simulate<T extends DomainTypes>(
  domain: Domain<T>,
  { devices, steps }: Schedule<T['command']>,
  personOf: (replica: number) => SimulatedPerson<T>,
): Promise<SimulationEnd<T>> {
  const network = createSimulatedNetwork<ReplicaMessage>();
  const databases = new Map(devices.map((device) => [device, createMemoryDatabase()]));
  const skews = devices.map(() => 0);
  const replicas: SimulatedReplica<T>[] = [];
  const accepted: EventId[] = [];
  let now = 1_800_000_000_000;

  for (const [index, device] of devices.entries()) {
    replicas.push(
      await createSimulatedReplica({
        domain,
        person: personOf(index),
        network,
        database: databases.get(device) ?? createMemoryDatabase(),
        replicaId: (1000 + index) as ReplicaId,
        wallNow: () => now + (skews[index] ?? 0),
        siblings: [...devices.keys()].filter((other) => other !== index && devices[other] === device),
      }),
    );
  }
  const at = (index: number) => replicas[index % replicas.length] as SimulatedReplica<T>;

  async function play(step: Step<T['command']>): Promise<void> {
    switch (step.kind) {
      case 'act':
        accepted.push(...(await at(step.who).dispatch(step.commands, step.mishap)));
        return;
      case 'message':
        return network.deliver(step.pick, step.fate);
      case 'hello':
        return at(step.who).sayHello(step.to % replicas.length);
      case 'restart':
        return at(step.who).restart();
      case 'partition':
        return network.partition((member) => (step.sides >> member) & 1);
      case 'time passes':
        now += step.ms;
        return;
      case 'clock is set':
        skews[step.who % skews.length] = step.skew;
        return;
    }
  }

  for (const step of steps) await play(step);

  network.partition(() => 0);
  await network.drain();
  for (const replica of replicas) {
    for (const to of replicas.keys()) await replica.sayHello(to);
  }
  await network.drain();
  for (const replica of replicas) await replica.catchUp();
  return { replicas, accepted };
}

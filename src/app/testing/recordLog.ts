// Writes a cart's logs as the app writes them, for the golden logs: people with devices of their own, clocks that the test
// sets, and the real bytes. What was recorded once is never recorded again.

import { cartDomain } from '../../domain/cartDomain.ts';
import type { CartCommand } from '../../domain/commands.ts';
import type { NewEntry } from '../../engine/eventStore.ts';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from '../../engine/message.ts';
import { openStream } from '../../engine/openStream.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export const goldenStream = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

export type GoldenStep =
  | { readonly who: string; readonly does: CartCommand }
  | { readonly who: string; readonly hears: string };

/** The n-th command of the person who is the nth by name. */
export function commandOf(person: number, n: number): CommandId {
  return (person * 1_000_003_000 + n).toString(16).padStart(16, '0') as CommandId;
}

export function actorOf(name: string): ActorId {
  return name.padEnd(43, 'A') as ActorId;
}

/** Every entry, by replica and place in its log. */
export async function recordLog(steps: readonly GoldenStep[], startMs: number): Promise<readonly NewEntry[]> {
  let now = startMs;
  const names = [...new Set(steps.map(({ who }) => who))].sort();
  const opened = await Promise.all(names.map((name, index) => openPerson(name, index, () => now)));
  const personOf = (name: string) => opened[names.indexOf(name)] as (typeof opened)[number];
  for (const step of steps) {
    now += 60_000;
    const person = personOf(step.who);
    if ('does' in step) await person.does(step.does);
    else await person.hears(await personOf(step.hears).all());
  }
  const all = await Promise.all(opened.map(({ all }) => all()));
  const byPlace = new Map(all.flat().map((entry) => [`${entry.replicaId} ${entry.seq}`, entry]));
  return [...byPlace.values()].sort((a, b) => a.replicaId - b.replicaId || a.seq - b.seq);
}

async function openPerson(name: string, index: number, wallNow: () => number) {
  const replicaId = ((index + 1) * 1_000_003) as ReplicaId;
  const actorId = actorOf(name);
  const store = createMemoryEventStore({ now: wallNow });
  const stream = await openStream({ domain: cartDomain, store, streamId: goldenStream, wallNow });
  let commands = 0;
  const handler = stream.writeAs({
    writer: () => ({ replicaId, actorId }),
    context: () => ({ actorId }),
    newCommandId: () => commandOf(index + 1, ++commands),
  });
  return {
    async does(command: CartCommand) {
      const outcome = await handler.dispatch(command);
      if (outcome.kind !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
    },
    hears: (entries: readonly NewEntry[]) => stream.append(entries),
    all: () => store.readAll(goldenStream),
  };
}

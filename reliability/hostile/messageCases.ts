// Messages that are none, bombs in them, and what somebody may not say about who is here.

import { decodeAwareness, encodeAwareness } from '../../src/wire/awareness.ts';
import { encodeClientMessage } from '../../src/wire/frames.ts';
import { connect, type RelayClient } from '../client/relayClient.ts';
import { attacker, type HostileCase, refusedFrame, type Target } from './hostileCase.ts';

const endless = [255, 255, 255, 255, 255, 255, 255, 15]; // 2^53 - 1
const state = (text: string) => new TextEncoder().encode(text);

interface Observer {
  readonly client: RelayClient;
  /** The ids that it was told of. */
  readonly told: () => readonly number[];
}

async function observer({ relay, cart }: Target): Promise<Observer> {
  const told: number[] = [];
  const client = await connect({
    url: relay.url,
    cartId: cart.cartId,
    key: cart.viewKey,
    heard: (message) => {
      if (message.kind !== 'awareness') return;
      for (const { clientId } of decodeAwareness(message.update) ?? []) told.push(clientId);
    },
  });
  await client.roundTrip();
  return { client, told: () => told };
}

/** What others are told when somebody says this of who is here. */
function presenceCase(name: string, expected: string, say: (client: RelayClient, speak: Speak) => void): HostileCase {
  return {
    name,
    expected,
    async attack(target) {
      const { client: other, told } = await observer(target);
      const client = await attacker(target);
      say(client, (entries) => client.say({ kind: 'awareness', update: encodeAwareness(entries) }));
      await client.roundTrip();
      await other.roundTrip();
      const ids = [...new Set(told())].join(', ');
      const isOpen = client.isOpen();
      client.leave();
      other.leave();
      return `${ids === '' ? 'nobody is told' : `told of ${ids} only`}${isOpen ? '' : ', and closed'}`;
    },
  };
}
type Speak = (entries: Parameters<typeof encodeAwareness>[0]) => void;

export const messageCases: readonly HostileCase[] = [
  refusedFrame('an empty message', 'malformed', () => [new Uint8Array()]),
  refusedFrame('a text', 'malformed', () => ['milk']),
  refusedFrame('a sync step that does not exist', 'malformed', () => [Uint8Array.of(0, 9, 0)]),
  refusedFrame('state-vector bomb', 'malformed', () => [Uint8Array.of(0, 0, 8, ...endless)]),
  refusedFrame('awareness bomb: a count without end', 'malformed', () => [Uint8Array.of(1, 8, ...endless)]),
  refusedFrame('awareness that is none', 'malformed', () => [Uint8Array.of(1, 2, 9, 9)]),
  {
    name: 'a hello with logs without end',
    expected: 'closed 4400',
    async attack(target) {
      const client = await attacker(target, false);
      client.sendBytes(Uint8Array.of(102, 1, ...endless));
      await client.roundTrip();
      const closed = client.isOpen() ? 'open' : `closed ${await client.closed}`;
      client.leave();
      return closed;
    },
  },
  {
    name: 'a hello with a forged head',
    expected: 'fork',
    async attack(target) {
      const client = await attacker(target, false);
      const { replica } = target.log;
      client.say({ kind: 'hello', version: 1, logs: [{ replica, length: 3, hash: '0123456789abcdef' }] });
      await client.until(() => client.refusals.size > 0, 'a refusal');
      const [said = 'nothing'] = client.refusals.keys();
      client.leave();
      return said;
    },
  },
  {
    name: 'a message of a type that nobody knows',
    expected: 'ignored',
    async attack(target) {
      const client = await attacker(target);
      client.sendBytes(encodeClientMessage({ kind: 'query-awareness' }).map(() => 109));
      await client.roundTrip();
      const isIgnored = client.isOpen() && client.refusals.size === 0;
      client.leave();
      return isIgnored ? 'ignored' : 'not ignored';
    },
  },
  presenceCase("speaking for others' ids", 'told of 11 only', (_, speak) => {
    speak([{ clientId: 11, clock: 1, state: state('{}') }]);
    speak([{ clientId: 22, clock: 9, state: state('{"forged":true}') }]);
  }),
  presenceCase('many ids at once', 'nobody is told', (_, speak) => {
    speak(Array.from({ length: 500 }, (_, index) => ({ clientId: index, clock: 1, state: state('{}') })));
  }),
  presenceCase('a state of more than 2 KB', 'nobody is told', (_, speak) => {
    speak([{ clientId: 11, clock: 1, state: state(JSON.stringify('x'.repeat(3000))) }]);
  }),
  presenceCase('a flood of new ids', 'told of 1 only', (_, speak) => {
    for (let clientId = 1; clientId <= 1000; clientId++) speak([{ clientId, clock: 1, state: state('{}') }]);
  }),
];

// What somebody may not say about what devices hold: of how many, of how much, in whose name.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import { follow, type RelayClient } from '../client/relayClient.ts';
import { attacker, type HostileCase, refusedFrame, type Target } from './hostileCase.ts';

const maxDevices = 20;
/** What the relay is started with, so that a crowd of devices is a small one. */
export const heldSettings = { MAX_DEVICES_PER_CART: String(maxDevices) };

const held = 103;
const endless = [255, 255, 255, 255, 255, 255, 255, 15]; // 2^53 - 1

async function devicesTold({ relay, cart }: Target): Promise<readonly HeldLogs[]> {
  // One that has moved a moment ago is told of twice: at hello, and again to all.
  const devices = new Map<string, HeldLogs>();
  const joiner = await follow({
    url: relay.url,
    cartId: cart.cartId,
    key: cart.viewKey,
    heard: (message) => {
      if (message.kind === 'held') for (const told of message.devices) devices.set(told.device, told);
    },
  });
  joiner.leave();
  return [...devices.values()];
}

/** Whoever has been answered has been told what devices hold: the relay knows it, and what is said next is judged at once. */
async function enter(target: Target): Promise<RelayClient> {
  const client = await attacker(target);
  await client.until(client.isUpToDate, 'the answer to a sync step 1');
  return client;
}

/** What a joiner is told afterwards, and why the attacker was refused. */
async function outcome(target: Target, client: RelayClient): Promise<string> {
  await client.roundTrip();
  const reasons = [...client.refusals.keys()].join(', ') || 'not refused';
  const isOpen = client.isOpen();
  const devices = await devicesTold(target);
  client.leave();
  const most = Math.max(0, ...devices.flatMap(({ lengths }) => [...lengths.values()]));
  const told = devices.length === 0 ? 'of none' : `of ${devices.length}, up to ${most}`;
  return `${reasons}; told ${told}${isOpen ? '' : '; closed'}`;
}

export const heldCases: readonly HostileCase[] = [
  refusedFrame('a device that holds logs without end', 'malformed', () => [Uint8Array.of(held, 1, 97, 8, ...endless)]),
  refusedFrame('a device whose name is a book', 'malformed', () => [
    Uint8Array.of(held, 0xd0, 0x0f, ...new Uint8Array(2000).fill(97), 1, 0),
  ]),
  {
    name: 'a device that holds 20,000 logs that are not here',
    expected: 'not refused; told of none',
    async attack(target) {
      const client = await enter(target);
      const lengths = new Map(Array.from({ length: 20_000 }, (_, index) => [(index + 1e6) as ReplicaId, 2 ** 40]));
      client.say({ kind: 'held', device: 'a', lengths });
      return outcome(target, client);
    },
  },
  {
    name: 'a device that holds more than there is',
    expected: 'not refused; told of 1, up to 6',
    async attack(target) {
      const client = await enter(target);
      client.say({ kind: 'held', device: 'a', lengths: new Map([[target.log.replica, 2 ** 50]]) });
      return outcome(target, client);
    },
  },
  {
    name: 'a session that speaks for 1,000 devices',
    expected: 'malformed; told of 1, up to 1',
    async attack(target) {
      const client = await enter(target);
      const lengths = new Map([[target.log.replica, 1]]);
      for (let n = 0; n < 1000; n++) client.say({ kind: 'held', device: `device ${n}`, lengths });
      return outcome(target, client);
    },
  },
  {
    name: 'a crowd of devices',
    expected: `too-many; told of ${maxDevices}, up to 1`,
    async attack(target) {
      const lengths = new Map([[target.log.replica, 1]]);
      for (let n = 0; n < maxDevices; n++) {
        const client = await enter(target);
        client.say({ kind: 'held', device: `device ${n}`, lengths });
        await client.roundTrip();
        client.leave();
      }
      const last = await enter(target);
      last.say({ kind: 'held', device: 'one too many', lengths });
      return outcome(target, last);
    },
  },
  {
    name: 'saying what a device holds with the key to view',
    expected: 'view-only; told of none',
    async attack(target) {
      const { relay, cart, log } = target;
      const viewer = await follow({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
      viewer.say({ kind: 'held', device: 'a', lengths: new Map([[log.replica, 1]]) });
      return outcome(target, viewer);
    },
  },
];

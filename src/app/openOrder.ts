// Opens an order: its stream, and what the device remembers of it. Whoever acts goes by the name of their profile.

import { msOf } from '../engine/hybridLogicalClock.ts';
import type { StreamId } from '../engine/message.ts';
import type { Role } from '../log/role.ts';
import { orderDomain } from '../order/orderDomain.ts';
import type { CartPorts } from './cartPorts.ts';
import type { KnownCart } from './device.ts';
import { createKnownCartUpkeep } from './knownCartUpkeep.ts';
import type { OrderSession } from './orderSession.ts';
import { openSharedStream } from './stream/openSharedStream.ts';

export interface OpenOrderOptions {
  readonly orderId: StreamId;
  readonly key: string;
  readonly role: Role;
}

export async function openOrder(ports: CartPorts, options: OpenOrderOptions): Promise<OrderSession> {
  const { orderId, key, role } = options;
  const { device } = ports;
  const [firstProfile, known] = await Promise.all([device.profile(), device.cart(orderId)]);
  let profile = firstProfile;
  const identity = { cartId: orderId, key, role, openedAt: ports.clock.now() };
  const stream = await openSharedStream(ports, {
    ...{ domain: orderDomain, streamId: orderId, key, role, isDraft: false },
    me: ports.links.actorIdOf(firstProfile.secret, orderId),
    context: () => ({ name: profile.name }),
    remembered: known,
    // Nobody is a member of an order: who else holds it is not known.
    others: () => [],
    presence: () => ({ name: profile.name, color: profile.color, lookingAt: null, isShopping: false }),
    rememberRest() {
      const former = profile;
      const rest = record();
      return async () => {
        await device.saveCart(rest);
        await device.putBackProfile(former);
      };
    },
    onChange: () => upkeep.changed(),
    onRemoved: () => upkeep.stop(),
  });
  const upkeep = createKnownCartUpkeep({
    device,
    isKnown: known !== null,
    identity,
    whenIdle: ports.whenIdle,
    onFailure: stream.onFailure,
    summary: record,
  });
  stream.begin();
  const stopListening = [
    device.subscribe(() => void followProfile().catch(stream.onFailure)),
    device.onRemoved((removedId) => removedId === orderId && stream.catchUp()),
  ];
  upkeep.changed();

  return {
    store: stream.store,
    dispatch: (command) => stream.write((send) => send([command])),
    dispatchAll: (commands, commandId) => stream.write((send) => send(commands, commandId)),
    moveCursor: stream.moveTo,
    step: stream.step,
    play: stream.play,
    pause: stream.pause,
    reconnect: stream.reconnect,
    async close() {
      for (const stop of stopListening) stop();
      stream.close();
      await upkeep.flush();
      stream.release();
    },
  };

  async function followProfile() {
    profile = await device.profile();
    stream.presenceChanged();
  }

  function record(): Partial<KnownCart> & Pick<KnownCart, 'cartId'> {
    const { now } = stream.store.getState();
    const newest = stream.newest();
    return {
      ...identity,
      ...stream.lastKnown(),
      name: now.creation?.customer ?? '',
      currency: now.currency,
      total: now.total,
      lineCount: now.lines.length,
      members: [],
      eventCount: stream.length(),
      changedAt: newest === null ? 0 : msOf(newest),
      lastSeen: newest,
      order: { status: now.status, madeOf: known?.order?.madeOf ?? null },
    };
  }
}

// One way to attack the relay, and the answer that it must get.

import { closeCodes } from '../../src/wire/closeCodes.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { Cart } from '../client/cart.ts';
import { connect, type RelayClient } from '../client/relayClient.ts';
import type { RunningRelay } from '../relay/relayProcess.ts';
import type { Random } from '../seededRandom.ts';

/** A cart that holds one log, and the attacker's means. */
export interface Target {
  readonly relay: RunningRelay;
  readonly cart: Cart;
  /** What the cart holds. */
  readonly log: EntryRun;
  readonly random: Random;
}

export interface HostileCase {
  readonly name: string;
  /** In words. */
  readonly expected: string;
  /** Returns what was answered, in the same words. */
  readonly attack: (target: Target) => Promise<string>;
  /** How many entries it may add to the cart: what was good among the bad. */
  readonly adds?: number;
}

export function attacker({ relay, cart }: Target, saysHello = true): Promise<RelayClient> {
  const { cartId, editKey } = cart;
  return connect({ url: relay.url, cartId, key: editKey, saysHello, answers: false, takes: false });
}

type Frames = (target: Target) => readonly (Uint8Array | string)[];

/** Sent by who said hello it is refused by a message, sent by who did not by a close code. */
export function refusedFrame(name: string, reason: keyof typeof closeCodes, frames: Frames): HostileCase {
  const code = closeCodes[reason];
  return {
    name,
    expected: `${reason}, ${code}`,
    async attack(target) {
      const sent = frames(target);
      const polite = await attacker(target);
      for (const frame of sent) polite.sendBytes(frame);
      await polite.roundTrip();
      const [said = 'nothing'] = polite.refusals.keys();
      const isThere = polite.isOpen();
      polite.leave();
      const stranger = await attacker(target, false);
      for (const frame of sent) stranger.sendBytes(frame);
      await stranger.roundTrip();
      const closed = stranger.isOpen() ? 'open' : await stranger.closed;
      stranger.leave();
      return `${said}, ${closed}${isThere ? '' : ', and hung up on who said hello'}`;
    },
  };
}

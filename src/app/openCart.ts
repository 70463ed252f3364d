// Opens a cart: its stream, who this person is in it, and what Home remembers of it.

import { cartDomain } from '../domain/cartDomain.ts';
import type { CartCommand } from '../domain/commands.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import type { CommandId, StreamId } from '../engine/message.ts';
import type { PresenceState } from '../engine/replica.ts';
import type { Role } from '../log/role.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartSession } from './cartSession.ts';
import { colorHere, createIntroductions, nameplate } from './introductions.ts';
import { createKnownCartUpkeep, othersIn, summarizeCart } from './knownCartUpkeep.ts';
import { openSharedStream } from './stream/openSharedStream.ts';

export interface OpenCartOptions {
  readonly cartId: StreamId;
  readonly key: string;
  readonly role: Role;
  /** Just minted here: it is created, and connected, with its first change. */
  readonly isDraft?: boolean;
  readonly onRead?: (read: number) => void;
}

export async function openCart(ports: CartPorts, options: OpenCartOptions): Promise<CartSession> {
  const { cartId, key, role, isDraft = false, onRead = () => {} } = options;
  const { device, visibility } = ports;
  const [firstProfile, known] = await Promise.all([device.profile(), device.cart(cartId)]);
  const me = ports.links.actorIdOf(firstProfile.secret, cartId);
  const identity = { cartId, key, role, openedAt: ports.clock.now() };
  let profile = firstProfile;
  let unseen = known?.unseen ?? 0;
  let isClosed = false;
  let looking: Pick<PresenceState, 'lookingAt' | 'isShopping'> = { lookingAt: null, isShopping: false };

  const stream = await openSharedStream(ports, {
    ...{ domain: cartDomain, streamId: cartId, key, role, me, isDraft },
    context: () => ({ actorId: me }),
    ...{ remembered: known, onRead },
    others: (now) => othersIn(now, me),
    presence: (now) => ({ ...nameplate(ports, me, profile.name, colorHere(now, me, profile.color)), ...looking }),
    rememberRest() {
      const former = profile;
      const isKept = !isUntouched();
      return async () => {
        if (isKept) await device.saveCart(identity);
        await device.putBackProfile(former);
      };
    },
    onChange(news) {
      if (!visibility.isVisible()) unseen += news;
      upkeep.changed();
    },
    onRemoved: () => upkeep.stop(),
  });
  const now = () => stream.store.getState().now;
  const isUntouched = () => isDraft && stream.length() === 0;
  const introductions = createIntroductions(ports, { now, actorId: me, profile: () => profile, isDraft });
  const upkeep = createKnownCartUpkeep({
    device,
    isKnown: isDraft || known !== null,
    identity,
    whenIdle: ports.whenIdle,
    onFailure: stream.onFailure,
    summary: () => summarizeCart(stream, unseen),
  });

  stream.begin();
  const { keyframes } = ports;
  const keepingKeyframe =
    keyframes === undefined
      ? null
      : import('./keyframeUpkeep.ts').then(
          ({ keepKeyframe }) => keepKeyframe({ ...ports, keyframes }, cartId, stream),
          () => null, // a first visit whose network has gone
        );
  const stopListening = [
    visibility.subscribe(visibilityChanged),
    device.subscribe(() => void followProfile().catch(stream.onFailure)),
    device.onRemoved((removedId) => removedId === cartId && stream.catchUp()),
  ];
  if (!isDraft) {
    if (visibility.isVisible()) unseen = 0;
    upkeep.changed();
  }

  return {
    store: stream.store,
    lastLooked: known?.lastSeen ?? null,
    dispatch: (command, commandId) => dispatch([command], commandId),
    dispatchAll: dispatch,
    ...{ at: stream.at, notesOf: stream.notesOf },
    moveCursor: stream.moveTo,
    setClock: stream.setClock,
    step: stream.step,
    play: stream.play,
    pause: stream.pause,
    lookAt(lookingAt, { isShopping = false } = {}) {
      looking = { lookingAt, isShopping };
      stream.presenceChanged();
    },
    claim: stream.claim,
    reconnect: stream.reconnect,
    async close() {
      isClosed = true;
      for (const stop of stopListening) stop();
      stream.close();
      const keyframe = await keepingKeyframe;
      keyframe?.stop();
      await Promise.all([upkeep.flush(), keyframe?.flush()]);
      stream.release();
    },
  };

  function dispatch(commands: readonly CartCommand[], commandId?: CommandId) {
    return stream.write(async (send) => {
      // A cart whose key is not kept is lost with its tab: the key goes first.
      const isFirst = isUntouched();
      if (isFirst) await device.saveCart(identity);
      const outcome = await introductions.send(send, commands, commandId);
      // What this person has done for others is worth asking for.
      if (outcome.kind === 'accepted' && isShared(now())) ports.keepStorage();
      if (outcome.kind !== 'accepted' && isFirst && isUntouched()) await device.removeCart(cartId);
      return outcome;
    });
  }

  async function followProfile() {
    const changed = await device.profile();
    if (isClosed || (changed.name === profile.name && changed.color === profile.color)) return;
    const isColorChosen = changed.color !== profile.color;
    profile = changed;
    stream.presenceChanged();
    const command = introductions.anew({ isColorChosen });
    if (command !== null) await stream.send?.([command]);
  }

  function visibilityChanged() {
    // A page that is left may not come back.
    if (!visibility.isVisible()) return void upkeep.flush();
    if (unseen === 0) return;
    unseen = 0;
    upkeep.changed();
  }
}

function isShared({ members }: CartView): boolean {
  return members.filter(({ hasLeft }) => !hasLeft).length > 1;
}

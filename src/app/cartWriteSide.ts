// The write side of one open cart: a request in, facts or a reason out. It introduces the cart and the person: both exist
// from their first own change on, not before.

import { cartDecider } from '../domain/cartDecider.ts';
import { cartEventCodec } from '../domain/cartEventCodec.ts';
import { colors } from '../domain/colors.ts';
import type { CartCommand } from '../domain/commands.ts';
import type { CartEnvelope, ColorName } from '../domain/events.ts';
import { mapObserved } from '../domain/mapObserved.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import { createCommandHandler } from '../engine/commandHandler.ts';
import type { EventStream } from '../engine/eventStore.ts';
import type { Clock } from '../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, ReplicaId, StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { CartReadSide } from './cartReadSide.ts';
import type { DispatchResult } from './cartSession.ts';
import type { Profile } from './device.ts';
import { readLostActs } from './lostActs.ts';
import { isTooFarAhead, type Writer } from './takeWriter.ts';

export interface CartWriteSide {
  /** Whose log this tab appends to. Rejects with StorageFailure where a fresh one is due and cannot be had. */
  replicaId(): Promise<ReplicaId>;
  /** Waits for what is being written; if this tab writes to that log, it takes a fresh one. */
  giveUp(replicaId: ReplicaId): Promise<void>;
  /** Its last stamp is further ahead of the time, as it is known now, than a clock may be pulled. */
  isAhead(): Promise<boolean>;
  /** The history is another one: in it, the log that this tab has written may end elsewhere, or be another writer's. */
  historyChanged(): void;
  /** Issues again what this person did in branches that were set aside, unless it is there. Returns how many it was. */
  reissueLost(): Promise<number>;
  /** What others did, too, as their acts. */
  reissueAllLost(): Promise<number>;
  release(): void;
  /** All or none. Rejects with StorageFailure; nothing was shown then. */
  send(commands: readonly CartCommand[], commandId?: CommandId): Promise<DispatchResult>;
  /** The person goes by another name or colour from now on, if they are a member at all. */
  profileChanged(change: { readonly isColorChosen: boolean }): Promise<void>;
}

export function createCartWriteSide(
  ports: Pick<CartPorts, 'store' | 'clock' | 'newCommandId' | 'defaults'>,
  options: {
    readonly streamId: StreamId;
    readonly stream: EventStream;
    readonly readSide: CartReadSide;
    readonly clock: Clock;
    readonly writer: Writer;
    readonly actorId: ActorId;
    readonly profile: () => Profile;
    /** This device made the cart, so it is the one to create it. */
    readonly isDraft: boolean;
  },
): CartWriteSide {
  const { streamId, stream, readSide, clock, actorId, profile, isDraft } = options;
  let { slot } = options.writer;
  /** Whether the slot's log may hold something. */
  let isUsed = options.writer.lastId !== null;
  /** Nothing may be written to it any more. */
  let isSpent = false;
  let retiring: Promise<void> | null = null;
  const handler = createCommandHandler({
    streamId,
    decider: cartDecider,
    codec: cartEventCodec,
    mapNamed: mapObserved,
    stream,
    timeline: readSide.timeline,
    clock,
    writer() {
      if (isSpent) return retire();
      isUsed = true;
      return { replicaId: slot.replicaId, actorId };
    },
    context: () => ({ actorId }),
    newCommandId: ports.newCommandId,
    // The store's delivery reaches the replica, too, and it alone knows other tabs' entries.
  });

  function retire(): Promise<void> {
    retiring ??= slot
      .retire()
      .then((fresh) => {
        slot = fresh;
        isUsed = false;
        isSpent = false;
        clock.letGo();
      })
      .finally(() => {
        retiring = null;
      });
    return retiring;
  }

  const reissue = async (lost: readonly CartEnvelope[]) =>
    lost.length === 0 ? 0 : (await handler.reissue(lost)).length;

  const isMember = () => readSide.now().members.some((member) => member.actorId === actorId && !member.hasLeft);

  const creating = () =>
    ({ type: 'CreateCart', data: { name: ports.defaults.cartName, currency: ports.defaults.currency } }) as const;

  const joining = (color: ColorName) =>
    ({ type: 'JoinCart', data: { name: memberName(ports, profile()), color } }) as const;

  /** The cart first, then the person, then what they came for. */
  const introduced = (commands: readonly CartCommand[]): readonly CartCommand[] => {
    const now = readSide.now();
    const [first, ...rest] = commands;
    const isCreating = first?.type === 'CreateCart';
    const opening = isCreating ? [first] : isDraft && !now.isCreated ? [creating()] : [];
    const wanted = isCreating ? rest : commands;
    const isAboutMembers = wanted.some(({ type }) => type === 'JoinCart' || type === 'LeaveCart');
    if (isMember() || isAboutMembers) return [...opening, ...wanted];
    return [...opening, joining(colorHere(now, actorId, profile().color)), ...wanted];
  };

  let introducing: Promise<unknown> | null = null;

  return {
    async replicaId() {
      while (isSpent) await retire();
      return slot.replicaId;
    },
    async giveUp(replicaId) {
      await handler.idle();
      if (slot.replicaId !== replicaId) return;
      isSpent = true;
      await retire();
    },
    async isAhead() {
      await handler.idle();
      return isTooFarAhead(stream.head(slot.replicaId)?.lastId ?? null, ports.clock);
    },
    historyChanged() {
      if (isUsed) isSpent = true;
    },
    async reissueLost() {
      const lost = await readLostActs(ports, streamId);
      return reissue(lost.filter((act) => act.actorId === actorId));
    },
    async reissueAllLost() {
      return reissue(await readLostActs(ports, streamId));
    },
    release: () => slot.release(),
    async send(commands, commandId) {
      // Whoever comes while an introduction is on its way waits, so that nobody is introduced twice.
      while (introducing !== null) await introducing.catch(() => undefined);
      const all = introduced(commands);
      const sending = handler.dispatchAll(all, commandId);
      if (all.length > commands.length) introducing = sending;
      const result = await sending.finally(() => {
        if (introducing === sending) introducing = null;
      });
      return result.kind === 'too-large'
        ? { kind: 'failed', problem: { kind: 'entry-too-large', limit: result.limit } }
        : result;
    },
    async profileChanged({ isColorChosen }) {
      const color = isColorChosen ? profile().color : colorHere(readSide.now(), actorId, profile().color);
      if (isMember()) await handler.dispatch(joining(color));
    },
  };
}

/** A person's own colour or, for a newcomer whose colour somebody here has, the first that is free. */
export function colorHere({ members }: CartView, actorId: ActorId, own: ColorName): ColorName {
  const me = members.find((member) => member.actorId === actorId);
  if (me !== undefined) return me.color;
  const taken = new Set(members.filter((member) => !member.hasLeft).map(({ color }) => color));
  return taken.has(own) ? (colors.find((color) => !taken.has(color)) ?? own) : own;
}

export function memberName(
  { defaults }: Pick<CartPorts, 'defaults'>,
  profile: Pick<Profile, 'name' | 'color'>,
): string {
  return profile.name === '' ? defaults.memberName(profile.color) : profile.name;
}

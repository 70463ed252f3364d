// Whoever does something in a cart is introduced first: cart and person exist from their first own change on, not before.

import { colors } from '../domain/colors.ts';
import type { CartCommand } from '../domain/commands.ts';
import type { ColorName } from '../domain/events.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import type { ActorId, CommandId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import type { Profile } from './device.ts';

export interface Introductions {
  /** The commands, after what introduces who sends them. Who comes while an introduction is on its way waits for it. */
  send<Outcome>(
    send: (commands: readonly CartCommand[], commandId?: CommandId) => Promise<Outcome>,
    commands: readonly CartCommand[],
    commandId?: CommandId,
  ): Promise<Outcome>;
  /** A member goes by their name and colour from now on. Null for somebody who is none yet. */
  anew(change: { readonly isColorChosen: boolean }): CartCommand | null;
}

export function createIntroductions(
  ports: Pick<CartPorts, 'defaults'>,
  options: {
    readonly now: () => CartView;
    readonly actorId: ActorId;
    readonly profile: () => Profile;
    /** This device made the cart, so it is the one to create it. */
    readonly isDraft: boolean;
  },
): Introductions {
  const { now, actorId, profile, isDraft } = options;
  let introducing: Promise<unknown> | null = null;

  const isMember = () => now().members.some((member) => member.actorId === actorId && !member.hasLeft);

  const creating = () =>
    ({ type: 'CreateCart', data: { name: ports.defaults.cartName, currency: ports.defaults.currency } }) as const;

  const joining = (color: ColorName) =>
    ({ type: 'JoinCart', data: nameplate(ports, actorId, profile().name, color) }) as const;

  /** The cart first, then the person, then what they came for. */
  const introduced = (commands: readonly CartCommand[]): readonly CartCommand[] => {
    const [first, ...rest] = commands;
    const isCreating = first?.type === 'CreateCart';
    const opening = isCreating ? [first] : isDraft && !now().isCreated ? [creating()] : [];
    const wanted = isCreating ? rest : commands;
    const isAboutMembers = wanted.some(({ type }) => type === 'JoinCart' || type === 'LeaveCart');
    if (isMember() || isAboutMembers) return [...opening, ...wanted];
    return [...opening, joining(colorHere(now(), actorId, profile().color)), ...wanted];
  };

  return {
    async send(send, commands, commandId) {
      // So that nobody is introduced twice.
      while (introducing !== null) await introducing.catch(() => undefined);
      const all = introduced(commands);
      const sending = send(all, commandId);
      if (all.length > commands.length) introducing = sending;
      return sending.finally(() => {
        if (introducing === sending) introducing = null;
      });
    },
    anew({ isColorChosen }) {
      const color = isColorChosen ? profile().color : colorHere(now(), actorId, profile().color);
      return isMember() ? joining(color) : null;
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

/** Name and colour go together: a guest whose colour somebody has goes by the name of the other one. */
export function nameplate(
  { defaults }: Pick<CartPorts, 'defaults'>,
  actorId: ActorId,
  name: string,
  color: ColorName,
): { readonly name: string; readonly color: ColorName } {
  return { name: name === '' ? defaults.memberName(color, actorId) : name, color };
}

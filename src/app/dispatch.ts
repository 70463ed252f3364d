// From a request of the person's to what came of it: whether it can be asked for at all now, in which order things must be
// durable, and what a failure of the world comes to.

import type { CartCommand } from '../domain/commands.ts';
import type { CommandId } from '../engine/message.ts';
import type { CartSession, DispatchResult, Problem, Role } from './cartSession.ts';
import type { CartWriteSide } from './cartWriteSide.ts';
import type { DeviceStore, KnownCart } from './device.ts';
import type { ForkHealing } from './forkHealing.ts';
import type { StorageProblem } from './storageProblem.ts';
import type { StorageRescue } from './storageRescue.ts';

export type Dispatch = (commands: readonly CartCommand[], commandId?: CommandId) => ReturnType<CartSession['dispatch']>;

/** Of one request, where the storage is deleted again and again. */
const mostTries = 4;

export function createDispatch(cart: {
  readonly identity: Pick<KnownCart, 'cartId' | 'key' | 'role' | 'openedAt'>;
  readonly role: Role;
  readonly device: Pick<DeviceStore, 'saveCart' | 'removeCart'>;
  readonly writeSide: Pick<CartWriteSide, 'send'> | null;
  readonly forks: Pick<ForkHealing, 'running'>;
  readonly problem: StorageProblem;
  readonly rescue: Pick<StorageRescue, 'run'>;
  readonly isInThePast: () => boolean;
  /** It is a draft, and nothing has been done in it yet. */
  readonly isUntouched: () => boolean;
  readonly isRemoved: () => boolean;
  readonly isShared: () => boolean;
  readonly keepStorage: () => void;
}): Dispatch {
  const { identity, role, device, writeSide, forks, problem, rescue, isUntouched } = cart;

  function whyNot(): Problem | null {
    if (role === 'view') return { kind: 'view-only' };
    if (writeSide === null) return { kind: 'no-writer-slot' };
    return cart.isInThePast() ? { kind: 'in-the-past' } : null;
  }

  async function write(
    { send }: Pick<CartWriteSide, 'send'>,
    commands: readonly CartCommand[],
    commandId?: CommandId,
  ): Promise<DispatchResult> {
    // What is decided now must not see what is being set aside.
    for (let healing = forks.running(); healing !== null; healing = forks.running()) await healing;
    // A cart whose key is not kept is lost with its tab: the key goes first.
    const isFirst = isUntouched();
    if (isFirst) await device.saveCart(identity);
    const result = await send(commands, commandId);
    if (result.kind === 'accepted') accepted();
    else if (isFirst && isUntouched()) await device.removeCart(identity.cartId);
    return result;
  }

  function accepted() {
    problem.works();
    // What this person has done for others is worth asking for.
    if (cart.isShared()) cart.keepStorage();
  }

  return async (commands, commandId) => {
    const reason = whyNot();
    if (reason !== null || writeSide === null) return { kind: 'failed', problem: reason ?? { kind: 'no-writer-slot' } };
    for (let tries = 1; ; tries += 1) {
      try {
        return await write(writeSide, commands, commandId);
      } catch (failure) {
        const found = problem.report(failure);
        const isReplaced = found.kind === 'storage' && found.reason === 'replaced' && !cart.isRemoved();
        // Nothing has happened yet; in the storage that is put right, it may.
        if (!isReplaced || tries === mostTries || !(await rescue.run())) return { kind: 'failed', problem: found };
      }
    }
  };
}

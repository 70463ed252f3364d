// Random people, random acts, a bad network: in the end everybody holds the same cart. A failure prints its seed and the
// shortest schedule found; TROLLEY_SEED repeats it, TROLLEY_RUNS asks for more.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialCart } from '../domain/cart.ts';
import { cartDomain } from '../domain/cartDomain.ts';
import { cartFingerprint } from '../domain/cartFingerprint.ts';
import { aisles } from '../domain/catalogue/aisles.ts';
import { cartView } from '../domain/readModels/cartView.ts';
import { anyCommand } from '../domain/testing/cartArbitraries.ts';
import type { ActorId, CommandId } from '../engine/message.ts';
import { schedules, simulate } from '../engine/testing/simulation.ts';

const seed = process.env['TROLLEY_SEED'];
const numRuns = Number(process.env['TROLLEY_RUNS'] ?? 400);

function people() {
  let serial = 0;
  return (replica: number) => {
    const actorId = Buffer.alloc(32, replica).toString('base64url') as ActorId;
    return {
      actorId,
      context: () => ({ actorId }),
      newCommandId: () => (++serial).toString(16).padStart(16, '0') as CommandId,
    };
  };
}

test('[R3] [R4] [R7] 2 to 8 replicas over a bad network end with the same cart, and with every accepted event', async () => {
  await fc.assert(
    fc.asyncProperty(schedules(anyCommand), async (schedule) => {
      const { replicas, accepted } = await simulate(cartDomain, schedule, people());
      const [first, ...others] = replicas.map((replica) => replica.timeline());
      expect(first?.length()).toBe(accepted.length);
      expect(accepted.filter((id) => first?.indexOf(id) === -1)).toEqual([]);
      const cart = first?.state() ?? initialCart;
      for (const other of others) {
        expect(cartFingerprint(other.state())).toBe(cartFingerprint(cart));
        expect(cartView(other.state(), aisles)).toEqual(cartView(cart, aisles));
        expect(other.heads()).toEqual(first?.heads());
      }
    }),
    { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
});

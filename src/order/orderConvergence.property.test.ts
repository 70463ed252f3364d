// Orders in the engine's own simulation: a bad network, full disks, crashes, wrong clocks, several tabs of one device.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorId, CommandId } from '../engine/message.ts';
import { schedules, simulate } from '../engine/testing/simulation.ts';
import { orderDomain } from './orderDomain.ts';
import { orderFingerprint } from './orderFingerprint.ts';
import { anyOrderCommand } from './testing/orderArbitraries.ts';

test('[R3] [R4] [R7] whatever the network, the disks and the clocks do, all end with every accepted event, and one order', async () => {
  await fc.assert(
    fc.asyncProperty(schedules(anyOrderCommand), async (schedule) => {
      let serial = 0;
      const { replicas, accepted } = await simulate(orderDomain, schedule, (replica) => ({
        context: () => ({ name: `person ${replica}` }),
        actorId: Buffer.alloc(32, replica).toString('base64url') as ActorId,
        newCommandId: () => (++serial).toString(16).padStart(16, '0') as CommandId,
      }));
      const prints = replicas.map((replica) => orderFingerprint(replica.timeline().state()));
      expect(new Set(prints).size).toBe(1);
      for (const replica of replicas) {
        const stored = await replica.stored();
        expect(stored.map(({ id }) => id)).toEqual(accepted.toSorted());
      }
    }),
    { numRuns: 200 },
  );
});

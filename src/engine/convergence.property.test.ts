import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorId, CommandId } from './message.ts';
import { schedules, simulate } from './testing/simulation.ts';
import { type TallyCommand, tallyDomain } from './testing/tallyDomain.ts';

const small = fc.integer({ min: -3, max: 9 });
const command: fc.Arbitrary<TallyCommand> = fc.oneof(
  small.map((by): TallyCommand => ({ type: 'Add', data: { by } })),
  fc.record({ total: fc.nat(20), by: small }).map((data): TallyCommand => ({ type: 'AddIf', data })),
  fc.array(small, { maxLength: 3 }).map((bys): TallyCommand => ({ type: 'AddEach', data: { bys } })),
);

test('[R3] [R4] [R7] whatever the network, the disks and the clocks do, all end with every accepted event, in one order', async () => {
  await fc.assert(
    fc.asyncProperty(schedules(command), async (schedule) => {
      let serial = 0;
      const { replicas, accepted } = await simulate(tallyDomain, schedule, (replica) => ({
        context: () => null,
        actorId: Buffer.alloc(32, replica).toString('base64url') as ActorId,
        newCommandId: () => (++serial).toString(16).padStart(16, '0') as CommandId,
      }));
      for (const replica of replicas) {
        const timeline = replica.timeline();
        expect(timeline.state().trace).toEqual(accepted.toSorted());
        const stored = await replica.stored();
        expect(stored.map(({ id }) => id)).toEqual(timeline.state().trace);
        expect(timeline.heads()).toEqual(replicas[0]?.timeline().heads());
      }
    }),
    { numRuns: 250 },
  );
});

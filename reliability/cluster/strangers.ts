// A stranger on the NATS network: what it says makes no relays differ, and loses nothing.

import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { heldLogs } from '../client/heldLogs.ts';
import type { ProofRun } from '../proof.ts';

/** Publishes what no relay would to the subject of a cart: noise, torn updates, unknown kinds, claims that are none. */
export async function publishNonsense(
  connection: NatsConnection,
  subject: string,
  { random }: Pick<ProofRun, 'random'>,
  count: number,
): Promise<void> {
  const logs = heldLogs();
  const update = encodeUpdate([logs.append(random.replica() as ReplicaId, [random.bytes(50), random.bytes(50)])]);
  for (let n = 0; n < count; n++) {
    const kind = random.pick(['', '', 'entries', 'claim', 'idle', 'gone', 'held', 'something else']);
    const torn = update.slice(0, random.below(update.length));
    torn[random.below(torn.length)] = random.below(256);
    const more = headers();
    if (kind !== '') more.set('Trolley-Kind', kind);
    const options = kind === '' ? {} : { headers: more };
    connection.publish(subject, random.pick([random.bytes(random.below(300)), torn]), options);
  }
  await connection.flush();
}

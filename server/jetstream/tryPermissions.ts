// Tries all that a relay's NATS user has to be allowed, before anything is said of a cart. It changes nothing: what it says is
// of a cart that there is not, and no stream takes it.

import { JetStreamApiError, type JetStreamManager, jetstream } from '@nats-io/jetstream';
import { errors, type NatsConnection } from '@nats-io/transport-node';
import { LogFailure } from '../log/logStorage.ts';
import { hereSubject } from './natsRelays.ts';
import { cartSubject, heldStream, heldSubject } from './partitions.ts';

/** What a relay does; "A cluster" in docs/operating.md and deploy/cluster/nats.conf list the same. */
export const toPublish: readonly string[] = [
  'trolley.>',
  'trolley-held.>',
  'trolley-here.>',
  '$JS.API.INFO',
  '$JS.API.STREAM.INFO.*',
  '$JS.API.STREAM.CREATE.*',
  '$JS.API.STREAM.PURGE.*',
  '$JS.API.CONSUMER.CREATE.>',
  '$JS.API.CONSUMER.DELETE.>',
  '$JS.API.CONSUMER.MSG.NEXT.>',
];
export const toSubscribe: readonly string[] = ['trolley-here.>', '_INBOX.>'];

const nobody = 'nobody';
/** A stream of another name takes no message that says this. */
const elsewhere = { streamName: 'trolley-nowhere' };

/** Rejects with LogFailure where NATS forbids something, and with anything else where it does not answer. */
export async function tryPermissions(
  connection: NatsConnection,
  manager: JetStreamManager,
  timeout: number,
): Promise<void> {
  const client = jetstream(connection, { timeout });
  try {
    for (const subject of [cartSubject(nobody, 1), heldSubject(nobody, nobody)])
      await client.publish(subject, '', { expect: elsewhere, timeout }).catch(unlessNotTaken);
    await manager.streams.purge(heldStream, { filter: heldSubject(nobody, nobody) });
    const consumer = await client.consumers.get(heldStream);
    const { name } = await consumer.info(true);
    // By itself, since what comes may be a message of the stream, which is no answer to the library.
    const next = `$JS.API.CONSUMER.MSG.NEXT.${heldStream}.${name}`;
    await connection.request(next, '{"no_wait":true}', { timeout, noMux: true });
    await consumer.delete();
    await hearItself(connection);
  } catch (cause) {
    throw asForbidden(cause) ?? cause;
  }
}

function unlessNotTaken(cause: unknown): void {
  if (!(cause instanceof JetStreamApiError)) throw cause;
}

/** What relays say to each other: what is said and heard here is back before the answer to a flush. */
async function hearItself(connection: NatsConnection): Promise<void> {
  const subject = hereSubject(nobody);
  let isHeard = false;
  let forbidden: Error | null = null;
  const callback = (error: Error | null) => {
    forbidden ??= error;
    isHeard ||= error === null;
  };
  const subscription = connection.subscribe(subject, { callback });
  connection.publish(subject);
  await connection.flush();
  subscription.unsubscribe();
  if (forbidden !== null) throw forbidden;
  if (!isHeard) throw forbids(`Publish to "${subject}"`);
}

/** Null: it is something else. */
export function asForbidden(cause: unknown): LogFailure | null {
  for (let at = cause; at instanceof Error; at = at.cause) {
    if (at instanceof errors.PermissionViolationError) return forbids(at.message, cause);
  }
  return null;
}

function forbids(what: string, cause?: unknown): LogFailure {
  return new LogFailure(
    `NATS does not allow its user what a relay does (${what}). Allow it to publish to ${toPublish.join(', ')}, and to subscribe to ${toSubscribe.join(', ')}`,
    { cause },
  );
}

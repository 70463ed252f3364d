// From a request to the stream that it may look at or change. A key that does not fit is answered as a stream that does not exist,
// after the same work: nobody learns here which streams there are.

import type { Context } from 'hono';
import type { CartLinks } from '../../src/app/cartLinks.ts';
import type { DomainTypes } from '../../src/engine/domain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { Member, MemberName, StreamAddress } from '../member/openMember.ts';
import type { Hold, OpenStreams } from '../member/openStreams.ts';
import { untilCaughtUp } from '../member/waits.ts';
import type { Patience } from './apiPorts.ts';
import { ownProblem } from './words.ts';

const bearer = /^Bearer +([A-Za-z0-9_-]{1,100})$/i;

/** Null where none is given. */
export function keyIn(c: Context): string | null {
  return bearer.exec(c.req.header('Authorization') ?? '')?.[1] ?? null;
}

export function keyMissing(c: Context) {
  return ownProblem(c, 'key-missing', { headers: { 'WWW-Authenticate': 'Bearer realm="Trolley"' } });
}

export interface StreamAccess<T extends DomainTypes> {
  readonly links: Pick<CartLinks, 'roleOf'>;
  readonly streams: OpenStreams<T>;
  readonly patience: Patience;
}

/** Does the work with the stream as the caller may have it, up to date if the relay answers in time; else it is a problem. */
export async function withStream<T extends DomainTypes, Answer>(
  c: Context,
  access: StreamAccess<T>,
  id: string,
  as: MemberName,
  work: (member: Member<T>, address: StreamAddress, hold: Hold) => Promise<Answer>,
  { mayBeNew = false }: { readonly mayBeNew?: boolean } = {},
) {
  const key = keyIn(c);
  if (key === null) return keyMissing(c);
  const role = access.links.roleOf(id, key);
  if (role === null) return ownProblem(c, 'not-found');
  if (as !== null && role === 'view') return ownProblem(c, 'view-only');
  const address = { id: id as StreamId, key, role };
  if (access.streams.isFull(address, as)) return ownProblem(c, 'busy', { headers: { 'Retry-After': '10' } });
  return access.streams.use(address, as, async (member, hold) => {
    const isCaughtUp = await untilCaughtUp(member, access.patience.catchUpMs);
    const isNone = member.snapshot().history.entries.length === 0;
    // A log that holds what cannot be read here is of something else: a cart is no order, and none is made in it.
    if (isNone && !(mayBeNew && member.heads().length === 0)) {
      return isCaughtUp
        ? ownProblem(c, 'not-found')
        : ownProblem(c, 'relay-unreachable', { headers: { 'Retry-After': '2' } });
    }
    c.header('Trolley-Relay', isCaughtUp ? 'online' : 'offline');
    return work(member, address, hold);
  });
}

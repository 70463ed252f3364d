// The feed of a stream over HTTP: page by page, or live. Carts and orders have the same.

import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { DomainTypes } from '../../src/engine/domain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { StreamKind } from '../member/deviceRecords.ts';
import type { Member } from '../member/openMember.ts';
import type { Hold, OpenStreams } from '../member/openStreams.ts';
import type { ApiPorts } from './apiPorts.ts';
import { eventsAfter } from './feedAnswers.ts';
import { described, parsed } from './parsed.ts';
import { eventAnswer } from './schemas/cartAnswers.ts';
import { digits, streamParam } from './schemas/shared.ts';
import { withStream } from './streamAccess.ts';
import { ownProblem } from './words.ts';

const liveBatch = 200;
const mostPerPage = 1_000;

const feedQuery = v.object({
  after: v.pipe(digits('0'), v.description('The position of the last event that was heard; 0 for all of it')),
  limit: v.pipe(digits('100'), v.minValue(1), v.maxValue(mostPerPage)),
});

export function feedRoutes<T extends DomainTypes>(ports: ApiPorts, kind: StreamKind, streams: OpenStreams<T>) {
  const access = { links: ports.links, streams, patience: ports.patience };
  return new Hono().get(
    '/:id/events',
    described({
      operation: kind === 'cart' ? 'readCartEvents' : 'readOrderEvents',
      summary: 'Follow it, event by event',
      description:
        'CloudEvents in the order in which this node stored them. Late ones come as what they are: a later position, an earlier id. With `Accept: text/event-stream` it stays open, and goes on after `Last-Event-ID`.',
      tag: kind === 'cart' ? 'Carts' : 'Orders',
      headers: ['Last-Event-ID'],
      answers: { 200: { about: 'What comes after that position', schema: v.array(eventAnswer) } },
    }),
    parsed('param', streamParam),
    parsed('query', feedQuery),
    async (c) => {
      const { id } = c.req.valid('param');
      const { after, limit } = c.req.valid('query');
      return withStream(c, access, id, null, async (member, address, hold) => {
        const isLive = (c.req.header('Accept') ?? '').includes('text/event-stream');
        const heard = isLive ? (lastHeard(c) ?? after) : after;
        const { position } = ports.feed.place(address.id);
        if (heard > position) return ownProblem(c, 'position-ahead', { about: { position } });
        c.header('Trolley-Position', String(position));
        if (!isLive) return c.json([...eventsAfter(ports.feed, kind, member, address.id, heard, limit)], 200);
        return live(c, ports, kind, { member, hold, id: address.id, key: address.key, after: heard });
      });
    },
  );
}

interface Followed<T extends DomainTypes> {
  readonly member: Member<T>;
  readonly hold: Hold;
  readonly id: StreamId;
  readonly key: string;
  readonly after: number;
}

function live<T extends DomainTypes>(c: Context, ports: ApiPorts, kind: StreamKind, followed: Followed<T>) {
  const { member, hold, id, key } = followed;
  let { after } = followed;
  const release = hold();
  const stream = ports.live.open(key, {
    next() {
      const events = eventsAfter(ports.feed, kind, member, id, after, liveBatch);
      after = events.at(-1)?.position ?? after;
      return events.map((event) => ({ id: String(event.position), data: JSON.stringify(event) }));
    },
    subscribe: member.subscribe,
    end: release,
  });
  if (stream === null) {
    release();
    return ownProblem(c, 'too-many-feeds');
  }
  return c.body(stream, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
}

function lastHeard(c: Context): number | null {
  const given = c.req.header('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : null;
}

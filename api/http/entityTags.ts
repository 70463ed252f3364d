// ETags of what is told of a stream: how much of it this node had stored. The same where nothing came, another one with whatever
// did, in whatever order; and never that of another file.

import type { Context } from 'hono';
import type { StreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import type { EventId, StreamId } from '../../src/engine/message.ts';

export interface EntityTags {
  now(streamId: StreamId): string;
  /** Of a stream of this number, as it was when the last that had been stored was at this position. */
  at(number: number, position: number): string;
  /** Up to which position its bearer has seen the stream: by a tag, or an event's id. */
  seen(streamId: StreamId, ifMatch: string): Seen;
}

export type Seen =
  | { readonly kind: 'position'; readonly position: number }
  /** Of another file, or an event that is not here. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-understood' };

const oneTag = /^"([0-9a-z]+)\.(\d+)\.(\d{1,15})"$/;
const oneEvent = /^"?([0-9a-f]{30})"?$/;

export function createEntityTags(feed: StreamFeed, identity: string): EntityTags {
  const tag = (number: number, position: number) => `"${identity}.${number}.${position}"`;
  return {
    now(streamId) {
      const { number, position } = feed.place(streamId);
      return tag(number, position);
    },
    at: tag,
    seen(streamId, ifMatch) {
      const event = oneEvent.exec(ifMatch)?.[1];
      if (event !== undefined) {
        const [position = null] = feed.placesOf(streamId, [event as EventId]).positions;
        return position === null ? { kind: 'unknown' } : { kind: 'position', position };
      }
      const [, file, number, position] = oneTag.exec(ifMatch) ?? [];
      if (position === undefined) return { kind: 'not-understood' };
      const isOurs = file === identity && Number(number) === feed.place(streamId).number;
      return isOurs ? { kind: 'position', position: Number(position) } : { kind: 'unknown' };
    },
  };
}

/** Gives the answer its tag. Whether the caller has what it stands for already. */
export function isUnchanged(c: Context, tag: string): boolean {
  c.header('ETag', tag);
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}

// The feed of a stream, as it is told: what this node stored of it, in the order in which it did.

import type { FeedEntry, StreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import type { DomainTypes } from '../../src/engine/domain.ts';
import { decodeBody } from '../../src/engine/envelopeCodec.ts';
import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import type { StreamId } from '../../src/engine/message.ts';
import { readEntry } from '../../src/log/entryHead.ts';
import { orderDomain } from '../../src/order/orderDomain.ts';
import type { StreamKind } from '../member/deviceRecords.ts';
import type { Member } from '../member/openMember.ts';
import { eventAnswerOf, sourceOf, timeOf } from './eventAnswers.ts';
import type { EventAnswer } from './schemas/cartAnswers.ts';

const codecs = { cart: cartDomain.codec, order: orderDomain.codec };

export function eventsAfter<T extends DomainTypes>(
  feed: StreamFeed,
  kind: StreamKind,
  member: Member<T>,
  streamId: StreamId,
  after: number,
  limit: number,
): readonly EventAnswer[] {
  return feed.after(streamId, after, limit).map((found) => feedAnswer(kind, member, streamId, found));
}

function feedAnswer<T extends DomainTypes>(
  kind: StreamKind,
  member: Member<T>,
  streamId: StreamId,
  { position, kind: what, entry, stands }: FeedEntry,
): EventAnswer {
  const envelope = stands ? member.event(entry.id) : null;
  if (envelope !== null) return eventAnswerOf(kind, envelope, position);
  const { type, ...told } = what === 'stored' ? readBody(kind, entry.bytes) : { type: 'set-aside', data: null };
  return {
    specversion: '1.0',
    id: entry.id,
    source: sourceOf(kind, streamId),
    type: what === 'stored' ? `trolley.${kind}.${type}` : `trolley.${type}`,
    time: timeOf(msOf(entry.id)),
    datacontenttype: 'application/json',
    position,
    storedat: timeOf(entry.receivedAt),
    ...told,
  };
}

/** Of an event that gave way, or that this version cannot read: as far as it says what it is. */
function readBody(kind: StreamKind, bytes: Uint8Array): Pick<EventAnswer, 'type' | 'data' | 'commandid'> {
  const opened = readEntry(bytes);
  const decoded = opened === null ? null : decodeBody(opened.body);
  if (decoded === null || decoded.kind === 'unreadable') return { type: 'unreadable', data: null };
  const { stored, commandId } = decoded.body;
  const event = codecs[kind].decode(stored);
  return { type: stored.type, commandid: commandId, data: event.kind === 'known' ? event.event.data : null };
}

// An event as it is told: a CloudEvent, with what is known about it beside.

import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import type { EventEnvelope } from '../../src/engine/message.ts';
import type { StreamKind } from '../member/deviceRecords.ts';
import type { EventAnswer } from './schemas/cartAnswers.ts';

export function eventAnswerOf(kind: StreamKind, envelope: EventEnvelope, position: number): EventAnswer {
  const { id, streamId, actorId, commandId, receivedAt, event } = envelope;
  return {
    specversion: '1.0',
    id,
    source: sourceOf(kind, streamId),
    type: `trolley.${kind}.${event.type}`,
    time: timeOf(msOf(id)),
    ...('line' in event.data ? { subject: String(event.data.line) } : {}),
    datacontenttype: 'application/json',
    actorid: actorId,
    commandid: commandId,
    position,
    storedat: timeOf(receivedAt),
    data: event.data,
  };
}

export function sourceOf(kind: StreamKind, streamId: string): string {
  return `/api/${kind}s/${streamId}`;
}

/** As far as ISO has years for it: a clock may have been wrong by more. */
export function timeOf(ms: number): string {
  return new Date(Math.min(Math.max(ms, 0), 253_402_300_799_999)).toISOString();
}

// What is answered to who asked for an act: what came of it, as soon as the relay has that; why nothing did; and what came in between
// for who went by what they had seen. Commands and turns (sendTurn.ts) are answered alike.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { DomainTypes } from '../../src/engine/domain.ts';
import type { CommandId, EventId, StreamId } from '../../src/engine/message.ts';
import type { StreamKind } from '../member/deviceRecords.ts';
import type { Member } from '../member/openMember.ts';
import { isOnRelay, untilOnRelay } from '../member/waits.ts';
import type { ApiPorts } from './apiPorts.ts';
import { createEntityTags } from './entityTags.ts';
import { eventAnswerOf } from './eventAnswers.ts';
import { eventsAfter } from './feedAnswers.ts';
import { problemType } from './problems.ts';
import type { EventAnswer } from './schemas/cartAnswers.ts';
import { failureProblem, ownProblem } from './words.ts';

/** Of what came in between, so many are told at once; the feed has the rest. */
const mostInBetween = 100;

export interface Sent {
  readonly command: CommandId;
  readonly events: readonly EventAnswer[];
  /** The newest of them in the total order; null where there is none. */
  readonly newest: EventId | null;
  readonly durable: 'relay' | 'here';
}

export interface StreamRequest<T extends DomainTypes, Rejected extends Response, Answer extends Response> {
  readonly kind: StreamKind;
  readonly id: StreamId;
  readonly member: Member<T>;
  readonly commandId?: CommandId;
  readonly rejected: (reason: T['rejection']) => Rejected;
  /** What is told of it: the same for the same events, also later. */
  readonly answer: (sent: Sent, status: 200 | 202) => Answer;
}

export function commandAnswers<T extends DomainTypes, Rejected extends Response, Answer extends Response>(
  c: Context,
  ports: ApiPorts,
  request: StreamRequest<T, Rejected, Answer>,
) {
  const { kind, id, member } = request;
  const tags = createEntityTags(ports.feed, ports.identity);
  const given = request.commandId ?? commandIdIn(c);

  async function told(result: Awaited<ReturnType<Member<T>['send']>>, command: CommandId) {
    if (result.kind === 'failed') return failureProblem(c, result.problem);
    if (result.kind === 'rejected') return remembered(request.rejected(result.reason as T['rejection']));
    return result.eventIds.length > 0 ? done(result.eventIds, command) : remembered(answerTo([], command, 'relay'));
  }

  async function done(eventIds: readonly EventId[], command: CommandId) {
    if (prefersAsync(c)) {
      c.header('Preference-Applied', 'respond-async');
      return answerTo(eventIds, command, isOnRelay(member, eventIds) ? 'relay' : 'here');
    }
    const isThere = await untilOnRelay(member, eventIds, ports.patience.durableMs);
    return answerTo(eventIds, command, isThere ? 'relay' : 'here');
  }

  function answerTo(eventIds: readonly EventId[], command: CommandId, durable: Sent['durable']) {
    const ids = [...eventIds].sort();
    const { number, position: now, positions } = ports.feed.placesOf(id, ids);
    const events = ids.flatMap((event, index) => {
      const envelope = member.event(event);
      const position = positions[index] ?? null;
      return envelope === null || position === null ? [] : [eventAnswerOf(kind, envelope, position)];
    });
    // Not of now: of what somebody else has done since, the answer does not tell.
    const newest = events.reduce((last, { position }) => Math.max(last, position), 0);
    c.header('ETag', tags.at(number, newest === 0 ? now : newest));
    return request.answer({ command, events, newest: ids.at(-1) ?? null, durable }, durable === 'relay' ? 200 : 202);
  }

  async function remembered<Told extends Response>(response: Told) {
    if (given !== null) ports.answers.keep(id, given, { status: response.status, body: await response.clone().text() });
    return response;
  }

  return {
    /** The id that the caller has given the act. */
    given,
    told,
    done,
    remembered,
    /** What is known already of the act of this id; null where nothing is. */
    known(command: CommandId) {
      const events = eventsOf(member, command);
      if (events.length > 0) return done(events, command);
      const kept = ports.answers.find(id, command);
      return kept === null ? null : (again(c, kept) as Answer | Rejected);
    },
    eventsOf: (command: CommandId) => eventsOf(member, command),
    /** What the caller goes by; null where that is nothing in particular. */
    seen() {
      const ifMatch = c.req.header('If-Match')?.trim() ?? '*';
      return ifMatch === '*' ? null : tags.seen(id, ifMatch);
    },
    isThere: (position: number) => ports.feed.place(id).position === position,
    /** Null: it is not known what the caller has seen. */
    moved(since: number | null) {
      const between = since === null ? [] : eventsAfter(ports.feed, kind, member, id, since, mostInBetween);
      return ownProblem(c, 'moved', { about: { events: between }, headers: { ETag: tags.now(id) } });
    },
  };
}

/** Somebody else was faster. */
export function isOutrun(result: { readonly kind: string; readonly reason?: unknown }): boolean {
  const { reason } = result;
  return typeof reason === 'object' && reason !== null && 'kind' in reason && reason.kind === 'moved';
}

/** Sixteen hexadecimal digits are an id as they are; any other text stands for one. */
function commandIdIn(c: Context): CommandId | null {
  const key = c.req.header('Idempotency-Key')?.replace(/^"(.*)"$/, '$1');
  if (key === undefined || key === '') return null;
  if (/^[0-9a-f]{16}$/.test(key)) return key as CommandId;
  return createHash('sha256').update(key).digest('hex').slice(0, 16) as CommandId;
}

function eventsOf<T extends DomainTypes>(member: Member<T>, commandId: CommandId): readonly EventId[] {
  return (member.notesOf(commandId) as readonly { readonly id: EventId }[]).map(({ id }) => id);
}

function prefersAsync(c: Context): boolean {
  return /(^|[\s,;])respond-async($|[\s,;])/i.test(c.req.header('Prefer') ?? '');
}

function again(c: Context, { status, body }: { readonly status: number; readonly body: string }): Response {
  const type = status < 300 ? 'application/json' : problemType;
  return c.body(body, status as 200, { 'Content-Type': type });
}

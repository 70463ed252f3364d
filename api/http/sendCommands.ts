// Commands of a request, as one act of a stream: once, however often they are sent; only if nothing has happened since, where that
// is asked for; and answered when the relay has what came of them.

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
  readonly commands: readonly T['command'][];
  readonly commandId?: CommandId;
  readonly rejected: (reason: T['rejection']) => Rejected;
  /** What is told of it: the same for the same events, also later. */
  readonly answer: (sent: Sent, status: 200 | 202) => Answer;
}

export async function sendCommands<T extends DomainTypes, Rejected extends Response, Answer extends Response>(
  c: Context,
  ports: ApiPorts,
  request: StreamRequest<T, Rejected, Answer>,
) {
  const { kind, id, member, commands } = request;
  const tags = createEntityTags(ports.feed, ports.identity);
  const given = request.commandId ?? commandIdIn(c);
  const commandId = given ?? ports.newCommandId();

  const before = given === null ? [] : eventsOf(member, given);
  if (before.length > 0) return done(before);
  const kept = given === null ? null : ports.answers.find(id, given);
  if (kept !== null) return again(c, kept) as Answer | Rejected;

  const ifMatch = c.req.header('If-Match')?.trim() ?? '*';
  if (ifMatch === '*') return told(await ports.turns.together(id, () => member.send(commands, { commandId })));
  const seen = tags.seen(id, ifMatch);
  if (seen.kind === 'not-understood') return ownProblem(c, 'precondition-not-understood');
  if (seen.kind === 'unknown') return moved(null);
  const result = await ports.turns.alone(id, async () => {
    if (seen.position !== ports.feed.place(id).position) return null;
    return member.send(commands, { commandId, expected: member.snapshot().history.state });
  });
  const isOutrun = result?.kind === 'rejected' && isMoved(result.reason);
  return result === null || isOutrun ? moved(seen.position) : told(result);

  function told(result: Awaited<ReturnType<Member<T>['send']>>) {
    if (result.kind === 'failed') return failureProblem(c, result.problem);
    if (result.kind === 'rejected') return remembered(request.rejected(result.reason as T['rejection']));
    return result.eventIds.length > 0 ? done(result.eventIds) : remembered(answerTo([], 'relay'));
  }

  async function done(eventIds: readonly EventId[]) {
    if (prefersAsync(c)) {
      c.header('Preference-Applied', 'respond-async');
      return answerTo(eventIds, isOnRelay(member, eventIds) ? 'relay' : 'here');
    }
    const isThere = await untilOnRelay(member, eventIds, ports.patience.durableMs);
    return answerTo(eventIds, isThere ? 'relay' : 'here');
  }

  function answerTo(eventIds: readonly EventId[], durable: Sent['durable']) {
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
    const sent = { command: commandId, events, newest: ids.at(-1) ?? null, durable };
    return request.answer(sent, durable === 'relay' ? 200 : 202);
  }

  /** Null: it is not known what the caller has seen. */
  function moved(since: number | null) {
    const between = since === null ? [] : eventsAfter(ports.feed, kind, request.member, id, since, mostInBetween);
    return ownProblem(c, 'moved', { about: { events: between }, headers: { ETag: tags.now(id) } });
  }

  async function remembered<Told extends Response>(response: Told) {
    if (given !== null) ports.answers.keep(id, given, { status: response.status, body: await response.clone().text() });
    return response;
  }
}

/** Sixteen hexadecimal digits are an id as they are; any other text stands for one. */
function commandIdIn(c: Context): CommandId | null {
  const key = c.req.header('Idempotency-Key')?.replace(/^"(.*)"$/, '$1');
  if (key === undefined || key === '') return null;
  if (/^[0-9a-f]{16}$/.test(key)) return key as CommandId;
  return createHash('sha256').update(key).digest('hex').slice(0, 16) as CommandId;
}

function eventsOf<T extends DomainTypes>(member: Member<T>, commandId: CommandId): readonly EventId[] {
  const notes = member.snapshot().history.entries as readonly { readonly id: EventId; readonly commandId: CommandId }[];
  return notes.filter((note) => note.commandId === commandId).map(({ id }) => id);
}

function prefersAsync(c: Context): boolean {
  return /(^|[\s,;])respond-async($|[\s,;])/i.test(c.req.header('Prefer') ?? '');
}

function again(c: Context, { status, body }: { readonly status: number; readonly body: string }): Response {
  const type = status < 300 ? 'application/json' : problemType;
  return c.body(body, status as 200, { 'Content-Type': type });
}

function isMoved(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'kind' in reason && reason.kind === 'moved';
}

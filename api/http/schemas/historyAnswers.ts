// What is told of a cart's past: who did what, how two moments differ, why a line is what it is.

import * as v from 'valibot';
import { actorId, commandId, count, eventId, minorUnits, timestamp } from './shared.ts';

const whole = v.pipe(v.number(), v.integer());

const historyEntry = v.pipe(
  v.object({
    id: eventId,
    time: v.pipe(timestamp, v.description("Its author's clock")),
    storedAt: v.pipe(timestamp, v.description('When this node stored it')),
    command: commandId,
    actorId,
    actor: v.pipe(v.string(), v.description('Who did it, by the name of that moment')),
    words: v.pipe(v.string(), v.description('What happened, in the language that was asked for')),
    type: v.string(),
    line: v.nullable(v.string()),
    subject: v.pipe(v.string(), v.description("The item's, cart's or member's name")),
    before: v.pipe(v.nullable(whole), v.description('Quantity of the line before it')),
    after: v.pipe(v.nullable(whole), v.description('Quantity of the line after it')),
    value: v.pipe(v.nullable(v.string()), v.description('What was written')),
    isReissue: v.pipe(v.boolean(), v.description('Issued again after a log had lost it')),
  }),
  v.metadata({ ref: 'HistoryEntry' }),
);

export const historyAnswer = v.pipe(
  v.object({
    entries: v.pipe(v.array(historyEntry), v.description('Newest first')),
    next: v.pipe(v.nullable(eventId), v.description('The cursor of the next page; null where there is none')),
  }),
  v.metadata({ ref: 'History' }),
);

export type HistoryAnswer = v.InferOutput<typeof historyAnswer>;

const moment = v.object({ at: v.nullable(eventId), time: v.nullable(timestamp), total: minorUnits });

export const differenceAnswer = v.pipe(
  v.object({
    from: moment,
    to: moment,
    renamed: v.nullable(v.object({ from: v.string(), to: v.string() })),
    changes: v.array(
      v.object({
        line: v.string(),
        name: v.string(),
        kind: v.picklist(['added', 'removed', 'changed']),
        quantityFrom: count,
        quantityTo: count,
        detailsDiffer: v.boolean(),
        by: v.pipe(v.array(actorId), v.description('Who did something to it in between')),
      }),
    ),
  }),
  v.metadata({ ref: 'Difference' }),
);

const doer = v.object({ id: eventId, actorId, actor: v.string(), time: timestamp });
const part = v.object({ ...doer.entries, kind: v.string(), quantity: whole });

export const explanationAnswer = v.pipe(
  v.object({
    line: v.string(),
    name: v.string(),
    quantity: count,
    parts: v.pipe(v.array(part), v.description('Whose acts the quantity is made of; together they are it')),
    ended: v.pipe(
      v.array(v.object({ ...part.entries, by: v.nullable(doer) })),
      v.description('What was wanted and does not count any more, and what ended it'),
    ),
    gone: v.pipe(
      v.nullable(v.object({ ...doer.entries, kind: v.string(), saw: whole })),
      v.description('Where it is not there: the last act that took something off it'),
    ),
    written: v.pipe(v.record(v.string(), v.nullable(doer)), v.description('Who wrote what is shown on it')),
    picks: v.array(part),
  }),
  v.metadata({ ref: 'Explanation' }),
);

export type ExplanationAnswer = v.InferOutput<typeof explanationAnswer>;

// What is answered instead of what was asked for: RFC 9457, a type for each reason, in the words that the app uses. A reason of a
// domain keeps its name; the others are named here.

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';

/** Of this API itself, with the status that each is answered with. The words: problemWords.ts. */
export const ownProblems = {
  'key-missing': 401,
  'not-found': 404,
  'act-unknown': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'not-json': 400,
  'not-understood': 422,
  'precondition-not-understood': 400,
  'view-only': 403,
  'position-ahead': 409,
  'too-many-feeds': 429,
  'too-many-followed': 409,
  'operator-unknown': 403,
  'operator-only': 401,
  'being-built': 503,
  moved: 412,
  'entry-too-large': 413,
  'no-writer-slot': 503,
  'too-many-requests': 429,
  storage: 503,
  'relay-unreachable': 503,
  busy: 503,
  draining: 503,
  'took-too-long': 503,
  failed: 500,
} as const satisfies Readonly<Record<string, ContentfulStatusCode>>;

export type OwnProblem = keyof typeof ownProblems;

export const problemSchema = v.pipe(
  v.looseObject({
    type: v.pipe(v.string(), v.description('/api/problems/ and the reason, which stays the same')),
    title: v.string(),
    status: v.pipe(v.number(), v.integer()),
    detail: v.pipe(v.string(), v.description('What to do, in the language that was asked for')),
  }),
  v.metadata({ ref: 'Problem', description: 'Why it was not done (RFC 9457), with what the reason is about' }),
);

export type Problem = v.InferOutput<typeof problemSchema>;

export const problemType = 'application/problem+json';
const problemsPath = '/api/problems/';

export interface ProblemOptions {
  readonly detail: string;
  /** What the reason is about: a line, a limit. */
  readonly about?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export function problem<const Status extends ContentfulStatusCode>(
  c: Context,
  status: Status,
  reason: string,
  { detail, about = {}, headers = {} }: ProblemOptions,
) {
  const body: Problem = { ...about, type: problemsPath + reason, title: titleOf(reason), status, detail };
  return c.json(body, status, { ...headers, 'Content-Type': problemType });
}

/** "item-not-in-cart": "Item not in cart". */
export function titleOf(reason: string): string {
  const text = reason.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

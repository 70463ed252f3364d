// What a caller sends, parsed by a schema before anything else sees it; and the same schema told to /api/openapi.json.

import type { Context, Env, ValidationTargets } from 'hono';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type * as v from 'valibot';
import { problemSchema, problemType } from './problems.ts';
import { ownProblem } from './words.ts';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const mostErrors = 20;

/** Middleware that leaves the parsed value at `c.req.valid(target)`, or answers what is wrong with it. */
export function parsed<Target extends keyof ValidationTargets, Schema extends v.GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return validator<Schema, Target, Env, string>(target, schema, (result, c) => {
    if (target === 'json' && hasBody(c) && !isJson(c)) return ownProblem(c, 'not-json');
    return result.success ? undefined : notUnderstood(c, result.error);
  });
}

/** As the validator takes it: what is said to be something else nobody has read. */
function isJson(c: Context): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '');
}

function hasBody(c: Context): boolean {
  return (c.req.header('Content-Length') ?? '0') !== '0' || c.req.header('Transfer-Encoding') !== undefined;
}

function notUnderstood(c: Context, issues: readonly Issue[]) {
  const errors = issues.slice(0, mostErrors).map(({ message, path = [] }) => ({
    at: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }));
  return ownProblem(c, 'not-understood', { about: { errors } });
}

export interface RouteDescription {
  readonly operation: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly answers: Readonly<Record<number, { readonly about: string; readonly schema?: v.GenericSchema }>>;
  /** Besides `Authorization`, which all but few want. */
  readonly headers?: readonly (keyof typeof requestHeaders)[];
  /** Who may call it, where that is not whoever has a key of the stream. */
  readonly by?: keyof typeof securityOf;
}

const securityOf = { anybody: [], operator: [{ operator: [] }] };

/** The headers that are read by hand: what they do is the same wherever they are taken. */
const requestHeaders = {
  'Idempotency-Key': 'The id of this act: sent again, it has one effect and the same answer, also after a crash.',
  'If-Match': 'An ETag, or the id of the newest event that you have seen: 412 where something has happened since.',
  'If-None-Match': 'An ETag: 304 where nothing has happened since.',
  Prefer: '`respond-async`: answered when it is on disk here, not only when the relay has it.',
  'Accept-Language': 'The language of words: en, de.',
  'Last-Event-ID': 'The position of the last event that was heard.',
} as const;

export function described({ operation, summary, description, tag, answers, headers = [], by }: RouteDescription) {
  const told = Object.entries(answers).map(([status, { about, schema }]) => [
    status,
    {
      description: about,
      ...(schema === undefined ? {} : { content: { 'application/json': { schema: resolver(schema) } } }),
    },
  ]);
  return describeRoute({
    operationId: operation,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    ...(by === undefined ? {} : { security: securityOf[by] }),
    parameters: [...headers, 'Accept-Language' as const].map((name) => ({
      in: 'header',
      name,
      required: false,
      description: requestHeaders[name],
      schema: { type: 'string' },
    })),
    responses: {
      ...Object.fromEntries(told),
      default: { description: 'A problem', content: { [problemType]: { schema: resolver(problemSchema) } } },
    },
  });
}

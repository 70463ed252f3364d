// Answers of which a part is JSON already, with the types that they have as data.

import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

declare const told: unique symbol;
/** The JSON of such a value. */
export type JsonOf<Value> = string & { readonly [told]: Value };

/** An object with one field more, whose JSON is there already. */
export function withText<Rest extends object, const Name extends string, Value>(
  rest: Rest,
  name: Name,
  text: JsonOf<Value>,
): JsonOf<Rest & Readonly<Record<Name, Value>>> {
  return `${JSON.stringify(rest).slice(0, -1)},"${name}":${text}}` as JsonOf<Rest & Readonly<Record<Name, Value>>>;
}

export function answerText<Value, Status extends ContentfulStatusCode>(
  c: Context,
  text: JsonOf<Value>,
  status: Status,
) {
  const answer = c.body(text, status, { 'Content-Type': 'application/json' });
  return answer as unknown as Response & TypedResponse<Value, Status, 'json'>;
}

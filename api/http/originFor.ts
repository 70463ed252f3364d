// Where the app is found that a link opens.

import type { Context } from 'hono';

/** `known`: what the operator has said; null: where the request came to. */
export function originFor(c: Context, known: string | null): string {
  if (known !== null) return known;
  const { protocol, host } = new URL(c.req.url);
  return `${c.req.header('X-Forwarded-Proto') === 'https' ? 'https:' : protocol}//${host}`;
}

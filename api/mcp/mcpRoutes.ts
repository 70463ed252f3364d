// Assistants over HTTP: /mcp?cart=…&as=…, with a key of the cart as the bearer. No session is kept: each request brings all that it
// needs, and nothing is left of it. A page of another site cannot call it, for a browser asks before it sends such a header.

import { Hono } from 'hono';
import * as v from 'valibot';
import { noMoreThan } from '../http/bounds.ts';
import { parsed } from '../http/parsed.ts';
import { givenMemberName, streamId } from '../http/schemas/shared.ts';
import { keyIn, keyMissing } from '../http/streamAccess.ts';
import { ownProblem } from '../http/words.ts';
import type { Fetch } from './cartApi.ts';

const whose = v.object({ cart: streamId, as: givenMemberName });

/** Passed on to the API: who calls is known by these. */
const callersHeaders = ['X-Forwarded-For', 'X-Forwarded-Proto'];

export function mcpRoutes(options: {
  /** `env`: what the server says of the connection. */
  readonly api: { fetch(request: Request, env: unknown): Response | Promise<Response> };
  readonly maxBodyBytes: number;
  readonly onFailure: (cause: unknown) => void;
}) {
  const { api, maxBodyBytes, onFailure } = options;
  const routes = new Hono()
    .use(noMoreThan(maxBodyBytes))
    .post('/mcp', parsed('query', whose), async (c) => {
      const key = keyIn(c);
      if (key === null) return keyMissing(c);
      const { cart: id, as } = c.req.valid('query');
      const fetch: Fetch = async (request) => {
        for (const name of callersHeaders) {
          const value = c.req.header(name);
          if (value !== undefined) request.headers.set(name, value);
        }
        return api.fetch(request, c.env);
      };
      // What it takes is loaded when somebody asks for it first.
      const { answerOverHttp } = await import('./answerOverHttp.ts');
      return answerOverHttp(c.req.raw, { origin: new URL(c.req.url).origin, id, key, as }, fetch);
    })
    .all('/mcp', (c) => ownProblem(c, 'method-not-allowed', { headers: { Allow: 'POST' } }));
  routes.onError((cause, c) => {
    onFailure(cause);
    return ownProblem(c, 'failed');
  });
  return routes;
}

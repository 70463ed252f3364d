// The API as one function from a request to an answer. What answers what stands in the routes; here is what is true of all of them.

import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { trimTrailingSlash } from 'hono/trailing-slash';
import type { ApiMetrics } from './apiMetrics.ts';
import type { ApiPorts } from './apiPorts.ts';
import { type BoundsOptions, bounds } from './bounds.ts';
import { cartRoutes } from './cartRoutes.ts';
import { feedRoutes } from './feedRoutes.ts';
import { type FollowPorts, followRoutes } from './followRoutes.ts';
import { type OpenApi, openApiOf } from './openApi.ts';
import { orderRoutes } from './orderRoutes.ts';
import { otherOrigins } from './otherOrigins.ts';
import { pageRoutes } from './pageRoutes.ts';
import { pastRoutes } from './pastRoutes.ts';
import { aboutProblem, ownProblem } from './words.ts';

export interface ApiOptions extends ApiPorts, FollowPorts {
  readonly bounds: BoundsOptions;
  readonly metrics: Pick<ApiMetrics, 'counting'>;
  /** Pages of these may call it; those of its own always may. */
  readonly origins: readonly string[];
  /** A bug. Never a key, and never a header or an address as a whole. */
  readonly onFailure: (cause: unknown) => void;
}

export type Api = ReturnType<typeof createApi>;

export function createApi(options: ApiOptions) {
  const app = new Hono();
  const api = app
    .use(options.metrics.counting)
    .use(async (c, next) => {
      await next();
      // Not by `c.header`, which makes a stream of each answer.
      const { headers } = c.res;
      headers.set('X-Content-Type-Options', 'nosniff');
      headers.set('Referrer-Policy', 'no-referrer');
      headers.set('Cross-Origin-Resource-Policy', 'same-origin');
      // What is told is the caller's: no cache between may give it to another.
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
      headers.append('Vary', 'Authorization, Accept-Language');
    })
    .use(methodNotAllowed({ app, onMethodNotAllowed: otherMethods }), trimTrailingSlash({ alwaysRedirect: true }))
    .use(otherOrigins(options.origins))
    .use(...bounds(options.bounds))
    .basePath('/api')
    .route('/', pageRoutes())
    .route('/carts', cartRoutes(options))
    .route('/carts', pastRoutes(options))
    .route('/carts', followRoutes(options))
    .route('/carts', feedRoutes(options, 'cart', options.carts))
    .route('/orders', orderRoutes(options))
    .route('/orders', feedRoutes(options, 'order', options.orders));

  // Made when it is first asked for: it is large, and never another one.
  let told: Promise<OpenApi> | null = null;
  api.get('/openapi.json', async (c) => {
    told ??= openApiOf(api);
    return c.json(await told, 200, { 'Cache-Control': 'no-cache' });
  });
  api.get('/problems/:reason', (c) => aboutProblem(c, c.req.param('reason')));

  api.notFound((c) => ownProblem(c, 'not-found'));
  api.onError((cause, c) => {
    if (cause instanceof HTTPException && cause.status === 400) return ownProblem(c, 'not-json');
    options.onFailure(cause);
    return ownProblem(c, 'failed');
  });
  return api;
}

function otherMethods(c: Context, methods: readonly string[]) {
  return ownProblem(c, 'method-not-allowed', { headers: { Allow: methods.join(', ') } });
}

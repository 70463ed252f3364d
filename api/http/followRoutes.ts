// Following carts over HTTP, and the question over those that are followed, which is the operator's: who has a key of a cart says that
// it may be in there, and who runs the server looks.

import { Hono } from 'hono';
import { type FoundCart, searchCarts } from '../projections/cartSearch.ts';
import type { Following } from '../projections/following.ts';
import type { ReadModels } from '../projections/readModels.ts';
import type { ApiPorts } from './apiPorts.ts';
import { timeOf } from './eventAnswers.ts';
import { readModelsTag } from './openApi.ts';
import { isOperator } from './operator.ts';
import { described, parsed } from './parsed.ts';
import { type CartsFound, cartSearch, cartsFound, followAnswer } from './schemas/followAnswers.ts';
import { streamParam } from './schemas/shared.ts';
import { withStream } from './streamAccess.ts';
import { ownProblem } from './words.ts';

export interface FollowPorts {
  readonly following: Following;
  readonly readModels: Pick<ReadModels, 'read'>;
  /** Null: nobody is the operator here. */
  readonly operatorToken: string | null;
}

export function followRoutes(ports: ApiPorts & FollowPorts) {
  const { links, carts: streams, patience, following, readModels, operatorToken } = ports;
  const access = { links, streams, patience };
  return new Hono()
    .put(
      '/:id/follow',
      described({
        operation: 'followCart',
        summary: 'Have a cart followed: it is kept in the read models, which whoever runs this server can ask',
        tag: readModelsTag,
        answers: { 200: { about: 'Followed from now on', schema: followAnswer } },
      }),
      parsed('param', streamParam),
      async (c) => {
        const { id } = c.req.valid('param');
        if (operatorToken === null) return ownProblem(c, 'operator-unknown');
        return withStream(c, access, id, null, async (_member, { id, key, role }) => {
          const viewKey = role === 'edit' ? links.viewKeyOf(key) : key;
          if (!following.follow({ id, viewKey })) return ownProblem(c, 'too-many-followed');
          return c.json({ id, isFollowed: true }, 200);
        });
      },
    )
    .delete(
      '/:id/follow',
      described({
        operation: 'unfollowCart',
        summary: 'Have a cart followed no more: nothing of it is left in the read models',
        tag: readModelsTag,
        answers: { 200: { about: 'Not followed', schema: followAnswer } },
      }),
      parsed('param', streamParam),
      async (c) => {
        const { id } = c.req.valid('param');
        return withStream(c, access, id, null, async (_member, { id }) => {
          following.unfollow(id);
          return c.json({ id, isFollowed: false }, 200);
        });
      },
    )
    .get(
      '/',
      described({
        operation: 'searchCarts',
        summary: 'Which of the followed carts want this, from whom, and have changed since',
        description: 'For who runs the server: the bearer is API_OPERATOR_TOKEN.',
        by: 'operator',
        tag: readModelsTag,
        answers: { 200: { about: 'A page', schema: cartsFound } },
      }),
      parsed('query', cartSearch),
      (c) => {
        if (operatorToken === null) return ownProblem(c, 'operator-unknown');
        if (!isOperator(c, operatorToken)) {
          return ownProblem(c, 'operator-only', { headers: { 'WWW-Authenticate': 'Bearer realm="Trolley operator"' } });
        }
        following.settle();
        const { item, person, changedSince, cursor, limit } = c.req.valid('query');
        const [storedAt = '', cart = ''] = cursor?.split('.') ?? [];
        const found = searchCarts(readModels, {
          ...{ item, person, limit: limit + 1 },
          changedSince: changedSince === undefined ? undefined : Date.parse(changedSince),
          after: cursor === undefined ? undefined : { storedAt: Number(storedAt), cart },
        });
        if (found === null) return ownProblem(c, 'being-built', { headers: { 'Retry-After': '5' } });
        const page = found.slice(0, limit);
        const last = page.at(-1);
        const isMore = found.length > limit && last !== undefined;
        return c.json({ carts: page.map(told), next: isMore ? `${last.stored_at}.${last.cart}` : null }, 200);
      },
    );
}

function told(found: FoundCart): CartsFound['carts'][number] {
  const { cart, items, item_count, still_to_get, changed_at, stored_at, ...same } = found;
  return {
    id: cart,
    ...same,
    itemCount: item_count,
    stillToGet: still_to_get,
    changedAt: timeOf(changed_at),
    storedAt: timeOf(stored_at),
    items: items.map(({ line, name, quantity, actor, person, share }) => ({
      ...{ line, name, quantity, person, share },
      actorId: actor,
    })),
  };
}

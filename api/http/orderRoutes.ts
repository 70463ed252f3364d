// Orders over HTTP, by the key of the order: what the till needs that ships it.

import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { OrderRejection } from '../../src/order/commands.ts';
import type { ProductId } from '../../src/order/events.ts';
import { orderDomain } from '../../src/order/orderDomain.ts';
import { explainProduct } from '../../src/order/readModels/orderExplanation.ts';
import type { ApiPorts } from './apiPorts.ts';
import { createEntityTags, isUnchanged } from './entityTags.ts';
import { historyAnswerOf } from './historyAnswers.ts';
import { momentAfter, momentOf, momentParam } from './moments.ts';
import { orderAnswerOf, orderDifferenceOf, orderEntryTeller, orderExplanationOf, orderWords } from './orderAnswers.ts';
import { described, parsed } from './parsed.ts';
import { problem } from './problems.ts';
import { orderAnswer, orderChanged, orderDifference, orderExplanation, orderHistory } from './schemas/orderAnswers.ts';
import { orderCommands } from './schemas/orderCommands.ts';
import { historyQuery, streamId, streamParam, text } from './schemas/shared.ts';
import { sendCommands } from './sendCommands.ts';
import { withStream } from './streamAccess.ts';
import { languageOf, ownProblem, priceIn } from './words.ts';

const tag = 'Orders';
const { initialState } = orderDomain.decider;

export function orderRoutes(ports: ApiPorts) {
  const access = { links: ports.links, streams: ports.orders, patience: ports.patience };
  const tags = createEntityTags(ports.feed, ports.identity);
  return new Hono()
    .post(
      '/:id/commands',
      described({
        operation: 'changeOrder',
        summary: 'Make an order, ship it, change it',
        tag,
        headers: ['Idempotency-Key', 'If-Match', 'Prefer'],
        answers: {
          200: { about: 'Done, and on disk at the relay', schema: orderChanged },
          202: { about: 'Done, and on disk here; the relay has not said yet that it has it', schema: orderChanged },
        },
      }),
      parsed('param', streamParam),
      parsed('json', orderCommands),
      async (c) => {
        const { id } = c.req.valid('param');
        const { as, commands } = c.req.valid('json');
        const mayBeNew = commands[0]?.type === 'CreateOrder';
        return withStream(
          c,
          access,
          id,
          as,
          (member, address) =>
            sendCommands(c, ports, {
              ...{ kind: 'order', id: address.id, member, commands },
              rejected: (reason) => orderRejection(c, reason, member.snapshot().now.currency),
              answer: ({ command, durable, events, newest }, status) =>
                c.json(
                  {
                    command,
                    durable,
                    events: [...events],
                    order: orderAnswerOf(id, momentAfter(member, initialState, newest)),
                  },
                  status,
                ),
            }),
          { mayBeNew },
        );
      },
    )
    .get(
      '/:id',
      described({
        operation: 'lookAtOrder',
        summary: 'Look at an order, as it is or was',
        tag,
        headers: ['If-None-Match'],
        answers: { 200: { about: 'The order', schema: orderAnswer }, 304: { about: 'Nothing has happened since' } },
      }),
      parsed('param', streamParam),
      parsed('query', v.object({ at: v.exactOptional(momentParam) })),
      async (c) => {
        const { id } = c.req.valid('param');
        const { at } = c.req.valid('query');
        return withStream(c, access, id, null, async (member, address) => {
          const moment = momentOf(member, initialState, at);
          if (moment === null) return ownProblem(c, 'not-found');
          if (isUnchanged(c, tags.now(address.id))) return c.body(null, 304);
          return c.json(orderAnswerOf(id, moment), 200);
        });
      },
    )
    .get(
      '/:id/history',
      described({
        operation: 'readOrderHistory',
        summary: 'Who did what to an order, newest first',
        tag,
        answers: { 200: { about: 'A page', schema: orderHistory } },
      }),
      parsed('param', streamParam),
      parsed('query', historyQuery),
      async (c) => {
        const { id } = c.req.valid('param');
        const query = c.req.valid('query');
        return withStream(c, access, id, null, async (member) => {
          const notes = member.snapshot().history.entries;
          return c.json(historyAnswerOf(notes, query, orderEntryTeller(languageOf(c))), 200);
        });
      },
    )
    .get(
      '/:id/diff',
      described({
        operation: 'compareMomentsOfOrder',
        summary: 'How two moments of an order differ',
        tag,
        answers: { 200: { about: 'From the one to the other', schema: orderDifference } },
      }),
      parsed('param', streamParam),
      parsed('query', v.object({ from: momentParam, to: v.exactOptional(momentParam) })),
      async (c) => {
        const { id } = c.req.valid('param');
        const asked = c.req.valid('query');
        return withStream(c, access, id, null, async (member) => {
          const from = momentOf(member, initialState, asked.from);
          const to = momentOf(member, initialState, asked.to);
          if (from === null || to === null) return ownProblem(c, 'not-found');
          return c.json(orderDifferenceOf(from, to, member.snapshot().history.entries), 200);
        });
      },
    )
    .get(
      '/:id/lines/:product/explain',
      described({
        operation: 'explainOrderLine',
        summary: 'Why there are so many of something in an order, or were',
        tag,
        answers: { 200: { about: 'Whose acts they are made of', schema: orderExplanation } },
      }),
      parsed('param', v.object({ id: streamId, product: text })),
      parsed('query', v.object({ at: v.exactOptional(momentParam) })),
      async (c) => {
        const { id, product } = c.req.valid('param');
        const { at } = c.req.valid('query');
        return withStream(c, access, id, null, async (member) => {
          const moment = momentOf(member, initialState, at);
          const explanation = moment && explainProduct(moment.state, product as ProductId);
          if (explanation === null) return ownProblem(c, 'not-found');
          return c.json(orderExplanationOf(explanation), 200);
        });
      },
    );
}

/** What no order would ever take is the request's fault; the rest is how things stand. */
const invalid = /-invalid$|^text-/;

function orderRejection(c: Context, reason: OrderRejection, currency: string) {
  const { kind, ...about } = reason;
  const language = languageOf(c);
  const detail = orderWords[language].rejection(reason, priceIn(language, currency));
  return problem(c, invalid.test(kind) ? 422 : 409, kind, { detail, about });
}

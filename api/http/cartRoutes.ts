// Carts over HTTP: made, changed, looked at.

import { Hono } from 'hono';
import * as v from 'valibot';
import { lookup } from '../../src/causal/persistentMap.ts';
import { initialCart } from '../../src/domain/cart.ts';
import type { CartCommand, RejectionReason } from '../../src/domain/commands.ts';
import type { CheckoutId } from '../../src/domain/events.ts';
import type { ApiPorts } from './apiPorts.ts';
import { cartTextOf } from './cartAnswers.ts';
import { cartRejection } from './cartRejection.ts';
import type { Sent } from './commandAnswers.ts';
import { createEntityTags, isUnchanged } from './entityTags.ts';
import { firstLook } from './firstLook.ts';
import { answerText, withText } from './jsonText.ts';
import { makeCart } from './makeCart.ts';
import { momentAfter, momentOf, momentParam } from './moments.ts';
import { originFor } from './originFor.ts';
import { described, parsed } from './parsed.ts';
import { cartAnswer, commandsAnswer, newCartAnswer } from './schemas/cartAnswers.ts';
import { cartCommands, newCart, turnIn } from './schemas/cartCommands.ts';
import { orderLinks } from './schemas/orderAnswers.ts';
import { commandId, streamId, streamParam } from './schemas/shared.ts';
import { sendCommands } from './sendCommands.ts';
import { sendTurn } from './sendTurn.ts';
import { withStream } from './streamAccess.ts';
import { ownProblem } from './words.ts';

const tag = 'Carts';

export function cartRoutes(ports: ApiPorts) {
  const access = { links: ports.links, streams: ports.carts, patience: ports.patience };
  const tags = createEntityTags(ports.feed, ports.identity);

  return new Hono()
    .post(
      '/',
      described({
        operation: 'makeCart',
        summary: 'Make a cart',
        description:
          'With an edit key of your own (16 random bytes, base64url) as the bearer, making it again makes nothing and answers the same.',
        tag,
        by: 'anybody',
        answers: { 201: { about: 'Made', schema: newCartAnswer } },
      }),
      parsed('json', newCart),
      async (c) => makeCart(c, ports, c.req.valid('json')),
    )
    .post(
      '/:id/commands',
      described({
        operation: 'changeCart',
        summary: 'Change a cart',
        description:
          'The commands are one act: taken whole, or not at all; undone as one. Undo, Redo and Restore stand alone.',
        tag,
        headers: ['Idempotency-Key', 'If-Match', 'Prefer'],
        answers: {
          200: { about: 'Done, and on disk at the relay', schema: commandsAnswer },
          202: { about: 'Done, and on disk here; the relay has not said yet that it has it', schema: commandsAnswer },
        },
      }),
      parsed('param', streamParam),
      parsed('json', cartCommands),
      async (c) => {
        const { id } = c.req.valid('param');
        const { as, commands } = c.req.valid('json');
        return withStream(c, access, id, as, (member, address) => {
          const request = {
            ...({ kind: 'cart', id: address.id, member } as const),
            rejected: (reason: RejectionReason) => cartRejection(c, reason, member.snapshot().now.currency),
            answer: ({ command, durable, events, newest }: Sent, status: 200 | 202) => {
              const cart = cartTextOf(address.id, momentAfter(member, initialCart, newest));
              return answerText(c, withText({ command, durable, events: [...events] }, 'cart', cart), status);
            },
          };
          const turn = turnIn(commands);
          return turn === null
            ? sendCommands(c, ports, { ...request, commands: commands as readonly CartCommand[] })
            : sendTurn(c, ports, { ...request, turn });
        });
      },
    )
    .get(
      '/:id',
      described({
        operation: 'lookAtCart',
        summary: 'Look at a cart, as it is or was',
        tag,
        headers: ['If-None-Match'],
        answers: { 200: { about: 'The cart', schema: cartAnswer }, 304: { about: 'Nothing has happened since' } },
      }),
      parsed('param', streamParam),
      parsed('query', v.object({ at: v.exactOptional(momentParam) })),
      async (c) => {
        const { id } = c.req.valid('param');
        const { at } = c.req.valid('query');
        const first = at === undefined ? await firstLook(c, ports, id) : null;
        if (first !== null) return first;
        return withStream(c, access, id, null, async (member, address) => {
          const moment = momentOf(member, initialCart, at);
          if (moment === null) return ownProblem(c, 'not-found');
          if (isUnchanged(c, tags.now(address.id))) return c.body(null, 304);
          return answerText(c, cartTextOf(id, moment), 200);
        });
      },
    )
    .get(
      '/:id/orders/:checkout',
      described({
        operation: 'linksOfOrder',
        summary: 'The links of an order that was made of a cart',
        description: 'For editors of the cart. Whoever is given them sees the order and nothing of the cart.',
        tag,
        answers: { 200: { about: 'Its links', schema: orderLinks } },
      }),
      parsed('param', v.object({ id: streamId, checkout: commandId })),
      async (c) => {
        const { id, checkout } = c.req.valid('param');
        return withStream(c, access, id, null, async (member, { key, role }) => {
          if (role === 'view') return ownProblem(c, 'view-only');
          const isOrder = lookup(member.snapshot().history.state.checkouts, checkout)?.parts[0]?.kind === 'order';
          if (!isOrder) return ownProblem(c, 'not-found');
          const order = ports.links.orderOf(key, checkout as CheckoutId);
          const viewKey = ports.links.viewKeyOf(order.key);
          const link = (of: string) => `${originFor(c, ports.appOrigin)}/#/order/${order.orderId}?k=${of}`;
          const keys = { editKey: order.key, viewKey, editLink: link(order.key), viewLink: link(viewKey) };
          return c.json({ id: order.orderId, ...keys }, 200);
        });
      },
    );
}

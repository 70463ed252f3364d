// A cart is made by whoever has its key: this node mints one, or the caller brings their own. With a key of one's own, making it twice
// is making it once.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { createCartLinks } from '../../src/adapters/browser/cartLinks.ts';
import { initialCart } from '../../src/domain/cart.ts';
import type { CommandId, StreamId } from '../../src/engine/message.ts';
import { parseKey } from '../../src/wire/linkKeys.ts';
import { untilCaughtUp } from '../member/waits.ts';
import type { ApiPorts } from './apiPorts.ts';
import { cartTextOf } from './cartAnswers.ts';
import { cartRejection } from './cartRejection.ts';
import { answerText, withText } from './jsonText.ts';
import { momentAfter } from './moments.ts';
import { originFor } from './originFor.ts';
import { sendCommands } from './sendCommands.ts';
import { keyIn } from './streamAccess.ts';
import { ownProblem } from './words.ts';

interface WantedCart {
  readonly as: string;
  readonly name: string;
  readonly currency: string;
}

export async function makeCart(c: Context, ports: ApiPorts, { as, name, currency }: WantedCart) {
  const given = keyIn(c);
  const own = given === null ? null : parseKey(given);
  if (given !== null && own === null) return ownProblem(c, 'not-found');
  const { cartId: id, key } = own === null ? ports.links.mint() : createCartLinks(() => own).mint();
  const address = { id, key, role: 'edit' } as const;

  if (ports.carts.isFull(address, as)) return ownProblem(c, 'busy', { headers: { 'Retry-After': '10' } });
  return ports.carts.use(
    address,
    as,
    async (member) => {
      if (own !== null) await untilCaughtUp(member, ports.patience.catchUpMs);
      return sendCommands(c, ports, {
        ...{ kind: 'cart', id, member, commandId: makingOf(id) },
        commands: [{ type: 'CreateCart', data: { name, currency } }],
        rejected: (reason) => cartRejection(c, reason, currency),
        answer({ durable, newest }) {
          const viewKey = ports.links.viewKeyOf(key);
          const link = (of: string) => `${originFor(c, ports.appOrigin)}/#/cart/${id}?k=${of}`;
          c.header('Location', `/api/carts/${id}`);
          const links = { id, editKey: key, viewKey, editLink: link(key), viewLink: link(viewKey), durable };
          const cart = cartTextOf(id, momentAfter(member, initialCart, newest));
          return answerText(c, withText(links, 'cart', cart), 201);
        },
      });
    },
    { isDraft: own === null },
  );
}

/** A cart is made once: whoever makes it says the same. */
function makingOf(id: StreamId): CommandId {
  return createHash('sha256').update(`make ${id}`).digest('hex').slice(0, 16) as CommandId;
}

// For tests: a cart as a consumer of the feed has it, who folds for himself what he is told.

import { type Cart, evolve, initialCart } from '../../src/domain/cart.ts';
import type { CartEnvelope } from '../../src/domain/events.ts';
import type { EventAnswer } from '../http/schemas/cartAnswers.ts';
import type { MadeCart, TestNode } from './testNode.ts';

export async function foldedFeed(node: TestNode, { path, viewKey }: MadeCart): Promise<Cart> {
  const { status, body } = await node.get(`${path}/events?after=0`, viewKey);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as readonly EventAnswer[]).map(envelopeOf).reduce(evolve, initialCart);
}

function envelopeOf({ id, actorid, commandid, type, data }: EventAnswer): CartEnvelope {
  const event = { type: type.slice('trolley.cart.'.length), data };
  return { id, actorId: actorid, commandId: commandid, deps: [], event } as unknown as CartEnvelope;
}

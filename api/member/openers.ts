// How carts and orders are opened here: the domains of the app, and who is introduced before acting in them.

import type { CartSession } from '../../src/app/cartSession.ts';
import { createIntroductions } from '../../src/app/introductions.ts';
import { othersIn } from '../../src/app/knownCartUpkeep.ts';
import { createOrderClaims } from '../../src/app/orderClaims.ts';
import { type CartTypes, cartDomain } from '../../src/domain/cartDomain.ts';
import type { CartCommand } from '../../src/domain/commands.ts';
import { type OrderTypes, orderDomain } from '../../src/order/orderDomain.ts';
import type { Opener } from './openMember.ts';

/** It is never refused for having moved: it asks for no such thing. */
type ClaimingSession = Pick<CartSession, 'store' | 'claim' | 'dispatch'>;

/** Where a cart is made without a name, or with one that says nothing. */
const cartDefaults = { cartName: 'Our cart', currency: 'EUR' } as const;

/** A first choice: who comes where somebody has it gets the next that is free. */
const programsColor = 'slate';

export const cartOpener: Opener<CartTypes> = {
  kind: 'cart',
  domain: cartDomain,
  context: (actorId) => ({ actorId }),
  others: othersIn,
  introducing({ me, name, now }) {
    const introductions = createIntroductions(
      { defaults: { ...cartDefaults, memberName: () => name } },
      { now, actorId: me, profile: () => ({ secret: '', name, color: programsColor }), isDraft: false },
    );
    return (send, commands: readonly CartCommand[], commandId) => introductions.send(send, commands, commandId);
  },
  // What is ordered waits until somebody has asked the relay: nobody else may have the cart open.
  attending: (every) => (member, stream) => {
    const dispatch = (command: CartCommand) => member.send([command]);
    const session = { store: stream.store, claim: stream.claim, dispatch };
    return createOrderClaims({ session: session as ClaimingSession, every, onRefusal: () => {} }).close;
  },
};

export const orderOpener: Opener<OrderTypes> = {
  kind: 'order',
  domain: orderDomain,
  context: (_actorId, name) => ({ name }),
  // Nobody is a member of an order: who else holds it is not known.
  others: () => [],
};

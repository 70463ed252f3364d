// The cart, as one value: all that is given to whoever opens a cart's stream.

import type { Domain } from '../engine/domain.ts';
import type { Cart } from './cart.ts';
import { type Asker, cartDecider } from './cartDecider.ts';
import { cartEventCodec } from './cartEventCodec.ts';
import { cartParts } from './cartParts.ts';
import { aisles } from './catalogue/aisles.ts';
import type { CartCommand, RejectionReason } from './commands.ts';
import type { CartEvent } from './events.ts';
import { mapNamedEvents } from './mapNamedEvents.ts';
import { type ActivityEntry, describeActivity } from './readModels/activity.ts';
import { compareCarts, type LineChange } from './readModels/cartDifference.ts';
import { type CartView, createCartView } from './readModels/cartView.ts';

export interface CartTypes {
  readonly state: Cart;
  readonly command: CartCommand;
  readonly event: CartEvent;
  readonly rejection: RejectionReason;
  readonly context: Asker;
  readonly view: CartView;
  readonly note: ActivityEntry;
  readonly difference: readonly LineChange[];
}

export const cartDomain: Domain<CartTypes> = {
  decider: cartDecider,
  codec: cartEventCodec,
  mapNamed: mapNamedEvents,
  createView: () => createCartView(aisles),
  describe: describeActivity,
  partsOf: cartParts,
  compare: compareCarts,
};

// What a read model on disk is: a table with rows of each followed cart, made of what the cart is. Facts come late and in any order, and
// one that comes may change what an older one came to; so no row is ever counted on, but written anew from the cart. It knows no
// SQL but the types of its columns, and neither when it is written nor where.

import type { Cart } from '../../src/domain/cart.ts';
import type { CartView } from '../../src/domain/readModels/cartView.ts';
import type { EventId, StreamId } from '../../src/engine/message.ts';

export interface StoredCart {
  readonly id: StreamId;
  readonly state: Cart;
  readonly view: CartView;
  /** The newest event, by the total order. */
  readonly newest: EventId;
  /** When this node stored the last of it, ms since 1970. */
  readonly storedAt: number;
}

/** Each with its SQL type. Before them stands `cart`, its id. */
export type Columns = Readonly<Record<string, 'TEXT' | 'INTEGER'>>;

type Value<Type> = Type extends 'TEXT' ? string : number;

export type Row<Names extends Columns> = { readonly [Name in keyof Names]: Value<Names[Name]> };

export interface Projection<Names extends Columns = Columns> {
  readonly name: string;
  /** To be raised with whatever changes what is written: then all of it is written anew, beside the old. */
  readonly version: number;
  readonly columns: Names;
  rows(cart: StoredCart): readonly Row<Names>[];
}

/** Says what it is, so that its rows have to fit its columns. */
export function projection<const Names extends Columns>(of: Projection<Names>): Projection<Names> {
  return of;
}

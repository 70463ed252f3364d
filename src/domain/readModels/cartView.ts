// READ MODEL: the cart as one looks at it. Plain data, derived from Cart; nothing here is remembered.

import type { ActorId } from '../../engine/message.ts';
import type { ColorName, LineId } from '../events.ts';

export interface MemberView {
  readonly actorId: ActorId;
  readonly name: string;
  readonly color: ColorName;
  readonly hasLeft: boolean;
}

export interface LineView {
  readonly line: LineId;
  readonly name: string;
  readonly quantity: number;
  /** Minor units per piece, or null if unknown. */
  readonly unitPrice: number | null;
  readonly lineTotal: number | null;
  readonly aisle: string | null;
  readonly note: string;
  /** Who has a live contribution to the quantity, in order of first contribution. */
  readonly contributors: readonly ActorId[];
  /** How many are in the basket, 0..quantity. */
  readonly picked: number;
  /** More than one actor when it was bought twice (V16). */
  readonly pickedBy: readonly ActorId[];
}

export interface AisleView {
  /** Key of an aisle; null for "other", which comes last. */
  readonly aisle: string | null;
  readonly lines: readonly LineView[];
}

export interface CartView {
  /** False before the first CartCreated has arrived. */
  readonly isCreated: boolean;
  readonly name: string;
  readonly currency: string;
  readonly aisles: readonly AisleView[];
  readonly lineCount: number;
  /** Sum of quantities. */
  readonly itemCount: number;
  readonly stillToGet: number;
  /** Minor units; lines without a price count nothing. */
  readonly total: number;
  readonly linesWithoutPrice: number;
  readonly members: readonly MemberView[];
}

// Everything that can have happened to a cart. One sentence of meaning each. A line event lists in `observed` the
// heads of that line which its author was looking at (docs/merge-rules.md); cart and member fields have theirs.
// Quantities are integers ≥ 1 unless said; prices are integer minor units of the cart's currency, or null if unknown.

import type { ActorId, CommandId, EventEnvelope, EventId, StreamId } from '../engine/message.ts';
import type { Amount } from './amount/amount.ts';
import type { DetailName, EventOf, RegisterName, ValueOf } from './line/registers.ts';

/** A product's id in the catalogue or, for free text, `t:` and the normalized name. See lineId.ts. */
export type LineId = string;
/** A key of the palette that the ui shows as a colour that colour-blind eyes can tell apart. */
export type ColorName = 'teal' | 'orange' | 'violet' | 'blue' | 'rose' | 'olive' | 'brown' | 'slate';

type Fact<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> };
type LineFact<Type extends string, Data> = Fact<Type, { line: LineId; observed: readonly EventId[] } & Data>;

/** What a line shows besides its quantity, as known when it was put in. */
export type ItemDetails = { readonly [Name in DetailName]: ValueOf<Name> };

/** How much each piece is of ("2 x 1.5 l"), where somebody said it. */
interface Measured {
  readonly amount?: Amount;
}

export type CartEvent = WholeCartEvent | LineEvent;

export type WholeCartEvent =
  /** Somebody made this cart. `currency` is ISO 4217. */
  | Fact<'CartCreated', { name: string; currency: string }>
  /** This cart began as another one was. Only the first counts: a cart has one origin. */
  | Fact<'CartCopied', Origin>
  | Fact<'CartRenamed', { name: string; observed: readonly EventId[] }>
  /** This actor goes by a name and a colour here; again to change them. */
  | Fact<'MemberJoined', { name: string; color: ColorName; observed: readonly EventId[] }>
  | Fact<'MemberLeft', { observed: readonly EventId[] }>
  | CartRegisterEvent
  | CheckoutEvent
  | SettlementEvent;

/** The moment of another cart that a cart was made from. No key: who has none cannot open it. */
export interface Origin {
  readonly from: StreamId;
  /** Just after this event of it. */
  readonly moment: EventId;
  /** What it was called then; "" where it had no name. */
  readonly name: string;
}

/** Something was written on the whole cart: see cartRegisters.ts. */
export type CartRegisterEvent =
  /** Prices are in this currency (ISO 4217) from now on; their figures stay as they are. */
  | Fact<'CurrencyChanged', { currency: string; observed: readonly EventId[] }>
  /** In this shop one comes past the aisles in this order; those that are not named come after these. */
  | Fact<'AislesArranged', { aisles: readonly string[]; observed: readonly EventId[] }>;

/** A checkout is known by the command that its events came of: a long manifest is told in several. */
export type CheckoutId = CommandId;

export type CheckoutEvent =
  /** These are taken from the cart: at once by a purchase; by an order from when it is granted. */
  | Fact<'CheckedOut', CheckoutData>
  /** Of the orders of its round this is the one. Written by whoever has learned it. */
  | Fact<'CheckoutGranted', { checkout: CheckoutId }>
  /** An order that is not granted yet is not wanted any more. */
  | Fact<'CheckoutCalledOff', { checkout: CheckoutId }>
  /** A purchase was not one after all: what was bought is wanted again, and still in the basket. */
  | Fact<'CheckoutUndone', { checkout: CheckoutId; returned: readonly ReturnedLine[] }>;

export type SettlementEvent =
  /** The people in it have settled with who paid it. Written again when more has become known of it. */
  | Fact<'CheckoutSettled', Settled & { observed: readonly EventId[] }>
  /** Not settled after all. */
  | Fact<'CheckoutUnsettled', { checkout: CheckoutId; observed: readonly EventId[] }>;

/** What people settled of a checkout. */
export interface Settled {
  readonly checkout: CheckoutId;
  /** Who shared it evenly; nobody where each paid what was wanted by them. */
  readonly among: readonly ActorId[];
  /** Of others than who paid: how much is settled with who did, in minor units. */
  readonly shares: readonly Share[];
}

export interface Share {
  readonly actorId: ActorId;
  readonly amount: number;
}

export interface CheckoutData {
  readonly kind: 'purchase' | 'order';
  /** Of an order: the last granted one that its author had seen. Of the orders of one round, one is granted. */
  readonly round: CheckoutId | null;
  readonly manifest: readonly ManifestLine[];
}

/** A line as it was when it was checked out. One with very many contributions is told in several. */
export interface ManifestLine {
  readonly line: LineId;
  readonly observed: readonly EventId[];
  readonly name: string;
  /** How many are taken from the cart. */
  readonly quantity: number;
  /** Of one. */
  readonly price: number | null;
  /** Whose wishes these are: how many are taken of which contribution. */
  readonly covers: readonly Cover[];
  /** The picks by which they were in the basket. */
  readonly picks: readonly EventId[];
}

export interface Cover {
  readonly id: EventId;
  readonly quantity: number;
}

export interface ReturnedLine {
  readonly line: LineId;
  readonly observed: readonly EventId[];
  readonly quantity: number;
}

export type LineEvent = ItemEvent | RegisterEvent;

export type ItemEvent =
  /** A start: an absent line came to be. */
  | LineFact<'ItemAdded', ItemDetails & Measured & { quantity: number }>
  /** At least so many are wanted. */
  | LineFact<'ItemEnsured', ItemDetails & Measured & { atLeast: number }>
  /** More or fewer: `by` is a non-zero integer. */
  | LineFact<'QuantityChanged', Measured & { by: number }>
  | LineFact<'QuantitySet', Measured & { to: number }>
  | LineFact<'ItemRemoved', unknown>
  /** So many are in the basket. */
  | LineFact<'ItemPicked', { quantity: number }>
  | LineFact<'ItemUnpicked', unknown>;

/** Something was written on a line: see registers.ts. */
export type RegisterEvent = {
  [Name in RegisterName]: LineFact<EventOf<Name>, { [Field in Name]: ValueOf<Name> }>;
}[RegisterName];

export type CartEventType = CartEvent['type'];
export type CartEnvelope = EventEnvelope<CartEvent>;

export function isLineEvent(event: CartEvent): event is LineEvent {
  return 'line' in event.data;
}

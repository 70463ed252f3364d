// What can be asked of a cart: every command of the domain, by the domain's own names. Whether it makes sense the domain says; here
// it is only made sure that it is what it says it is.

import * as v from 'valibot';
import { type Amount, amountOf } from '../../../src/domain/amount/amount.ts';
import { colors } from '../../../src/domain/colors.ts';
import type { CartCommand } from '../../../src/domain/commands.ts';
import type { CheckoutId } from '../../../src/domain/events.ts';
import type { EventId, StreamId } from '../../../src/engine/message.ts';
import { type CartTurn, cartTurn } from './cartTurns.ts';
import { commandId, currency, eventId, fields, memberName, minorUnits, number, streamId, text } from './shared.ts';

const line = v.pipe(text, v.description('As the cart names it: `line` of one of its lines'), v.examples(['t:milk']));
const price = v.nullable(v.pipe(number, v.examples([129])));
const aisle = v.nullable(v.pipe(text, v.examples(['dairy'])));

const amount = v.pipe(
  fields({ count: number, unit: v.pipe(v.string(), v.maxLength(40), v.examples(['g'])) }),
  v.description('How much each piece is of: 500 g, 1.5 l'),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Amount => {
    const found = amountOf(value.count, value.unit);
    if (found !== null) return found;
    addIssue({ message: 'no such amount: send something like {"count": 500, "unit": "g"}' });
    return NEVER;
  }),
);

const checkout = v.pipe(
  commandId,
  v.description('The command that it came of'),
  v.transform((id) => id as CheckoutId),
);
const actor = v.pipe(
  text,
  v.transform((id) => id as never),
);

const originStream = v.pipe(
  streamId,
  v.description('The cart that this one was made from'),
  v.transform((id) => id as StreamId),
);
const originMoment = v.pipe(
  eventId,
  v.transform((id) => id as EventId),
);

const wanted = {
  line: v.exactOptional(v.pipe(text, v.description("A catalogue product's id; without it the name says which line"))),
  name: text,
  price: v.exactOptional(v.pipe(price, v.description(minorUnitsOfOne()))),
  aisle: v.exactOptional(aisle),
  amount: v.exactOptional(amount),
};

function named<const Type extends CartCommand['type'], Data extends v.ObjectEntries>(type: Type, data: Data) {
  return fields({ type: v.literal(type), data: fields(data) });
}

const settled = fields({
  checkout,
  among: v.pipe(v.array(actor), v.maxLength(1_000)),
  shares: v.pipe(v.array(fields({ actorId: actor, amount: minorUnits })), v.maxLength(1_000)),
});

const cartCommand = v.pipe(
  v.variant('type', [
    named('AddItem', { ...wanted, quantity: number }),
    named('EnsureItem', { ...wanted, atLeast: number }),
    named('ChangeQuantity', { line, by: number, amount: v.exactOptional(amount) }),
    named('SetQuantity', { line, to: number, amount: v.exactOptional(amount) }),
    named('RemoveItem', { line }),
    named('PickItem', { line, quantity: v.exactOptional(number) }),
    named('UnpickItem', { line }),
    named('RenameItem', { line, name: text }),
    named('ChangePrice', { line, price }),
    named('NoteItem', { line, note: v.pipe(text, v.examples(['the ripe ones'])) }),
    named('MoveItem', { line, aisle }),
    named('CreateCart', { name: text, currency }),
    named('CopyCart', { from: originStream, moment: originMoment, name: text }),
    named('RenameCart', { name: text }),
    named('ChangeCurrency', { currency }),
    named('ArrangeAisles', { aisles: v.pipe(v.array(text), v.maxLength(1_000)) }),
    named('JoinCart', { name: text, color: v.picklist(colors) }),
    named('LeaveCart', {}),
    named('CheckOut', {
      kind: v.picklist(['purchase', 'order']),
      lines: v.exactOptional(v.pipe(v.array(line), v.maxLength(1_000))),
    }),
    named('GrantCheckout', { checkout }),
    named('CallOffCheckout', { checkout }),
    named('UndoCheckout', { checkout }),
    named('SettleCheckouts', { settled: v.pipe(v.array(settled), v.maxLength(1_000)) }),
    named('UnsettleCheckout', { checkout }),
  ]),
  v.metadata({ ref: 'CartCommand' }),
) satisfies v.GenericSchema<unknown, CartCommand>;

/** One that has no schema does not compile. */
type Lacking = Exclude<CartCommand['type'], v.InferOutput<typeof cartCommand>['type']>;
const _allThere: [Lacking] extends [never] ? true : Lacking = true;
void _allThere;

const command = v.variant('type', [cartCommand, v.pipe(cartTurn, v.metadata({ ref: 'CartTurn' }))]);

export const cartCommands = v.pipe(
  fields({
    as: memberName,
    commands: v.pipe(
      v.array(command),
      v.minLength(1),
      v.maxLength(500),
      v.check((all) => all.length === 1 || !all.some(isTurn), 'Undo, Redo and Restore stand alone'),
    ),
  }),
  v.metadata({ ref: 'CartCommands', description: 'Taken whole, as one act, or not at all' }),
);

type Sent = v.InferOutput<typeof command>;

/** The one that stands alone; null for ordinary commands. */
export function turnIn([first]: readonly Sent[]): CartTurn | null {
  return first !== undefined && isTurn(first) ? first : null;
}

function isTurn(command: Sent): command is CartTurn {
  return v.is(turnType, command.type);
}

const turnType = v.picklist(['Undo', 'Redo', 'Restore']);

export const newCart = v.pipe(
  fields({
    as: memberName,
    name: v.pipe(v.optional(text, 'Our cart'), v.description('What it is called')),
    currency: v.pipe(v.optional(currency, 'EUR'), v.description('ISO 4217')),
  }),
  v.metadata({ ref: 'NewCart' }),
);

function minorUnitsOfOne(): string {
  return 'Minor units of the currency for one piece, such as cents; null where it is not known';
}

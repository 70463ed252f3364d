// Generators for carts that are checked out: like those of cartArbitraries.ts, with checkouts of some lines among them that
// are told in several parts, granted, called off and undone, and name contributions and picks at random.

import fc from 'fast-check';
import type { CommandId, EventId } from '../../engine/message.ts';
import { envelopesOf, idAt } from '../../engine/testing/envelopeArbitraries.ts';
import type { CartEnvelope, CheckoutId, LineId, ManifestLine } from '../events.ts';
import { few, lineEventOn, type Unobserved } from './cartArbitraries.ts';

const milk = fc.constant<LineId>('t:milk');
const milkOrEggs = fc.constantFrom<LineId>('t:milk', 't:eggs');
const checkout = fc.constantFrom('c0', 'c1', 'c2').map((name) => name.padEnd(16, '0') as CheckoutId);

function checkoutEventOn(lines: fc.Arbitrary<readonly LineId[]>, kinds: fc.Arbitrary<'purchase' | 'order'>) {
  const id = fc.nat(13).map(idAt);
  const cover = fc.record({ id, quantity: few });
  const bought = fc.record({
    covers: fc.uniqueArray(cover, { maxLength: 3, selector: (it) => it.id }),
    picks: fc.uniqueArray(id, { maxLength: 2 }),
  });
  const sorted = <Of extends { readonly id: EventId }>(of: readonly Of[]) =>
    [...of].sort((a, b) => (a.id < b.id ? -1 : 1));
  const manifestLine = (line: LineId, observed: readonly EventId[], of: Pick<ManifestLine, 'covers' | 'picks'>) => ({
    line,
    observed,
    name: 'Milk',
    quantity: of.covers.reduce((sum, { quantity }) => sum + quantity, 1),
    price: 119,
    covers: sorted(of.covers),
    picks: [...of.picks].sort(),
  });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(lines, kinds, bought, fc.option(checkout)).map(
        ([on, kind, of, round]): Unobserved =>
          (observed) => ({
            type: 'CheckedOut',
            data: { kind, round, manifest: on.map((line) => manifestLine(line, observed, of)) },
          }),
      ),
    },
    checkout.map(
      (of): Unobserved =>
        () => ({ type: 'CheckoutGranted', data: { checkout: of } }),
    ),
    checkout.map(
      (of): Unobserved =>
        () => ({ type: 'CheckoutCalledOff', data: { checkout: of } }),
    ),
    fc.tuple(lines, checkout, few).map(
      ([on, of, quantity]): Unobserved =>
        (observed) => ({
          type: 'CheckoutUndone',
          data: { checkout: of, returned: on.map((line) => ({ line, observed, quantity })) },
        }),
    ),
  );
}

/** Some events of the same few checkouts: each has the command's id and an index of its own. */
function ofFewCheckouts(histories: fc.Arbitrary<CartEnvelope[]>): fc.Arbitrary<CartEnvelope[]> {
  return fc
    .tuple(histories, fc.array(checkout, { minLength: 30, maxLength: 30 }))
    .map(([envelopes, ids]) =>
      envelopes.map((envelope, index) =>
        envelope.event.type === 'CheckedOut'
          ? { ...envelope, commandId: (ids[index] ?? envelope.commandId) as CommandId, commandIndex: index }
          : envelope,
      ),
    );
}

const lineEvents = (line: fc.Arbitrary<LineId>) => lineEventOn(line, few);
const oneLine = fc.oneof(
  { weight: 4, arbitrary: lineEvents(milk) },
  { weight: 1, arbitrary: checkoutEventOn(fc.constant(['t:milk']), fc.constant('purchase')) },
);
const someLines = fc.oneof(
  { weight: 2, arbitrary: lineEvents(milkOrEggs) },
  {
    weight: 1,
    arbitrary: checkoutEventOn(
      fc.constantFrom(['t:milk'], ['t:eggs'], ['t:milk', 't:eggs']),
      fc.constantFrom('purchase', 'order'),
    ),
  },
);

export const boughtLine = ofFewCheckouts(envelopesOf(oneLine, 'back', 14));
export const tangledBoughtLine = ofFewCheckouts(envelopesOf(oneLine, 'anywhere', 10));
export const checkedOutCart = ofFewCheckouts(envelopesOf(someLines, 'back', 20));
export const tangledCheckouts = ofFewCheckouts(envelopesOf(someLines, 'anywhere', 16));

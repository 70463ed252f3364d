// The cart's events as they are stored: schema versions, short keys, packed ids. All events are at version 1 but those that
// can say an amount (2).

import * as v from 'valibot';
import type { EventId, StreamId } from '../engine/message.ts';
import { createSchemaCodec, type VersionStep } from '../values/schemaCodec.ts';
import { count, currency, oneLine, price, text, whole } from '../values/storedFields.ts';
import { storedIds as observed, packIds } from '../values/storedIds.ts';
import { type Amount, largestAmount } from './amount/amount.ts';
import { unitPattern } from './amount/units.ts';
import { packManifest, packReturned, storedManifest, storedReturned } from './checkout/storedManifest.ts';
import { colors } from './colors.ts';
import type { CartEvent, CheckoutId } from './events.ts';
import { aislePattern } from './limits.ts';
import { packShares, storedAmong, storedShares } from './settling/storedShares.ts';

const name = oneLine(1_000);
const aisle = v.optional(v.nullable(v.pipe(v.string(), v.regex(aislePattern))), null);
/** [value, unit]: see domain/amount/amount.ts. */
const amount = v.exactOptional(
  v.pipe(
    v.strictTuple([whole(1, largestAmount), v.pipe(v.string(), v.regex(unitPattern))]),
    v.transform(([value, unit]): Amount => ({ value, unit })),
  ),
);
const checkout = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{16}$/),
  v.transform((id) => id as CheckoutId),
);
const cartId = v.pipe(
  v.string(),
  v.regex(/^[\w-]{22}$/),
  v.transform((id) => id as StreamId),
);
const moment = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{30}$/),
  v.transform((id) => id as EventId),
);
const onLine = { line: oneLine(1_000), observed };

/** Version 1 counted pieces only. A reader of it would miss an amount without a word; where there is none, it misses nothing. */
const sayingAmounts: VersionStep = {
  up: ({ u: _, ...pieces }) => pieces,
  down: (data) => ('u' in data ? null : data),
};

export const cartEventCodec = createSchemaCodec<CartEvent>({
  schemas: {
    CartCreated: v.object({ name, currency }),
    CartCopied: v.object({ from: cartId, moment, name: v.optional(text(1_000), '') }),
    CartRenamed: v.object({ name, observed }),
    CurrencyChanged: v.object({ currency, observed }),
    AislesArranged: v.object({ aisles: v.array(v.pipe(v.string(), v.regex(aislePattern))), observed }),
    MemberJoined: v.object({ name, color: v.picklist(colors), observed }),
    MemberLeft: v.object({ observed }),
    CheckedOut: v.object({
      kind: v.picklist(['purchase', 'order']),
      round: v.optional(v.nullable(checkout), null),
      manifest: storedManifest,
    }),
    CheckoutGranted: v.object({ checkout }),
    CheckoutCalledOff: v.object({ checkout }),
    CheckoutUndone: v.object({ checkout, returned: storedReturned }),
    CheckoutSettled: v.object({ checkout, among: storedAmong, shares: storedShares, observed }),
    CheckoutUnsettled: v.object({ checkout, observed }),
    ItemAdded: v.object({ ...onLine, name, price, aisle, amount, quantity: count }),
    ItemEnsured: v.object({ ...onLine, name, price, aisle, amount, atLeast: count }),
    QuantityChanged: v.object({ ...onLine, amount, by: v.pipe(whole(-1_000_000_000, 1_000_000_000), v.notValue(0)) }),
    QuantitySet: v.object({ ...onLine, amount, to: count }),
    ItemRemoved: v.object(onLine),
    ItemRenamed: v.object({ ...onLine, name }),
    PriceChanged: v.object({ ...onLine, price }),
    ItemNoted: v.object({ ...onLine, note: v.optional(text(16_000), '') }),
    ItemMoved: v.object({ ...onLine, aisle }),
    ItemPicked: v.object({ ...onLine, quantity: count }),
    ItemUnpicked: v.object(onLine),
  },
  keys: {
    line: 'l',
    observed: 'o',
    name: 'n',
    price: 'p',
    aisle: 'a',
    aisles: 'i',
    quantity: 'q',
    atLeast: 'q',
    by: 'q',
    to: 'q',
    amount: 'u',
    note: 't',
    color: 'c',
    currency: 'c',
    checkout: 'k',
    kind: 'd',
    round: 'r',
    manifest: 'm',
    returned: 'b',
    among: 'e',
    shares: 's',
    from: 'f',
    moment: 'w',
  },
  pack: {
    observed: packIds,
    manifest: packManifest,
    returned: packReturned,
    aisles: (aisles) => aisles,
    among: (among) => among,
    shares: packShares,
    amount: ({ value, unit }) => [value, unit],
  },
  steps: {
    ItemAdded: [sayingAmounts],
    ItemEnsured: [sayingAmounts],
    QuantityChanged: [sayingAmounts],
    QuantitySet: [sayingAmounts],
  },
});

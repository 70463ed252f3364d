// Events that this version of the app cannot read, as they come out of a log: they do nothing to the cart, and everything
// that was done in their knowledge, and through them in the knowledge of others, stays so.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headsOf } from '../causal/causalSet.ts';
import { lookup } from '../causal/persistentMap.ts';
import { encodeBody } from '../engine/envelopeCodec.ts';
import { createEventReceiver } from '../engine/eventReceiver.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import { eventIdOf, stampOf } from '../engine/hybridLogicalClock.ts';
import type { ActorId, EventId, StreamId } from '../engine/message.ts';
import { createTimeline } from '../engine/timeline.ts';
import { writeEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { type Cart, evolve, initialCart } from './cart.ts';
import { cartEventCodec } from './cartEventCodec.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartEnvelope, CartEvent, LineEvent } from './events.ts';
import { newLine } from './line/line.ts';
import { mapNamedEvents } from './mapNamedEvents.ts';
import { cartHistory, lineHistory } from './testing/cartArbitraries.ts';
import { meaningOf, naiveLine } from './testing/naiveLaw.ts';

const line = 't:milk';
const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

/** How an entry is written: as this app does, as a newer one would, or not to be read but for what its author saw. */
type Form = 'ours' | 'newer type' | 'newer version' | 'invalid' | 'silent';

function entryOf({ id, replicaId, seq, deps, commandId, event }: CartEnvelope, form: Form): StoredEntry {
  const stored = cartEventCodec.encode(event);
  const { l, o } = stored.data as { l?: unknown; o?: unknown };
  const forms = {
    ours: stored,
    'newer type': { type: 'CouponApplied', v: 1, data: { l, o, z: 7 } },
    'newer version': { ...stored, v: 99, data: { l, o, q: 'two' } },
    invalid: { ...stored, data: { l: 7, o } },
    silent: { type: 'CouponApplied', v: 1, data: null },
  } as const;
  const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
  const body = encodeBody({ actorId, deps, commandId, commandIndex: 0, formerIds: [], stored: clean(forms[form]) });
  const bytes = writeEntry({ stamp: stampOf(id), previous: '0'.repeat(16) }, body);
  return { streamId, id, replicaId, seq, bytes, signature: null, receivedAt: 0 };
}

/** Without the fields that are not there. */
function clean<Stored extends { readonly data: unknown }>(stored: Stored): Stored {
  if (stored.data === null) return stored;
  return {
    ...stored,
    data: Object.fromEntries(Object.entries(stored.data as object).filter(([, x]) => x !== undefined)),
  };
}

function fold(batches: Iterable<readonly StoredEntry[]>): Cart {
  const receiver = createEventReceiver({ codec: cartEventCodec, streamId });
  const timeline = createTimeline<Cart, CartEvent>({ initialState: initialCart, evolve, mapNamed: mapNamedEvents });
  for (const batch of batches) {
    const { known, unread } = receiver.receive(batch);
    timeline.insert(known, unread);
  }
  return timeline.state();
}

const at = (ms: number, replica = 1): EventId => eventIdOf(ms, 0, replica as ReplicaId);

function envelope(id: EventId, event: LineEvent, deps: readonly EventId[] = []): CartEnvelope {
  const replicaId = Number.parseInt(id.slice(16), 16) as ReplicaId;
  return { id, replicaId, seq: 0, deps, commandId: id.slice(0, 16), event } as unknown as CartEnvelope;
}

const added = (id: EventId, quantity: number, observed: EventId[] = []) =>
  envelope(id, { type: 'ItemAdded', data: { line, observed, name: 'Milk', price: null, aisle: null, quantity } });
const set = (id: EventId, to: number, observed: EventId[], deps?: EventId[]) =>
  envelope(id, { type: 'QuantitySet', data: { line, observed, to } }, deps);
const removed = (id: EventId, observed: EventId[]) => envelope(id, { type: 'ItemRemoved', data: { line, observed } });

const quantityIn = (entries: readonly StoredEntry[]) => lookup(fold([entries]).lines, line)?.sum;

test.each(['newer type', 'newer version', 'invalid', 'silent'] as const)(
  'V20 add 2, an event (%s), set 5: 5',
  (form) => {
    const between = entryOf(set(at(2), 9, [at(1)]), form);
    expect(quantityIn([entryOf(added(at(1), 2), 'ours'), between, entryOf(set(at(3), 5, [at(2)]), 'ours')])).toBe(5);
  },
);

test.each(['newer type', 'newer version', 'invalid', 'silent'] as const)(
  'V20 add 2, an event (%s), remove: gone',
  (form) => {
    const between = entryOf(set(at(2), 9, [at(1)]), form);
    expect(quantityIn([entryOf(added(at(1), 2), 'ours'), between, entryOf(removed(at(3), [at(2)]), 'ours')])).toBe(0);
  },
);

test('V20 an event that cannot say what it saw: what its log and its deps say, no more and no less', () => {
  const [ana, ben, carol] = [added(at(1, 1), 2), added(at(2, 2), 3), added(at(3, 3), 4)];
  const silent = set(at(5, 1), 9, [], [ben.id]);
  const all = [ana, ben, carol].map((one) => entryOf(one, 'ours'));
  expect(quantityIn([...all, entryOf(silent, 'silent'), entryOf(set(at(6), 5, [silent.id]), 'ours')])).toBe(9);
});

test('V20 add 2, an event, a purchase of what that wanted: 2', () => {
  const newer = set(at(2), 9, [at(1)]);
  const manifestLine = { line, observed: [newer.id], name: 'Milk', quantity: 2, price: null, picks: [] };
  const data = {
    kind: 'purchase',
    round: null,
    manifest: [{ ...manifestLine, covers: [{ id: newer.id, quantity: 2 }] }],
  };
  const bought = { ...envelope(at(3), { type: 'CheckedOut', data } as never) };
  expect(quantityIn([entryOf(added(at(1), 2), 'ours'), entryOf(newer, 'newer type'), entryOf(bought, 'ours')])).toBe(2);
});

test('what this app cannot read is no head: who acts without it does not claim to have seen it', () => {
  const cart = fold([[entryOf(added(at(1), 2), 'ours'), entryOf(set(at(2), 9, [at(1)]), 'newer type')]]);
  expect(headsOf((lookup(cart.lines, line) ?? newLine(line)).causes)).toEqual([at(1)]);
});

const forms = fc.infiniteStream(fc.constantFrom<Form>('ours', 'ours', 'newer type', 'newer version', 'invalid'));

/** Each with an `o`, if only of nothing that exists: a list of nothing is not stored, and then the log has to say it. */
const saying = (envelopes: CartEnvelope[]): CartEnvelope[] =>
  envelopes.map((one) => ({
    ...one,
    event: mapNamedEvents(one.event, (ids) => (ids.length === 0 ? [at(0, 9)] : ids)),
  }));

test('[R4] [R9] a line with events that cannot be read comes to what the text of the law says, in any order', () => {
  fc.assert(
    fc.property(lineHistory.map(saying), forms, fc.infiniteStream(fc.nat()), (envelopes, form, random) => {
      const entries = envelopes.map((one) => ({ one, form: form.next().value as Form, at: random.next().value }));
      const unread = new Set(entries.filter((each) => each.form !== 'ours').map(({ one }) => one.id));
      const stored = entries
        .toSorted((a, b) => Number(a.at) - Number(b.at))
        .map((each) => entryOf(each.one, each.form));
      const cart = fold(stored.map((entry) => [entry]));
      const { contributors, ...meaning } = meaningOf(lookup(cart.lines, line));
      const { contributors: _, ...expected } = naiveLine(envelopes, unread);
      expect(meaning).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('[R9] after an upgrade the cart is the one that the newer app shows', () => {
  fc.assert(
    fc.property(cartHistory, forms, (envelopes, form) => {
      const before = envelopes.map((one) => entryOf(one, form.next().value as Form));
      const after = envelopes.map((one) => entryOf(one, 'ours'));
      expect(fold([before])).toBeDefined();
      expect(cartFingerprint(fold([after]))).toBe(cartFingerprint(fold(after.map((one) => [one]))));
    }),
    { numRuns: 100 },
  );
});

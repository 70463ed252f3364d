// Two phones that share a cart, with the real app on each, and what their carts say about orders.

import { createPerson, type Person } from '../../scripts/demo/person.ts';
import { createRandom } from '../../scripts/demo/random.ts';
import { until } from '../../scripts/demo/until.ts';
import type { OrderingSession } from '../../src/app/cartSession.ts';
import { ordersOf, statusOf } from '../../src/domain/checkout/checkouts.ts';
import type { CartCommand } from '../../src/domain/commands.ts';
import { type ClaimWatch, watchClaims } from './claimWatch.ts';

export interface Phone {
  readonly name: string;
  readonly watch: ClaimWatch;
  readonly session: OrderingSession;
  readonly does: (command: CartCommand) => Promise<void>;
  /** What both must agree on. */
  readonly told: () => Told;
}

export interface Told {
  /** By what was written: the law would count one of several. */
  readonly granted: readonly string[];
  readonly statuses: readonly string[];
  readonly left: Readonly<Record<string, number>>;
}

export interface SharedCart {
  readonly cartId: string;
  readonly key: string;
  readonly phones: readonly [Phone, Phone];
  close(): Promise<void>;
}

/** Of the second, too, when it has heard of all. */
export async function twoPhones(relayUrl: string, seed: number): Promise<SharedCart> {
  const random = createRandom(seed);
  const people = (['Ana', 'Ben'] as const).map((name, index) => {
    const watch = watchClaims();
    const color = index === 0 ? 'teal' : 'orange';
    const clockOffsetMs = random.between(-600_000, 600_000);
    return { watch, person: createPerson({ name, color, relayUrl, random, clockOffsetMs, network: watch.network }) };
  });
  const [ana, ben] = people as [(typeof people)[number], (typeof people)[number]];
  const { cartId, key, session } = await ana.person.trolley.draft();
  const first = phone(ana, session as OrderingSession);
  await first.does({ type: 'CreateCart', data: { name: 'Flat', currency: 'EUR' } });
  await first.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } });
  const second = phone(ben, await ben.person.trolley.open(cartId, key));
  await until(
    () => second.told().left['Milk'] === 2,
    () => 'the second phone never has the cart',
  );
  return {
    cartId,
    key,
    phones: [first, second],
    async close() {
      for (const { session: each } of [first, second]) await each.close();
      for (const { person } of people) person.leave();
    },
  };
}

function phone({ person, watch }: { person: Person; watch: ClaimWatch }, session: OrderingSession): Phone {
  return {
    name: person.name,
    watch,
    session,
    async does(command) {
      const result = await session.dispatch(command);
      if (result.kind !== 'accepted') throw new Error(`${person.name}: ${JSON.stringify({ command, result })}`);
    },
    told() {
      const { now, history } = session.store.getState();
      const { checkouts } = history.state;
      const orders = ordersOf(checkouts);
      return {
        granted: orders.filter(({ grants }) => grants.length > 0).map(({ id }) => id),
        statuses: orders.map((order) => statusOf(checkouts, order)).sort(),
        left: Object.fromEntries(
          now.aisles.flatMap(({ lines }) => lines.map(({ name, quantity }) => [name, quantity] as const)),
        ),
      };
    },
  };
}

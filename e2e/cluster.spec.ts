// Two relays that share their log in three NATS servers: a machine of either kind dies, and nobody loses anything. Left out where
// there is no nats-server.

import { expect, test } from '@playwright/test';
import { natsVersion, startNats } from './natsServers.ts';
import { person } from './person.ts';
import { startRelay } from './relayProcess.ts';

const ending: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

test.skip(natsVersion() === null, 'there is no nats-server');

test('alice and bob are at two relays; alice’s dies, and a NATS server, and both go on in one cart', async ({
  browser,
}) => {
  const nats = await startNats(3);
  ending.push(nats.stop);
  const settings = { LOG: nats.url, LOG_PARTITIONS: '2', LOG_REPLICAS: '3', API: 'off' };
  const [first, second] = [await startRelay({ settings }), await startRelay({ settings })];
  ending.push(first.dispose, second.dispose);
  let nearest = first;
  const front = {
    get port() {
      return nearest.port;
    },
  };
  const [alice, bob] = [await person(browser, front), await person(browser, second)];
  ending.push(alice.leave, bob.leave);

  const atAlice = await alice.startCart('2 Milk', 'Bread');
  await atAlice.expectOnRelay();
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await atBob.increase('Milk');
  await atAlice.expectCart({ Milk: 3, Bread: 1 });

  await first.kill();
  await atAlice.add('Eggs');
  await nats.kill(0);
  await atBob.add('Tea');
  nearest = second;
  for (const cart of [atAlice, atBob]) {
    await cart.expectCart({ Milk: 3, Bread: 1, Eggs: 1, Tea: 1 });
    await cart.expectOnRelay();
  }

  // The one that was away has it all when it is back, and who comes by it sees it. It does not start while NATS elects.
  await expect(first.start).toPass({ timeout: 60_000 });
  const carol = await person(browser, first);
  ending.push(carol.leave);
  const atCarol = await carol.open(await atAlice.link('Edit link'));
  await atCarol.expectCart({ Milk: 3, Bread: 1, Eggs: 1, Tea: 1 });
  await expect(atCarol.total).toHaveText((await atAlice.total.textContent()) ?? '');
});

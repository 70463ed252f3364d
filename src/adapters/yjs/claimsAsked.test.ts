import { expect, test } from 'vitest';
import { alice, caughtUp, closeSceneAfterEach, eventually, lastSession, nowhere, openRelay } from './testing/scene.ts';
import { openTab } from './testing/testTab.ts';

closeSceneAfterEach();

const [mine, theirs] = [new Uint8Array([1]), new Uint8Array([2])];
const yes = { refused: '', detail: '' } as const;

test('who claims is told what stands, or why there is no answer, each name by itself', async () => {
  const relay = await openRelay();
  const tab = await openTab({ relayUrl: relay.url, replicaId: alice });
  await caughtUp(tab);
  const session = lastSession(relay);
  const answers = ['a', 'b', 'a'].map((name) => tab.replica.claim(name, mine));
  await eventually(() => expect(session.received.filter(({ kind }) => kind === 'claim')).toHaveLength(3));
  session.send({ kind: 'claimed', name: 'nobody asked', value: mine, ...yes });
  session.send({ kind: 'claimed', name: 'a', value: theirs, ...yes });
  session.send({ kind: 'claimed', name: 'b', value: new Uint8Array(), refused: 'storage', detail: 'no disk' });
  session.send({ kind: 'claimed', name: 'a', value: mine, ...yes });
  expect(await Promise.all(answers)).toEqual([
    { kind: 'stands', value: theirs },
    { kind: 'refused', reason: 'storage' },
    { kind: 'stands', value: mine },
  ]);
});

test('where the connection is over first, or there is none, the claim is unanswered', async () => {
  const relay = await openRelay();
  const tab = await openTab({ relayUrl: relay.url, replicaId: alice });
  await caughtUp(tab);
  const asked = tab.replica.claim('a', mine);
  await eventually(() => expect(lastSession(relay).received.at(-1)).toMatchObject({ kind: 'claim' }));
  tab.replica.close();
  expect(await asked).toEqual({ kind: 'unanswered' });
  const alone = await openTab({ relayUrl: nowhere, replicaId: alice });
  expect(await alone.replica.claim('a', mine)).toEqual({ kind: 'unanswered' });
});

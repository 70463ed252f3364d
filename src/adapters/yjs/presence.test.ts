import { describe, expect, test } from 'vitest';
import {
  alice,
  bob,
  caughtUp,
  closeSceneAfterEach,
  eventually,
  lastSession,
  openRelay,
  person,
} from './testing/scene.ts';
import { createDevice, openTab } from './testing/testTab.ts';

closeSceneAfterEach();

describe('presence', () => {
  test('people see each other, and see who leaves', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    await caughtUp(b);
    a.replica.setPresence(person('Ana'));
    b.replica.setPresence(person('Ben'));
    await eventually(() => expect([...b.replica.presence()]).toEqual([[alice, person('Ana')]]));
    a.replica.setPresence({ ...person('Ana'), lookingAt: 'milk' });
    await eventually(() => expect(b.replica.presence().get(alice)?.lookingAt).toBe('milk'));
    a.close();
    await eventually(() => expect(b.replica.presence().size).toBe(0));
  });

  test('a reload under the same id is not ignored', async () => {
    const relay = await openRelay();
    const device = createDevice();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(b);
    for (const name of ['Ana', 'Anna', 'Anne']) {
      const a = await openTab({ relayUrl: relay.url, replicaId: alice, device });
      a.replica.setPresence(person(name));
      await eventually(() => expect(b.replica.presence().get(alice)?.name).toBe(name));
      // A crash, not a goodbye.
      lastSession(relay).cut();
      a.close();
    }
  });

  test('after a lost connection everybody is there again at once', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    a.replica.setPresence(person('Ana'));
    b.replica.setPresence(person('Ben'));
    await eventually(() => expect([a.replica.presence().size, b.replica.presence().size]).toEqual([1, 1]));
    relay.sessions[0]?.cut();
    await eventually(() => expect(a.replica.presence().size).toBe(0));
    await eventually(() => expect([a.replica.presence().size, b.replica.presence().size]).toEqual([1, 1]));
  });

  test('nobody re-sends what they hear', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    await caughtUp(b);
    for (let n = 0; n < 5; n++) a.replica.setPresence({ ...person('Ana'), lookingAt: `line ${n}` });
    await eventually(() => expect(b.replica.presence().get(alice)?.lookingAt).toBe('line 4'));
    expect(relay.sessions[1]?.received.filter(({ kind }) => kind === 'awareness')).toEqual([]);
  });

  test('what others send is parsed, and what does not parse is nobody', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const say = (client: number, json: string) => {
      const text = new TextEncoder().encode(json);
      session.send({ kind: 'awareness', update: new Uint8Array([1, client, 9, text.length, ...text]) });
    };
    say(1, '{"name":"Eve"}');
    say(2, '{broken');
    say(3, '7');
    say(4, '{"actorId":"x","name":"Ben","color":"teal","lookingAt":null,"cursor":null,"more":1}');
    await eventually(() => expect([...a.replica.presence().keys()]).toEqual([4]));
    expect(a.replica.presence().get(4)).toEqual({ ...person('Ben'), actorId: 'x' });
  });
});

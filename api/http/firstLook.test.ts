import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import { createSqliteKeyframes } from '../../src/adapters/sqlite/sqliteKeyframes.ts';
import { type Keyframe, keyframeOf } from '../../src/engine/keyframe.ts';
import type { StreamId } from '../../src/engine/message.ts';
import { databaseName } from '../databaseName.ts';
import { add, type MadeCart, makeCart, nowhere, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
let cart: MadeCart;
beforeEach(async () => {
  test = await startTestNode({ build: '1' });
  cart = await makeCart(test);
  const commands = Array.from({ length: 500 }, (_, n) => add(`Item ${n % 40}`));
  await send(commands);
  // Who is not sure that the relay has everything opens it by itself.
  test.restart();
  await look();
});
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const send = (commands: readonly object[], node = test) =>
  node.post(`${cart.path}/commands`, cart.editKey, { as: 'Till', commands });
const look = (headers = {}) => test.get(cart.path, cart.viewKey, headers);

/** What is sealed on the disk of the node, which is closed meanwhile, becomes what is made of it. */
async function sealAnew(change: (keyframe: Keyframe) => Keyframe) {
  test.node().close();
  const database = createSqliteDatabase({ path: join(test.dataDir, databaseName), newIdentity: () => 0 });
  const keyframes = createSqliteKeyframes(database);
  const sealed = await keyframes.read(cart.id as StreamId);
  if (sealed !== null) await keyframes.save(cart.id as StreamId, change(sealed));
  database.close();
  test.restart();
  return sealed;
}
/** So that it can be told from what is folded. */
const marked = ({ version, heads, content }: Keyframe) =>
  keyframeOf(version, heads, content.replace('Sunday', 'As sealed'));

describe('the first look at a long cart after a restart', () => {
  it('is what was sealed when it was closed, with the same tag; what is asked then is of its history', async () => {
    const before = await look();
    expect(before.body.events).toBeGreaterThan(500);
    await sealAnew(marked);
    const first = await look();
    expect(first.body).toEqual({ ...before.body, name: 'As sealed' });
    expect([first.headers.get('ETag'), first.headers.get('Trolley-Relay')]).toEqual([
      before.headers.get('ETag'),
      'online',
    ]);
    const then = await test.get(`${cart.path}?at=${before.body.at}`, cart.viewKey);
    expect(then.body).toEqual(before.body);
    expect((await look()).body).toEqual(before.body);
  });

  it('is 304 for who has it', async () => {
    const tag = (await look()).headers.get('ETag') ?? '';
    test.restart();
    expect((await look({ 'If-None-Match': tag })).status).toBe(304);
  });

  it('is not what was sealed where others have changed it since', async () => {
    await sealAnew(marked);
    test.node().close();
    const other = await startTestNode({ relay: { url: test.url, isOwn: false } });
    expect((await send([add('Bread')], other)).status).toBe(200);
    await other.end();
    test.restart();
    const { body } = await look();
    expect(body.name).toBe('Sunday');
    expect(body.lines.map(({ name }: { name: string }) => name)).toContain('Bread');
  });

  it.each([
    ['another program has sealed it', (frame: Keyframe) => ({ ...marked({ ...frame, version: '0' }) })],
    ['it is damaged', (frame: Keyframe) => ({ ...marked(frame), content: frame.content.replace('Sunday', 'Damaged') })],
    ['its logs have other ends', (frame: Keyframe) => marked({ ...frame, heads: frame.heads.slice(1) })],
  ])('nor where %s', async (_how, change) => {
    const before = await look();
    expect(await sealAnew(change)).not.toBeNull();
    expect((await look()).body).toEqual(before.body);
  });

  it('is folded where the relay cannot be asked, and says so', async () => {
    const before = await look();
    await sealAnew(marked);
    test.restart({ relay: nowhere });
    const offline = await look();
    expect(offline.body).toEqual(before.body);
    expect(offline.headers.get('Trolley-Relay')).toBe('offline');
  });

  it('is nobody’s who has no key of it', async () => {
    await sealAnew(marked);
    expect((await test.get(cart.path, 'x'.repeat(22))).status).toBe(404);
    expect((await test.get(cart.path)).status).toBe(401);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { NodeOptions } from '../openNode.ts';
import { makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const recipes = 'https://recipes.example';

async function ask(options: Partial<NodeOptions>, origin: string) {
  test = await startTestNode(options);
  const cart = await makeCart(test);
  const before = await test.node().api.request(`${cart.path}/commands`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
    },
  });
  const answer = await test.get(cart.path, cart.viewKey, { Origin: origin });
  const refused = await test.get(cart.path, null, { Origin: origin });
  return { before: before.headers, answer, refused };
}

describe('pages of other origins', () => {
  it('may not call it, unless that is set', async () => {
    const { before, answer } = await ask({}, recipes);
    expect(answer.status).toBe(200);
    expect(before.get('Access-Control-Allow-Origin')).toBeNull();
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('may where they are named: what they send, what they are told, and why it was refused', async () => {
    const { before, answer, refused } = await ask({ origins: [recipes] }, recipes);
    expect(before.get('Access-Control-Allow-Origin')).toBe(recipes);
    expect(before.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('idempotency-key');
    expect(before.get('Access-Control-Allow-Methods')).toContain('POST');
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([200, recipes]);
    expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('ETag');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([401, recipes]);
  });

  it('others still may not', async () => {
    const { before, answer } = await ask({ origins: [recipes] }, 'https://elsewhere.example');
    expect(before.get('Access-Control-Allow-Origin')).toBeNull();
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

let node: TestNode;
beforeEach(async () => {
  node = await startTestNode({ bounds: { requestsPerSecond: 1 } });
});
afterEach(() => node.end());

test('an assistant is bounded like any caller of the API, and is told how long to wait', async () => {
  const { id, editKey } = await makeCart(node);
  const look = async () => {
    const answer = await node.node().fetch(
      new Request(`http://app.test/mcp?cart=${id}&as=Assistant`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${editKey}`,
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'look_at_cart' } }),
      }),
    );
    return (await answer.json()).result;
  };
  expect(await look()).toMatchObject({ isError: false });
  const answers = [];
  for (let times = 0; times < 6; times += 1) answers.push(await look());
  const text = expect.stringMatching(/^That is too often.*\nRetry-After: 1 seconds$/);
  expect(answers.at(-1)).toMatchObject({ isError: true, content: [{ text }] });
});

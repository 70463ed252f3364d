import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
beforeEach(async () => {
  test = await startTestNode();
});
afterEach(() => test.end());

describe('the page at /api', () => {
  it('asks for nothing but what lies beside it, and its policy allows nothing else', async () => {
    const { status, headers, body } = await test.get('/api');
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const asked = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(asked).toEqual(['/api/page.css', '/api/page.js', '/api/openapi.json']);
    for (const address of asked) expect((await test.get(address)).status).toBe(200);
  });

  it('has a document in which every operation and every schema is named once', async () => {
    const { body } = await test.get('/api/openapi.json');
    const operations = Object.values<Record<string, { operationId: string; summary: string; tags: [string] }>>(
      body.paths,
    ).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(body.openapi).toBe('3.1.0');
    expect(ids).toHaveLength(new Set(ids).size);
    expect(operations.every(({ summary }) => summary !== '')).toBe(true);
    // The page shows the operations by these.
    const groups = body.tags.map(({ name }: { name: string }) => name);
    expect(new Set(operations.map(({ tags }) => tags[0]))).toEqual(new Set(groups));
    const named = JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of named) expect(body.components.schemas).toHaveProperty(name as string);
  });

  it('leads from a problem to what it means', async () => {
    expect((await test.get('/api/problems/moved')).body).toContain('Somebody has changed it since');
    expect((await test.get('/api/problems/item-not-in-cart')).status).toBe(200);
  });
});

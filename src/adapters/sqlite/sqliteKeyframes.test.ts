import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOf, keyframeOf } from '../../engine/keyframe.ts';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createSqliteDatabase, type SqliteDatabase } from './sqliteDatabase.ts';
import { createSqliteKeyframes } from './sqliteKeyframes.ts';

const [milk, bread] = ['milk' as StreamId, 'bread' as StreamId];
const heads = [{ replica: 7 as ReplicaId, length: 3, hash: 'ab', stamp: 'cd' }];
let folder: string;
let database: SqliteDatabase;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trolley-keyframes-'));
  database = createSqliteDatabase({ path: join(folder, 'a.db'), newIdentity: () => 1 });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

test('of each stream the last keyframe is kept, its seal fitting, until it is removed', async () => {
  const keyframes = createSqliteKeyframes(database);
  await keyframes.save(milk, keyframeOf('1', heads, 'old'));
  await keyframes.save(milk, keyframeOf('1', heads, 'new'));
  await keyframes.save(bread, keyframeOf('1', [], 'bread'));
  const found = await createSqliteKeyframes(database).read(milk);
  expect(found && contentOf(found, '1', heads)).toBe('new');
  expect(found && contentOf(found, '1', [])).toBeNull();
  await keyframes.remove(milk);
  expect(await keyframes.read(milk)).toBeNull();
  expect(await keyframes.read(bread)).not.toBeNull();
});

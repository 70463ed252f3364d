import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { keyframeOf } from '../../engine/keyframe.ts';
import type { StreamId } from '../../engine/message.ts';
import { createIndexedDbKeyframes } from './indexedDbKeyframes.ts';

const [milk, bread] = ['milk' as StreamId, 'bread' as StreamId];

test('of each stream the last keyframe is kept, until it is removed', async () => {
  const keyframes = createIndexedDbKeyframes('kept');
  await keyframes.save(milk, keyframeOf('1', [], 'old'));
  await keyframes.save(milk, keyframeOf('1', [], 'new'));
  await keyframes.save(bread, keyframeOf('1', [], 'bread'));
  expect(await createIndexedDbKeyframes('kept').read(milk)).toEqual(keyframeOf('1', [], 'new'));
  await keyframes.remove(milk);
  expect(await keyframes.read(milk)).toBeNull();
  expect(await keyframes.read(bread)).not.toBeNull();
});

test('where nothing can be kept nothing is there, and nothing fails', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no storage here', 'SecurityError');
  });
  const keyframes = createIndexedDbKeyframes('none');
  await keyframes.save(milk, keyframeOf('1', [], 'new'));
  await keyframes.remove(milk);
  expect(await keyframes.read(milk)).toBeNull();
  open.mockRestore();
});

import { expect, test } from 'vitest';
import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { contentOf, keyframeOf } from './keyframe.ts';

const head = (replica: number, length: number, hash = `${length}`): LogHead => ({
  ...{ replica: replica as ReplicaId, length, hash },
  stamp: '0'.repeat(16),
});
const heads = [head(1, 5), head(2, 7)];
const keyframe = keyframeOf('build 1', heads, 'a cart');

test('a keyframe counts for the logs it was made from, in whatever order they are named', () => {
  expect(contentOf(keyframe, 'build 1', [...heads].reverse())).toBe('a cart');
});

test.each([
  ['another build', keyframe, 'build 2', heads],
  ['one event more', keyframe, 'build 1', [head(1, 5), head(2, 8)]],
  ['another branch of a log', keyframe, 'build 1', [head(1, 5), head(2, 7, 'other')]],
  ['a log more', keyframe, 'build 1', [...heads, head(3, 1)]],
  ['a log less', keyframe, 'build 1', heads.slice(1)],
  ['damaged content', { ...keyframe, content: 'a cat' }, 'build 1', heads],
  ['a changed name of the build', { ...keyframe, version: 'build 2' }, 'build 2', heads],
  ['half a record', { ...keyframe, seal: '' }, 'build 1', heads],
])('a keyframe of %s says nothing', (_, kept, version, found) => {
  expect(contentOf(kept, version, found)).toBeNull();
});

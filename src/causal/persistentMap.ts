// An immutable map by text of which old versions stay cheap: a new version copies one small bucket, not everything.
// Its order is its own. Plain data, so that it can be stored.

export interface PersistentMap<Value> {
  readonly buckets: readonly (ReadonlyMap<string, Value> | undefined)[];
}

const bucketCount = 64;

export function emptyMap<Value>(): PersistentMap<Value> {
  return { buckets: new Array(bucketCount).fill(undefined) };
}

export function lookup<Value>({ buckets }: PersistentMap<Value>, key: string): Value | undefined {
  return buckets[bucketOf(key)]?.get(key);
}

export function withEntry<Value>({ buckets }: PersistentMap<Value>, key: string, value: Value): PersistentMap<Value> {
  const index = bucketOf(key);
  return { buckets: buckets.with(index, new Map(buckets[index]).set(key, value)) };
}

export function valuesOf<Value>({ buckets }: PersistentMap<Value>): Value[] {
  return buckets.flatMap((bucket) => (bucket === undefined ? [] : [...bucket.values()]));
}

/** FNV-1a, folded to a bucket. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (bucketCount - 1);
}

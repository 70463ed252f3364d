// An immutable map by text of which old versions stay cheap: a new version copies one small bucket, not everything.
// Its order is its own. Plain data, so that it can be stored.

export interface PersistentMap<Value> {
  readonly buckets: readonly (Bucket<Value> | undefined)[];
}

/** Keys, and the value of each: of so few a list is copied and searched sooner than a map. */
interface Bucket<Value> {
  readonly keys: readonly string[];
  readonly values: readonly Value[];
}

const bucketCount = 64;

export function emptyMap<Value>(): PersistentMap<Value> {
  return { buckets: new Array(bucketCount).fill(undefined) };
}

export function lookup<Value>({ buckets }: PersistentMap<Value>, key: string): Value | undefined {
  const bucket = buckets[bucketOf(key)];
  return bucket?.values[bucket.keys.indexOf(key)];
}

export function withEntry<Value>({ buckets }: PersistentMap<Value>, key: string, value: Value): PersistentMap<Value> {
  const index = bucketOf(key);
  const copy = buckets.slice();
  copy[index] = withValue(buckets[index], key, value);
  return { buckets: copy };
}

function withValue<Value>(bucket: Bucket<Value> | undefined, key: string, value: Value): Bucket<Value> {
  if (bucket === undefined) return { keys: [key], values: [value] };
  const { keys, values } = bucket;
  const place = keys.indexOf(key);
  if (place === -1) return { keys: [...keys, key], values: [...values, value] };
  const copy = values.slice();
  copy[place] = value;
  return { keys, values: copy };
}

export function valuesOf<Value>({ buckets }: PersistentMap<Value>): Value[] {
  return buckets.flatMap((bucket) => bucket?.values ?? []);
}

/** FNV-1a, folded to a bucket. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (bucketCount - 1);
}

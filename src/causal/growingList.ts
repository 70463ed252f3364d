// An immutable list that only grows, cheap to extend and to keep old versions of. Versions share one backing
// array, of which each owns a prefix; only the newest version extends it in place, an older one copies first.

export interface GrowingList<Item> {
  readonly length: number;
  /** Longer than `length` where a newer version exists: read by `itemsOf`. */
  readonly backing: readonly Item[];
}

export function emptyList<Item>(): GrowingList<Item> {
  return { length: 0, backing: [] };
}

/** `isSame`: a newer version that went on with the same item is shared, as when a past moment is folded again. */
export function extended<Item>(
  { length, backing }: GrowingList<Item>,
  item: Item,
  isSame: (a: Item, b: Item) => boolean,
): GrowingList<Item> {
  const next = backing[length];
  if (next !== undefined && isSame(next, item)) return { length: length + 1, backing };
  // Most lists of a cart have one item, and a literal takes no more room than that.
  if (backing.length === 0) return { length: 1, backing: [item] };
  const own = backing.length === length ? (backing as Item[]) : backing.slice(0, length);
  own.push(item);
  return { length: own.length, backing: own };
}

export function itemsOf<Item>({ length, backing }: GrowingList<Item>): readonly Item[] {
  return backing.length === length ? backing : backing.slice(0, length);
}

export function listOf<Item>(items: readonly Item[]): GrowingList<Item> {
  return { length: items.length, backing: items };
}

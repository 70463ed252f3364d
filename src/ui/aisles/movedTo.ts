/** The list with one of its items at another place; the others keep their order. */
export function movedTo<Item>(list: readonly Item[], item: Item, place: number): readonly Item[] {
  const others = list.filter((other) => other !== item);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), item, ...others.slice(at)];
}

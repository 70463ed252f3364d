// The newest few of a long list that are wanted, newest first; it looks no further than it must.

export function newestWhere<T>(oldestFirst: readonly T[], isWanted: (each: T) => boolean, most: number): readonly T[] {
  const found: T[] = [];
  for (let index = oldestFirst.length - 1; index >= 0 && found.length < most; index -= 1) {
    const each = oldestFirst[index];
    if (each !== undefined && isWanted(each)) found.push(each);
  }
  return found;
}

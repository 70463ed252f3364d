// Many things, a few at a time.

export async function inTurns<Result>(
  count: number,
  atATime: number,
  start: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await start(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, atATime) }, lane));
  return results;
}

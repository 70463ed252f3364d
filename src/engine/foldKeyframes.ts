// The states that a timeline keeps of its fold, after every so many events, so that any moment is near one of them. What is
// late may join them as they are, where the fold comes to the same in any order.

export interface FoldKeyframe<State> {
  /** How many events it is the state after. */
  readonly length: number;
  readonly state: State;
}

export interface FoldKeyframes<State> {
  /** The last of at most so many events. */
  upTo(length: number): FoldKeyframe<State>;
  /** In the place of all since the one that is due before it. */
  keep(keyframe: FoldKeyframe<State>): void;
  /** Forgets those of more events. */
  cutTo(length: number): void;
  /** Events have come in: `places` of how many of the former ones come before each, ascending. Not all that are concerned are kept. */
  join(places: readonly number[], evolve: (state: State, which: number) => State): void;
}

/** More than a frame has time for are not brought up to date: those between them are near enough. */
const mostJoined = 64;

export function createFoldKeyframes<State>(initialState: State, every: number): FoldKeyframes<State> {
  /** Ascending; the first is the beginning. */
  let kept: FoldKeyframe<State>[] = [{ length: 0, state: initialState }];

  /** How many are of at most so many events. */
  function countTo(length: number): number {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((kept[middle] as FoldKeyframe<State>).length <= length) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    upTo: (length) => kept[countTo(length) - 1] as FoldKeyframe<State>,
    keep(keyframe) {
      const first = countTo(keyframe.length - every);
      kept.splice(first, countTo(keyframe.length) - first, keyframe);
    },
    cutTo(length) {
      kept.length = countTo(length);
    },
    join(places, evolve) {
      const untouched = countTo(places[0] ?? Number.POSITIVE_INFINITY);
      const concerned = kept.slice(untouched);
      const stride = Math.ceil((concerned.length * places.length) / mostJoined);
      kept = kept.slice(0, untouched);
      for (const [index, { length, state }] of concerned.entries()) {
        if ((index + 1) % stride !== 0) continue;
        let joined = state;
        let which = 0;
        for (; which < places.length && (places[which] as number) < length; which += 1) joined = evolve(joined, which);
        kept.push({ length: length + which, state: joined });
      }
    },
  };
}

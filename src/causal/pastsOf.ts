// Who saw whom, found out from the arrows of a whole set at once: in whatever direction they go, and in circles.

import { add, addAll, type Bits, emptyBits, has, type Past, type Pasts, pastThrough, remove } from './past.ts';

/** `arrows[i]`: what node i saw itself; never itself. */
export function pastsOf(arrows: readonly (readonly number[])[]): Pasts {
  const { order, isTangled } = seenFirst(arrows);
  if (isTangled) return { pasts: pastsInCircles(arrows, order), isTangled };
  const pasts: Past[] = new Array(arrows.length).fill(0);
  for (const node of order) pasts[node] = pastThrough(pasts, arrows[node] ?? []);
  return { pasts, isTangled };
}

function pastsInCircles(arrows: readonly (readonly number[])[], order: readonly number[]): readonly Bits[] {
  const pasts = arrows.map(() => emptyBits(arrows.length));
  const round = () => {
    let isNew = false;
    for (const from of order) {
      const past = pasts[from] as Bits;
      for (const to of arrows[from] ?? []) {
        if (!has(past, to)) isNew = true;
        add(past, to);
        if (addAll(past, pasts[to] as Bits)) isNew = true;
      }
    }
    return isNew;
  };
  while (round());
  pasts.forEach(remove);
  return pasts;
}

/** Each node after what it saw, as far as there are no circles. Without recursion: hostile chains are as deep as they like. */
function seenFirst(arrows: readonly (readonly number[])[]) {
  const order: number[] = [];
  const isEntered = arrows.map(() => false);
  const isLeft = arrows.map(() => false);
  let isTangled = false;
  const path: { readonly node: number; next: number }[] = [];
  const enter = (node: number) => {
    if (!isEntered[node]) path.push({ node, next: 0 });
    else if (!isLeft[node]) isTangled = true;
    isEntered[node] = true;
  };
  for (let start = 0; start < arrows.length; start++) {
    if (!isEntered[start]) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = arrows[top.node]?.[top.next++];
      if (to !== undefined) {
        enter(to);
      } else {
        order.push(top.node);
        isLeft[top.node] = true;
        path.pop();
      }
    }
  }
  return { order, isTangled };
}

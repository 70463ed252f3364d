// Which nodes of a causal set are in a node's past, as bits by index, and how to find that out. Knows no events.

/** Bits by index; or a number n: the first n nodes, all of them. A node is never in its own past. */
export type Past = Bits | number;
export type Bits = Uint32Array;

export function emptyBits(length: number): Bits {
  return new Uint32Array((length + 31) >>> 5);
}

export function has(past: Past, index: number): boolean {
  if (typeof past === 'number') return index < past;
  return ((past[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

export function add(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

/** Adds all of `past`; tells whether anything was new. */
export function addAll(bits: Bits, past: Past): boolean {
  let isNew = false;
  for (let word = 0; word < bits.length; word++) {
    const before = bits[word] as number;
    const after = (before | wordOf(past, word)) >>> 0;
    if (before === after) continue;
    bits[word] = after;
    isNew = true;
  }
  return isNew;
}

/** Whether some index is in all of them. */
export function meet(bits: Bits, a: Past, b: Past = a): boolean {
  for (let word = 0; word < bits.length; word++) {
    if (((bits[word] as number) & wordOf(a, word) & wordOf(b, word)) !== 0) return true;
  }
  return false;
}

/** Takes out of `bits` what is in `past`. */
export function removeAll(bits: Bits, past: Past): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & ~wordOf(past, word);
}

/** What each node reaches by its arrows, in whatever direction and circles they go. */
export function pastsOf(arrows: readonly (readonly number[])[]): readonly Bits[] {
  const pasts = arrows.map(() => emptyBits(arrows.length));
  // What is observed comes first, so that one round is enough where there is no circle; else until nothing is new.
  const order = observedFirst(arrows);
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
  pasts.forEach((past, index) => {
    past[index >>> 5] = (past[index >>> 5] ?? 0) & ~(1 << (index & 31));
  });
  return pasts;
}

/** Depth first without recursion: hostile chains are as deep as they like. */
function observedFirst(arrows: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const isEntered = arrows.map(() => false);
  const path: { readonly node: number; next: number }[] = [];
  const enter = (node: number) => {
    if (!isEntered[node]) path.push({ node, next: 0 });
    isEntered[node] = true;
  };
  for (let start = 0; start < arrows.length; start++) {
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = arrows[top.node]?.[top.next++];
      if (to !== undefined) {
        enter(to);
      } else {
        order.push(top.node);
        path.pop();
      }
    }
  }
  return order;
}

function wordOf(past: Past, word: number): number {
  if (typeof past !== 'number') return past[word] ?? 0;
  const above = past - word * 32;
  if (above >= 32) return 0xffff_ffff;
  return above <= 0 ? 0 : 2 ** above - 1;
}

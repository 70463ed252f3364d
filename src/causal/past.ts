// Which nodes of a causal set are in a node's past, as bits by index, and what several pasts come to. Knows no events.

/** Bits by index; or a number n: the first n nodes, all of them. A node is never in its own past. */
export type Past = Bits | number;
/** As long as they need to be: what is beyond their end is not in them. */
export type Bits = Uint32Array;

/** Who saw whom: what each node of a set has in its past. */
export interface Pasts {
  readonly pasts: readonly Past[];
  /** Some nodes claim to have seen each other. Then a past may hold one node and yet not all that this one saw. */
  readonly isTangled: boolean;
}

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

export function remove(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) & ~(1 << (index & 31));
}

/** Adds all of `past`, as far as there is room; tells whether anything was new. */
export function addAll(bits: Bits, past: Past): boolean {
  let isNew = false;
  const end = Math.min(bits.length, wordsOf(past));
  for (let word = 0; word < end; word++) {
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
  const end = Math.min(bits.length, wordsOf(a), wordsOf(b));
  for (let word = 0; word < end; word++) {
    if (((bits[word] as number) & wordOf(a, word) & wordOf(b, word)) !== 0) return true;
  }
  return false;
}

/** How many are in both. */
export function countIn(bits: Bits, past: Past): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    // Each bit taken off the low end is one.
    for (let left = (bits[word] as number) & wordOf(past, word); left !== 0; left &= left - 1) count++;
  }
  return count;
}

/** Takes out of `bits` what is in `past`. */
export function removeAll(bits: Bits, past: Past): void {
  const end = Math.min(bits.length, wordsOf(past));
  for (let word = 0; word < end; word++) bits[word] = (bits[word] as number) & ~wordOf(past, word);
}

/** Keeps in `bits` only what is in `past` too. */
export function keepAll(bits: Bits, past: Past): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & wordOf(past, word);
}

/** Ascending. */
export function indicesIn(bits: Bits): readonly number[] {
  return indicesInBoth(bits, bits);
}

/** What is in both, ascending. */
export function indicesInBoth(bits: Bits, past: Past): number[] {
  const indices: number[] = [];
  const end = Math.min(bits.length, wordsOf(past));
  for (let word = 0; word < end; word++) {
    for (let rest = (bits[word] as number) & wordOf(past, word); rest !== 0; rest &= rest - 1) {
      indices.push(word * 32 + (31 - Math.clz32(rest & -rest)));
    }
  }
  return indices;
}

/** From the highest on, what is in `bits` and not in `past`, until `isEnough`. */
export function visitOutside(bits: Bits, past: Past, isEnough: (index: number) => boolean): void {
  for (let word = bits.length - 1; word >= 0; word--) {
    let rest = (bits[word] as number) & ~wordOf(past, word);
    while (rest !== 0) {
      const bit = 31 - Math.clz32(rest);
      if (isEnough(word * 32 + bit)) return;
      rest &= ~(1 << bit);
    }
  }
}

export function bitsOf(indices: readonly number[], length: number): Bits {
  const bits = emptyBits(length);
  for (const index of indices) add(bits, index);
  return bits;
}

/** What any of these nodes has in its past. `indices` ascending. */
export function pastOfAny({ pasts, isTangled }: Pasts, indices: readonly number[]): Bits {
  const union = emptyBits(pasts.length);
  let former: Past | undefined;
  for (let at = indices.length - 1; at >= 0; at--) {
    const index = indices[at] as number;
    const past = pasts[index] as Past;
    // From the newest on, so that most are in a past that is there already, and what they saw is, too.
    if (past === former || (!isTangled && has(union, index))) continue;
    addAll(union, past);
    former = past;
  }
  return union;
}

/** The past of a node that saw these, and what they had seen. None of them has seen it. */
export function pastThrough(pasts: readonly Past[], seen: readonly number[]): Past {
  let first = 0;
  let bits: Bits | null = null;
  let former: Past | undefined;
  for (const index of [...seen].sort((a, b) => b - a)) {
    if (index < first || (bits !== null && has(bits, index))) continue;
    const past = pasts[index] as Past;
    if (past === index) {
      first = index + 1;
      continue;
    }
    bits = withRoom(bits, index + 1);
    add(bits, index);
    if (past === former) continue;
    former = past;
    if (typeof past === 'number') first = Math.max(first, past);
    else {
      bits = withRoom(bits, past.length * 32);
      addAll(bits, past);
    }
  }
  if (bits === null) return first;
  bits = withRoom(bits, first);
  addAll(bits, first);
  return asNumber(bits) ?? bits;
}

export function isSamePast(a: Past, b: Past): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

function withRoom(bits: Bits | null, length: number): Bits {
  const words = (length + 31) >>> 5;
  if (bits !== null && bits.length >= words) return bits;
  const larger = new Uint32Array(words);
  if (bits !== null) larger.set(bits);
  return larger;
}

/** n, where they are the first n and no others. */
function asNumber(bits: Bits): number | null {
  let word = 0;
  while (word < bits.length && bits[word] === 0xffff_ffff) word++;
  const partial = bits[word] ?? 0;
  if ((partial & (partial + 1)) !== 0) return null;
  for (let rest = word + 1; rest < bits.length; rest++) if (bits[rest] !== 0) return null;
  return word * 32 + (32 - Math.clz32(partial));
}

function wordsOf(past: Past): number {
  return typeof past === 'number' ? (past + 31) >>> 5 : past.length;
}

function wordOf(past: Past, word: number): number {
  if (typeof past !== 'number') return past[word] ?? 0;
  const above = past - word * 32;
  if (above >= 32) return 0xffff_ffff;
  return above <= 0 ? 0 : 2 ** above - 1;
}

// What was done in a schedule, whether it was shown as done, and who holds it for certain: so that at the end it can be
// said of every act that it is there, once, or that nobody is left who could have kept it. Knows no browser and no
// relay: it is told what was shown where. What counts as lost is defined in tabsProof.ts.

export type LinesShown = Readonly<Record<string, number>>;

/** A profile by its name, or the relay. */
export type Place = string;

export interface AskedAct {
  readonly line: string;
  readonly how: 'add' | 'plus' | 'minus' | 'set' | 'remove';
  /** In a story: how many to begin with, or what to set the quantity to. */
  readonly amount: number;
}

/** An act under way. Exactly one of `done`, `unknown` and `refused` ends it. */
export interface OpenAct {
  /** In a sum what to add; in a story the quantity after it. */
  readonly value: number;
  done(place: Place): void;
  /** Killed before anybody could see. */
  unknown(): void;
  refused(): void;
}

interface Act {
  readonly id: number;
  /** In a sum: what it adds. In a story: the quantity after it. */
  readonly value: number;
  isDone: boolean;
  isRefused: boolean;
}

/**
 * A sum takes adds of 1, 3, 9, …: the digits of its quantity to the base of three say how often each of them counts,
 * whoever adds them and in whatever order. A story goes from quantity to quantity, each time another one, and each act is
 * done where the one before is shown: its quantity says how far it has come.
 */
interface Line {
  readonly kind: 'sum' | 'story';
  readonly acts: Act[];
  /** An act under way, or an unknown one: no other may follow in a story. */
  isClosed: boolean;
}

export interface Accounts {
  readonly faults: readonly string[];
  readonly done: number;
  /** Killed before they were shown: in the cart or not, but at most once. */
  readonly unknown: number;
  readonly refused: number;
  /** Done, held by nobody for certain after a set-back, a cleared storage or a cart taken off; and how many of them are gone. */
  readonly excused: number;
  readonly gone: number;
}

const base = 3;
const mostInSum = 8;

export function createLedger() {
  const lines = new Map<string, Line>();
  const holders = new Map<number, Set<Place>>();
  const copies = new Map<string, ReadonlySet<number>>();
  let count = 0;

  /** `shown` is the line where it is to be done. Null where it could not be accounted for: the line has come too far, or not here. */
  function ask({ line: name, how, amount }: AskedAct, shown: number): OpenAct | null {
    const kind = isSum(name) ? 'sum' : 'story';
    const line = lines.get(name) ?? { kind, acts: [], isClosed: false };
    const so = line.acts.filter((act) => !act.isRefused);
    const value = kind === 'sum' ? nextInSum(so) : nextInStory(so, how, amount);
    const isHere = kind === 'sum' || shown === (so.at(-1)?.value ?? 0);
    if (value === null || line.isClosed || !isHere) return null;
    lines.set(name, line);
    const act: Act = { id: count++, value, isDone: false, isRefused: false };
    line.acts.push(act);
    holders.set(act.id, new Set());
    if (kind === 'story') line.isClosed = true;
    return {
      value,
      done(place) {
        act.isDone = true;
        const upTo = kind === 'sum' ? [act] : line.acts.filter((each) => each.id <= act.id && !each.isRefused);
        for (const each of upTo) holders.get(each.id)?.add(place);
        if (kind === 'story') line.isClosed = act.value === 0;
      },
      unknown() {},
      refused() {
        act.isRefused = true;
        if (kind === 'story') line.isClosed = false;
      },
    };
  }

  /** `place` keeps what it shows [R7]. */
  function seen(place: Place, shown: LinesShown): void {
    for (const [name, line] of lines) {
      for (const act of actsIn(line, shown[name] ?? 0)) holders.get(act.id)?.add(place);
    }
  }

  function gone(places: readonly Place[], keep: ReadonlySet<number> = new Set()): void {
    for (const [id, at] of holders) {
      if (keep.has(id)) continue;
      const before = at.size;
      for (const place of places) at.delete(place);
      if (at.size < before) closeStoryOf(id);
    }
  }

  function closeStoryOf(id: number): void {
    for (const line of lines.values()) {
      if (line.kind === 'story' && line.acts.some((act) => act.id === id)) line.isClosed = true;
    }
  }

  function heldBy(place: Place): ReadonlySet<number> {
    return new Set([...holders].filter(([, at]) => at.has(place)).map(([id]) => id));
  }

  return {
    ask,
    seen,
    /** A copy of all that the place keeps, put away: it holds nothing until it is brought back. */
    putAway(place: Place, copy: string): void {
      copies.set(copy, heldBy(place));
    },
    setBack(place: Place, copy: string): void {
      const kept = copies.get(copy) ?? new Set();
      gone([place], kept);
      for (const id of kept) holders.get(id)?.add(place);
    },
    cloned(from: Place, to: Place): void {
      for (const id of heldBy(from)) holders.get(id)?.add(to);
    },
    wiped: (place: Place) => gone([place]),

    /** What is wrong with this cart, which everybody shows at the end. */
    accounts(shown: LinesShown): Accounts {
      const faults: string[] = [];
      const sums = { done: 0, unknown: 0, refused: 0, excused: 0, gone: 0 };
      const isHeld = ({ id }: Act) => (holders.get(id)?.size ?? 0) > 0;
      for (const [name, line] of lines) {
        const quantity = shown[name] ?? 0;
        const there = new Set(actsIn(line, quantity));
        for (const act of line.acts) {
          if (act.isRefused) sums.refused++;
          else if (!act.isDone) sums.unknown++;
          else {
            sums.done++;
            if (isHeld(act)) continue;
            sums.excused++;
            if (!there.has(act)) sums.gone++;
          }
        }
        const fault = line.kind === 'sum' ? faultOfSum(line, quantity) : faultOfStory(line, quantity);
        if (fault !== null) faults.push(`${name} shows ${quantity}: ${fault}`);
      }
      for (const name of Object.keys(shown)) if (!lines.has(name)) faults.push(`${name}: nobody has put it there`);
      return { faults, ...sums };

      function faultOfSum({ acts }: Line, quantity: number): string | null {
        const real = acts.filter((act) => !act.isRefused);
        const known = real.reduce((sum, act) => sum + act.value, 0);
        const counted = real.filter((act) => digit(quantity, act.value) === 1);
        const twice = real.filter((act) => digit(quantity, act.value) > 1);
        const missing = real.filter((act) => act.isDone && isHeld(act) && digit(quantity, act.value) === 0);
        const told = (some: readonly Act[]) => some.map((act) => act.value).join(', ');
        if (twice.length > 0) return `the adds of ${told(twice)} count twice (${told(counted)} once)`;
        if (quantity > known) return `more than the ${known} that was ever added`;
        if (missing.length > 0) return `lost: the adds of ${told(missing)}, held by ${placesOf(missing)}`;
        return null;
      }

      function faultOfStory({ acts }: Line, quantity: number): string | null {
        const real = acts.filter((act) => !act.isRefused);
        const least = real.findLastIndex((act) => act.isDone && isHeld(act));
        const allowed = [0, ...real.map((act) => act.value)].slice(least + 1);
        if (allowed.includes(quantity)) return null;
        const must = real[least];
        const where = must === undefined ? 'nobody' : placesOf([must]);
        return `it should be ${allowed.join(' or ')}: it went ${real.map((act) => `${act.value}${act.isDone ? '' : '?'}`).join(' → ')}, the last that must count held by ${where}`;
      }

      function placesOf(some: readonly Act[]): string {
        return some.map(({ id }) => [...(holders.get(id) ?? [])].join('+')).join(', ');
      }
    },
  };
}

export type Ledger = ReturnType<typeof createLedger>;

export function isSum(line: string): boolean {
  return line.startsWith('Sum ');
}

/** Which acts a quantity tells of. Of a story that is absent it tells nothing: not begun, or removed. */
function actsIn({ kind, acts }: Line, quantity: number): readonly Act[] {
  const real = acts.filter((act) => !act.isRefused);
  if (kind === 'sum') return real.filter((act) => digit(quantity, act.value) === 1);
  return quantity === 0 ? [] : real.slice(0, real.findIndex((act) => act.value === quantity) + 1);
}

function digit(quantity: number, unit: number): number {
  return Math.floor(quantity / unit) % base;
}

function nextInSum(acts: readonly Act[]): number | null {
  return acts.length < mostInSum ? base ** acts.length : null;
}

/** Null where it cannot be done, or would lead where the story has been before. */
function nextInStory(acts: readonly Act[], how: AskedAct['how'], amount: number): number | null {
  const current = acts.at(-1)?.value ?? 0;
  if (how === 'add') return acts.length === 0 ? amount : null;
  if (current === 0) return null;
  if (how === 'remove') return 0;
  const next = how === 'set' ? amount : current + (how === 'plus' ? 1 : -1);
  return next === 0 || acts.some((act) => act.value === next) ? null : next;
}

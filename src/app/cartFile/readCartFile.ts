// What a file of carts holds: of each log as much as is whole, and which lines are damaged. Nothing is kept here.

import * as v from 'valibot';
import type { NewEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { bytesOfBase64url } from '../../log/base64url.ts';
import { equalBytes } from '../../log/equalBytes.ts';
import { emptyLog, type LogHead } from '../../log/logHead.ts';
import { nextHead } from '../../log/nextHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import type { CartLinks } from '../cartLinks.ts';
import { type CartHeading, cartType, saidOf, sourceOf } from './cartFileLines.ts';

/** Counted as a text editor does. */
export interface DamagedLine {
  readonly line: number;
  readonly fault: /** No JSON, or not of the form of a line. */
    | 'unreadable'
    /** The key does not open the cart. */
    | 'link-unfit'
    /** It belongs to no cart whose first line is whole. */
    | 'cart-unknown'
    /** It is not as it was written. */
    | 'altered'
    /** It does not continue its log, and nothing before it is damaged: a line is missing. */
    | 'out-of-order';
}

export interface CartInFile {
  readonly heading: CartHeading;
  /** Each log from its start on, as far as it is whole. */
  readonly entries: readonly NewEntry[];
  /** Of the lines that the heading tells of: damaged, behind a damaged one, or not there. */
  readonly missing: number;
}

export interface CartFile {
  readonly carts: readonly CartInFile[];
  readonly damaged: readonly DamagedLine[];
}

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** As the relay has it: what is larger would keep a log from ever being passed on. */
const maxEntryBytes = 16_384;

const headingSchema = v.object({
  specversion: v.literal('1.0'),
  type: v.literal(cartType),
  data: v.object({
    cart: text,
    key: text,
    role: v.picklist(['edit', 'view']),
    name: text,
    currency: text,
    entries: count,
    state: text,
  }),
});

const entrySchema = v.object({
  specversion: v.literal('1.0'),
  id: text,
  source: text,
  replica: count,
  seq: count,
  entry: text,
  entryhash: text,
  signature: v.optional(text),
  data: v.unknown(),
});

/** A file of another kind (a price list, say) is not asked after its damage. */
export function isCartFile(content: string): boolean {
  const first = jsonOf(content.trimStart().split('\n', 1)[0] ?? '');
  return typeof first === 'object' && first !== null && 'specversion' in first;
}

export function readCartFile(content: string, links: Pick<CartLinks, 'roleOf'>): CartFile {
  const carts = new Map<
    string,
    { heading: CartHeading; entries: NewEntry[]; logs: Map<ReplicaId, LogHead | 'broken'> }
  >();
  const damaged: DamagedLine[] = [];

  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fault = takeLine(jsonOf(line));
    if (fault !== null) damaged.push({ line: index + 1, fault });
  }
  return {
    carts: [...carts.values()].map(({ heading, entries }) => ({
      heading,
      entries,
      missing: Math.max(0, heading.entries - entries.length),
    })),
    damaged,
  };

  function takeLine(json: unknown): DamagedLine['fault'] | null {
    const heading = v.safeParse(headingSchema, json);
    if (heading.success) return takeHeading(heading.output.data);
    const entry = v.safeParse(entrySchema, json);
    return entry.success ? takeEntry(entry.output) : 'unreadable';
  }

  function takeHeading(data: v.InferOutput<typeof headingSchema>['data']): DamagedLine['fault'] | null {
    const role = links.roleOf(data.cart, data.key);
    if (role === null || role !== data.role) return 'link-unfit';
    const cart = data.cart as StreamId;
    // A file may be two that were put together.
    if (!carts.has(sourceOf(cart))) {
      carts.set(sourceOf(cart), { heading: { ...data, cart }, entries: [], logs: new Map() });
    }
    return null;
  }

  function takeEntry(said: v.InferOutput<typeof entrySchema>): DamagedLine['fault'] | null {
    const cart = carts.get(said.source);
    if (cart === undefined) return 'cart-unknown';
    const replicaId = said.replica as ReplicaId;
    const entry = entryOf(said, replicaId);
    const head = cart.logs.get(replicaId) ?? emptyLog(replicaId);
    if (entry === null) {
      cart.logs.set(replicaId, 'broken');
      return 'altered';
    }
    // What comes behind a damaged line of its log cannot be taken; the damaged line has been named.
    if (head === 'broken' || (said.seq < head.length && isThere(cart.entries, entry))) return null;
    const next = said.seq === head.length ? nextHead(head, entry.bytes, hashOf) : 'out-of-order';
    if (typeof next === 'string') {
      cart.logs.set(replicaId, 'broken');
      return 'out-of-order';
    }
    cart.logs.set(replicaId, next);
    cart.entries.push(entry);
    return null;
  }
}

function entryOf(said: v.InferOutput<typeof entrySchema>, replicaId: ReplicaId): NewEntry | null {
  const bytes = bytesOf(said.entry);
  const signature = said.signature === undefined ? null : bytesOf(said.signature);
  if (bytes === null || bytes.length > maxEntryBytes || hashOf(bytes) !== said.entryhash) return null;
  const entry: NewEntry = { replicaId, seq: said.seq, bytes, signature };
  const expected = saidOf(entry);
  if (expected === null || expected.id !== said.id || !isSameJson(expected.data, said.data)) return null;
  return entry;
}

/** The file has it twice. */
function isThere(entries: readonly NewEntry[], { replicaId, seq, bytes }: NewEntry): boolean {
  return entries.some((other) => other.replicaId === replicaId && other.seq === seq && equalBytes(other.bytes, bytes));
}

function bytesOf(spelled: string): Uint8Array | null {
  return bytesOfBase64url(spelled, Math.floor((spelled.length * 6) / 8));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** In whatever order a tool has put the keys. */
function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inKeyOrder) === JSON.stringify(b, inKeyOrder);
}

function inKeyOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

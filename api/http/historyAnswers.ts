// A cart's past as it is told, in data and in the app's words.

import type { Cart } from '../../src/domain/cart.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import type { Line } from '../../src/domain/line/line.ts';
import type { ActivityEntry } from '../../src/domain/readModels/activity.ts';
import type { CartView } from '../../src/domain/readModels/cartView.ts';
import { compareMoments } from '../../src/domain/readModels/comparison.ts';
import { type Doer, explain, type Part } from '../../src/domain/readModels/explanation.ts';
import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import type { EventId } from '../../src/engine/message.ts';
import { activityInWords as inGerman } from '../../src/ui/text/deActivity.ts';
import { aisleInWords as germanAisle } from '../../src/ui/text/deAisles.ts';
import { activityInWords as inEnglish } from '../../src/ui/text/enActivity.ts';
import { aisleInWords as englishAisle } from '../../src/ui/text/enAisles.ts';
import type { Language } from '../../src/ui/text/languages.ts';
import { timeOf } from './eventAnswers.ts';
import type { Moment } from './moments.ts';
import type { ExplanationAnswer, HistoryAnswer } from './schemas/historyAnswers.ts';
import { priceIn } from './words.ts';

const viewOf = cartDomain.createView();
const activity = {
  en: { inWords: inEnglish, aisle: englishAisle, somebody: 'Somebody' },
  de: { inWords: inGerman, aisle: germanAisle, somebody: 'Jemand' },
};

export interface HistoryQuery {
  /** Only before this one. */
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
}

interface HistoryNote {
  readonly id: EventId;
  readonly actorId: string;
  readonly type: string;
}

/** Newest first. What came late and belongs before the cursor is told with the page that it belongs to. */
export function historyAnswerOf<Note extends HistoryNote, Entry>(
  notes: readonly Note[],
  { cursor, limit, person, kind }: HistoryQuery,
  tell: (note: Note) => Entry,
): { readonly entries: Entry[]; readonly next: EventId | null } {
  const found: Note[] = [];
  for (let index = notes.length - 1; index >= 0; index -= 1) {
    const note = notes[index] as Note;
    const isWanted = (person === undefined || note.actorId === person) && (kind === undefined || note.type === kind);
    if (!isWanted || (cursor !== undefined && note.id >= cursor)) continue;
    if (found.length === limit) return { entries: found.map(tell), next: found.at(-1)?.id ?? null };
    found.push(note);
  }
  return { entries: found.map(tell), next: null };
}

export function entryTeller(language: Language, { currency, members }: Pick<CartView, 'currency' | 'members'>) {
  // Who has done something before they said who they are goes by what they are called now.
  const names = new Map(members.map(({ actorId, name }) => [actorId, name]));
  const nameOf = ({ actorName, actorId }: ActivityEntry) => actorName || (names.get(actorId) ?? '');
  const { inWords, aisle, somebody } = activity[language];
  const wording = {
    isMe: () => false,
    price: priceIn(language, currency),
    aisle,
    who: (entry: ActivityEntry) => nameOf(entry) || somebody,
  };
  return (entry: ActivityEntry): HistoryAnswer['entries'][number] => {
    const { id, actorId, type, line, subject, before, after, value, isReissue } = entry;
    return {
      ...{ id, actorId, type, line, subject, before, after, value, isReissue },
      time: timeOf(entry.at),
      storedAt: timeOf(entry.receivedAt),
      command: entry.commandId,
      actor: nameOf(entry),
      words: inWords(entry, wording),
    };
  };
}

export function differenceAnswerOf(from: Moment<Cart>, to: Moment<Cart>, notes: readonly ActivityEntry[]) {
  const [first, last] = from.events <= to.events ? [from, to] : [to, from];
  const difference = compareMoments(viewOf(from.state), viewOf(to.state), notes.slice(first.events, last.events));
  const told = ({ at }: Moment<Cart>, total: number) => ({ at, time: at && timeOf(msOf(at)), total });
  return {
    from: told(from, difference.totalThen),
    to: told(to, difference.totalNow),
    renamed: difference.renamed,
    changes: difference.changes.map(({ line, name, kind, quantityThen, quantityNow, detailsDiffer, by }) => ({
      ...{ line, name, kind, detailsDiffer },
      quantityFrom: quantityThen,
      quantityTo: quantityNow,
      by: [...by],
    })),
  };
}

export function explanationAnswerOf(cart: Cart, line: Line): ExplanationAnswer {
  const names = new Map(viewOf(cart).members.map(({ actorId, name }) => [actorId, name]));
  const doer = ({ id, actorId }: Doer) => ({ id, actorId, actor: names.get(actorId) ?? '', time: timeOf(msOf(id)) });
  const part = (one: Part) => ({ ...doer(one), kind: one.kind, quantity: one.quantity });
  const { name, quantity, parts, ended, gone, written, picks } = explain(line);
  return {
    ...{ line: line.line, name, quantity },
    parts: parts.map(part),
    ended: ended.map((one) => ({ ...part(one), by: one.by && doer(one.by) })),
    gone: gone && { ...doer(gone), kind: gone.kind, saw: gone.saw },
    written: Object.fromEntries(Object.entries(written).map(([register, by]) => [register, by && doer(by)])),
    picks: picks.map(part),
  };
}

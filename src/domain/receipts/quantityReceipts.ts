// Receipts about how many: the line was removed while others counted on it, several numbers were set, several people put
// in the same. What counts is the law's (line/lineLaw.ts); here it is only said.

import { add, addAll, type Bits, emptyBits, meet, removeAll } from '../../causal/past.ts';
import { isPresent } from '../line/line.ts';
import { alternativeNumber, type LineReading } from './lineReading.ts';
import { actorsOf, createStood, meetingsOf, saw } from './meetings.ts';
import type { Receipt } from './receipt.ts';
import { receiptOf } from './receiptFrame.ts';

export function quantityReceipts(line: LineReading): readonly Receipt[] {
  return [...keptReceipts(line), ...numberReceipts(line), ...addedReceipts(line)];
}

/** Somebody removed what somebody else, who saw the same of it, wanted some number of. */
function keptReceipts(line: LineReading): readonly Receipt[] {
  const { causes, roles } = line;
  const removes = line.acts('remove');
  if (removes.length === 0) return [];
  const stood = createStood(causes.pasts, line.acts('start', 'set', 'ensure', 'remove'));
  const wishes = line.acts('change', 'set', 'ensure').filter((index) => numberIn(line, index) > 0);
  const basisOf = basesOf(line);
  const meetings = meetingsOf(causes, {
    acts: removes,
    others: wishes,
    canMeet: (remove, wish) => meet(basisOf(wish), causes.pasts[remove] ?? 0) && stood(wish, remove),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    if (quantity === 0) return [];
    const removers = meeting.acts.filter((index) => roles[index]?.kind === 'remove');
    const wishers = meeting.acts.filter((index) => roles[index]?.kind !== 'remove');
    const removedBy = actorsOf(causes, removers);
    const made = line.madeBy(actorsOf(causes, wishers), meeting);
    return receiptOf(
      line,
      meeting,
      { kind: 'kept', removedBy, made, quantity },
      {
        toldTo: actorsOf(causes, meeting.acts),
        alternatives: () => (isPresent(line.now) ? [{ type: 'RemoveItem', data: { line: line.line } }] : []),
        settles: (index) => roles[index] != null,
      },
    );
  });
}

/** Different numbers were set; or one was set, below what somebody else wanted at least. */
function numberReceipts(line: LineReading): readonly Receipt[] {
  const { causes, roles } = line;
  const sets = line.acts('set');
  if (sets.length === 0) return [];
  const stood = createStood(causes.pasts, line.acts('start', 'set', 'ensure', 'remove'));
  const differ = (set: number, other: number) =>
    roles[other]?.kind === 'set'
      ? numberIn(line, set) !== numberIn(line, other)
      : numberIn(line, set) < numberIn(line, other);
  const meetings = meetingsOf(causes, {
    acts: sets,
    others: line.acts('set', 'ensure'),
    canMeet: (set, other) => differ(set, other) && stood(set, other) && stood(other, set),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    if (quantity === 0) return [];
    const counting = meeting.acts.filter((index) => roles[index]?.kind === 'set').slice(-1);
    const [winner] = actorsOf(causes, counting);
    const others = meeting.acts.filter((index) => numberIn(line, index) !== numberIn(line, counting[0] ?? -1));
    const made = line.madeBy(actorsOf(causes, meeting.acts), meeting);
    return receiptOf(
      line,
      meeting,
      { kind: 'numbers', made, quantity },
      {
        toldTo: actorsOf(causes, others).filter((actorId) => actorId !== winner),
        alternatives: () => [...new Set(made.map((it) => it.quantity))].flatMap((n) => alternativeNumber(line, n)),
        settles: (index) => roles[index] != null,
      },
    );
  });
}

/** Several people began the same line. */
function addedReceipts(line: LineReading): readonly Receipt[] {
  const { causes, roles } = line;
  const starts = line.acts('start');
  if (starts.length === 0) return [];
  const stood = createStood(causes.pasts, line.acts('start', 'remove'));
  const basisOf = basesOf(line);
  const beginnings = line.acts('ensure').filter((index) => !meet(basisOf(index), causes.nodes.length));
  const meetings = meetingsOf(causes, {
    acts: starts,
    others: [...starts, ...beginnings],
    canMeet: (start, other) => stood(start, other) && stood(other, start),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    if (quantity === 0) return [];
    const toldTo = actorsOf(causes, meeting.acts);
    const made = line.madeBy(toldTo, meeting);
    return receiptOf(
      line,
      meeting,
      { kind: 'added', made, quantity },
      {
        toldTo,
        alternatives: () => alternativeNumber(line, Math.max(...made.map((it) => it.quantity))),
        settles: (index) => roles[index] != null,
      },
    );
  });
}

function numberIn({ roles }: LineReading, index: number): number {
  const role = roles[index];
  return role == null || role.kind === 'remove' ? 0 : role.n;
}

/** What was in the cart of this line when the author of an event looked at it: what was put in, and not ended. */
function basesOf(line: LineReading): (index: number) => Bits {
  const { pasts, nodes } = line.causes;
  const ends = line.acts('start', 'remove');
  const others = emptyBits(nodes.length);
  nodes.forEach((_, index) => {
    if (numberIn(line, index) <= 0) add(others, index);
  });
  const known = new Map<number, Bits>();
  return (index) => {
    const basis = known.get(index) ?? emptyBits(nodes.length);
    if (known.has(index)) return basis;
    known.set(index, basis);
    addAll(basis, pasts[index] ?? 0);
    removeAll(basis, others);
    for (const end of ends) if (saw(pasts, index, end)) removeAll(basis, pasts[end] ?? 0);
    return basis;
  };
}

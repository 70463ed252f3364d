// Receipts about the basket: the same was bought twice, or the number changed while somebody put what they knew of in.

import type { ActorId } from '../../engine/message.ts';
import { isPresent } from '../line/line.ts';
import { type Pick, pickedOf } from '../line/picks.ts';
import { alternativeNumber, type LineReading } from './lineReading.ts';
import { actorsOf, createStood, meetingsOf } from './meetings.ts';
import type { Alternative, Picked, Receipt } from './receipt.ts';
import { receiptOf } from './receiptFrame.ts';

export function pickReceipts(line: LineReading): readonly Receipt[] {
  const picks = line.events('ItemPicked');
  if (picks.length === 0) return [];
  const stood = createStood(line.causes.pasts, line.events('ItemPicked', 'ItemUnpicked', 'ItemAdded'));
  return [...twiceReceipts(line, picks, stood), ...meanwhileReceipts(line, picks, stood)];
}

type Stood = (pick: number, other: number) => boolean;

function twiceReceipts(line: LineReading, picks: readonly number[], stood: Stood): readonly Receipt[] {
  const { causes } = line;
  const meetings = meetingsOf(causes, {
    acts: picks,
    others: picks,
    canMeet: (pick, other) => stood(pick, other) && stood(other, pick),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    const toldTo = actorsOf(causes, meeting.acts);
    const picked = pickedBy(line.picksAt(meeting)).filter(({ actorId }) => toldTo.includes(actorId));
    const sum = picked.reduce((total, it) => total + it.quantity, 0);
    // Each may have taken a part of what is wanted.
    if (quantity === 0 || sum <= quantity) return [];
    return receiptOf(
      line,
      meeting,
      { kind: 'picked-twice', picked, quantity },
      {
        toldTo,
        alternatives: () => alternativeNumber(line, sum),
        settles: isOnBasket(line),
      },
    );
  });
}

/** Who took all there was, and it became more; or took more than is wanted now. */
function meanwhileReceipts(line: LineReading, picks: readonly number[], stood: Stood): readonly Receipt[] {
  const { causes } = line;
  const meetings = meetingsOf(causes, {
    acts: picks,
    others: line.acts('start', 'change', 'set', 'ensure', 'remove'),
    canMeet: stood,
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    const live = line.picksAt(meeting);
    const total = pickedOf(live, quantity);
    const inMeeting = new Set(meeting.acts.map((index) => causes.nodes[index]?.id));
    const isSurprised = ({ id, quantity: n }: Pick) => {
      const known = line.quantityMadeBy(causes.nodes.findIndex((node) => node.id === id));
      return n >= known && quantity > known ? total < quantity : n > quantity && quantity < known;
    };
    const surprised = live.filter((pick) => inMeeting.has(pick.id) && isSurprised(pick));
    if (surprised.length === 0) return [];
    const picked = pickedBy(surprised);
    const changers = actorsOf(
      causes,
      meeting.acts.filter((index) => line.roles[index] != null),
    );
    const made = line.madeBy(changers, meeting);
    return receiptOf(
      line,
      meeting,
      { kind: 'picked-meanwhile', picked, made, quantity },
      {
        toldTo: picked.map(({ actorId }) => actorId),
        alternatives: () => asManyAs(line, quantity > total ? total : Math.max(...picked.map((it) => it.quantity))),
        settles: isOnBasket(line),
      },
    );
  });
}

function isOnBasket(line: LineReading): (index: number) => boolean {
  const events = new Set(line.events('ItemPicked', 'ItemUnpicked'));
  return (index) => line.roles[index] != null || events.has(index);
}

/** One person's picks from two devices are one pick. */
function pickedBy(picks: readonly Pick[]): readonly Picked[] {
  const byActor = new Map<ActorId, number>();
  for (const { actorId, quantity } of picks) byActor.set(actorId, Math.max(quantity, byActor.get(actorId) ?? 0));
  return [...byActor].map(([actorId, quantity]) => ({ actorId, quantity }));
}

/** The number that is in the basket, as the number that is wanted. */
function asManyAs(line: LineReading, inBasket: number): readonly Alternative[] {
  const { now, subject } = line;
  const { price, aisle } = now;
  if (isPresent(now)) return alternativeNumber(line, inBasket);
  const item = { line: line.line, name: subject, price: price.value, aisle: aisle.value };
  return subject === '' ? [] : [{ type: 'AddItem', data: { ...item, quantity: inBasket } }];
}
